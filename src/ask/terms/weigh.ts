import { indexTerms, searchable } from '../../text/segment.ts';

/** The terms of a text with how often each stands in it. */
export interface Terms {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** One thing that is asked: by its own terms, or by the matters that its words stand for. */
export interface Asked {
  readonly concepts: readonly string[];
  readonly own: readonly string[];
}

/** Weighs how well texts answer a question: rare words count for more than common ones, long texts for less. */
export interface Weighing {
  /** How much of what is asked the text covers; at most `massOf` what is asked. */
  cover(asked: readonly Asked[], text: Terms): number;
  /** The same with long texts held back. */
  score(asked: readonly Asked[], text: Terms): number;
  massOf(asked: readonly Asked[]): number;
}

/** How far a text holds what is asked, 0 to 1: its matter in any words, or so many of its own terms. */
export function held({ concepts, own }: Asked, { counts }: Terms): number {
  const share = own.length === 0 ? 0 : own.filter(term => counts.has(term)).length / own.length;
  return concepts.some(concept => counts.has(concept)) ? 0.6 + 0.4 * share : share ** 2;
}

/** A long text covers more by chance; it is held back a little. */
const [saturation, lengthShare] = [0.6, 0.3];

export function termsOf(text: string): Terms {
  return termsOfSearchable(searchable(text));
}

/** Terms of a text that is in the form of the index already: a stem has no stem of its own. */
export function termsOfSearchable(text: string): Terms {
  const counts = new Map<string, number>();
  let length = 0;
  for (const term of indexTerms(text).split(' ')) {
    if (term === '') continue;
    counts.set(term, (counts.get(term) ?? 0) + 1);
    length++;
  }
  return { counts, length };
}

export function createWeighing(texts: readonly Terms[]): Weighing {
  const holding = new Map<string, number>();
  for (const { counts } of texts) for (const term of counts.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const average = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length);
  // A term that nothing holds is often half of two words; it must not outweigh those that are known.
  const unknownWeight = Math.log(1 + texts.length / 20);
  const weight = (term: string) => {
    const count = holding.get(term);
    return count === undefined ? unknownWeight : Math.log(1 + texts.length / (1 + count));
  };
  const weightOf = ({ concepts, own }: Asked) => {
    const known = concepts.filter(concept => holding.has(concept)).map(weight);
    const terms = own.map(weight);
    const mean = terms.reduce((sum, one) => sum + one, 0) / Math.max(1, terms.length);
    return known.length > 0 ? Math.max(...known) : mean;
  };
  const cover = (asked: readonly Asked[], text: Terms) =>
    asked.reduce((sum, one) => sum + weightOf(one) * held(one, text), 0);
  return {
    cover,
    score: (asked, text) =>
      (cover(asked, text) * (1 + saturation)) /
      (1 + saturation * (1 - lengthShare + (lengthShare * text.length) / average)),
    massOf: asked => asked.reduce((sum, one) => sum + weightOf(one), 0),
  };
}
