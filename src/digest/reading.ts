import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source, Terms } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Kind } from '../domain/tags.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { EnglishSentence } from './title/sentence.ts';
import type { Naming } from './words/name-thing.ts';

/**
 * What the catalogue says of a measure that a publication of some kind announces; undefined where it does not hold the
 * measure, or where what is announced is another thing: a Cabinet order under an Act, a second caution.
 */
export type OfMeasure = (measure: MeasureId, kind: Kind) => Bilingual | undefined;

/** What cards need to know of the house. */
export interface Reading extends Naming {
  readonly language: Language;
  readonly now: Instant;
  /** The reader's day. */
  readonly today: Day;
  readonly profile: Profile;
  /** How binding a measure is, as the catalogue says. */
  readonly forceOf: OfMeasure;
  /** How a measure stands today, as the catalogue says. */
  readonly statusOf: OfMeasure;
  /** What a measure says, in a sentence that rests on the catalogue. */
  readonly pointOf: OfMeasure;
  /** What a sentence says, where every word of it is understood. */
  readonly sentenceInEnglish: EnglishSentence;
  /** To whom a measure speaks, as the catalogue says. */
  readonly addresseeOf: OfMeasure;
  /** How much of a source may be shown. */
  readonly termsOf: (source: Publication['source']) => Terms['show'];
  /** True for an authority whose silence the reader should know of. */
  readonly concerns: (source: Source) => boolean;
  /** True for a command that exists: a button is drawn only where something answers it. */
  readonly offers: (command: string) => boolean;
}
