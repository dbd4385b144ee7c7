import type { MeasureId } from '../domain/measure.ts';
import type { Turn } from '../domain/turn.ts';
import { questionLengthMax, understand } from './question.ts';
import { contextOf, pointedLine } from './thread.ts';
import { contentWords } from './wording.ts';

/** What is to be looked up before a question can be answered. */
export interface Plan {
  /** What to search the archive for; empty for nothing. */
  readonly words: string;
  /** The line of the thread's list that the question points at. */
  readonly pointed: string | null;
  /** Measures that the thread is about. */
  readonly measures: readonly MeasureId[];
}

export function planFor(question: string, turns: readonly Turn[]): Plan {
  const { text } = understand(question.slice(0, questionLengthMax));
  const thread = contextOf(turns);
  return { words: contentWords(text), pointed: pointedLine(text, thread), measures: thread.measures.slice(-2) };
}
