import type { MeasureId } from '../domain/measure.ts';
import type { Turn } from '../domain/turn.ts';
import { type Listing, listingAsked } from './question/listing.ts';
import type { Namer } from './question/namer.ts';
import { questionLengthMax, understand } from './question/question.ts';
import { contextOf, pointedLine } from './question/thread.ts';
import { contentWords } from './question/wording.ts';
import type { Concepts } from './terms/concepts.ts';

/** What is to be looked up before a question can be answered. */
export interface Plan {
  /** What to search the archive for; empty for nothing. */
  readonly words: string;
  /** The line of the thread's list that the question points at. */
  readonly pointed: string | null;
  /** What to search for in the publications of the measure that is named; null where it names none, or asks nothing more. */
  readonly within: { readonly measure: MeasureId; readonly words: string } | null;
  /** Measures that the thread is about. */
  readonly measures: readonly MeasureId[];
  /** A list that answers; null where statements are to. */
  readonly listing: Listing | null;
}

/** Makes what decides, before anything is looked up, what is to be. */
export function createPlanner(namer: Namer, concepts: Concepts): (question: string, turns: readonly Turn[]) => Plan {
  return (asked, turns) => {
    const question = understand(asked.slice(0, questionLengthMax));
    const { text } = question;
    const thread = contextOf(turns);
    const pointed = pointedLine(text, thread);
    const own = namer.namedIn(question);
    // «And the deadline?» means what the thread is about; a question of its own does not.
    const isShort = question.language === 'ja' ? text.length <= 12 : text.split(/\s+/).length <= 4;
    const named = own.ids.length > 0 || isShort ? namer.meant(question, own, thread) : [];
    const listing = pointed === null ? listingAsked(question, named, concepts.bodiesIn(text)) : null;
    const [measure] = namer.meant(question, own, thread);
    const matter = contentWords(own.words.reduce((left, word) => left.replaceAll(word, ' '), text));
    const within = measure === undefined || matter === '' ? null : { measure, words: matter };
    // What a measure says is looked for in its own publications; without one, in all.
    const words = own.ids.length > 0 && own.ids.length < 2 ? '' : contentWords(text);
    return { words, pointed, within, measures: thread.measures.slice(-2), listing };
  };
}
