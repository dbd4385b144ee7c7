import type { Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { GivenPassage } from './statements/given-passage.ts';
import type { Citation } from './statements/statement.ts';

/** A sentence of an answer, with the numbers (from 1) of the citations that it stands on. */
export interface Sentence {
  readonly text: string;
  readonly citations: readonly number[];
}

export interface Answer {
  readonly kind: 'answer';
  readonly language: Language;
  readonly measure: MeasureId | null;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
  /** Further statements that bear on it and are not said, for length. */
  readonly left: number;
  /** What else it could be composed from, best first: what a model is given. */
  readonly passages: readonly GivenPassage[];
  /** The model that put it into words; null where nobody did. */
  readonly writer: { readonly model: string; readonly endpoint: string } | null;
}

/** What was asked cannot be answered; `near` is the closest that there is. A false premise is corrected in `sentences`. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly why: 'no-support' | 'no-subject' | 'none-listed' | 'advice' | 'outside' | 'premise' | 'too-long';
  readonly language: Language;
  readonly measure: MeasureId | null;
  readonly sentences: readonly Sentence[];
  readonly near: readonly Citation[];
}

export type AskOutcome = Answer | Refusal;
