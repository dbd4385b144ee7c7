import { indexTerms, searchable } from '../text/segment.ts';

/** The terms of a text with how often each stands in it. */
export interface Terms {
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

/** Weighs how well texts answer a question: rare words count for more than common ones, long texts for less. */
export interface Weighing {
  /** How much of what is asked the text covers; at most `massOf` what is asked. */
  cover(asked: readonly string[], text: Terms): number;
  /** The same with long texts held back. */
  score(asked: readonly string[], text: Terms): number;
  massOf(asked: readonly string[]): number;
  isKnown(term: string): boolean;
}

/** A long text covers more by chance; it is held back a little. */
const [saturation, lengthShare] = [0.6, 0.3];

export function termsOf(text: string): Terms {
  const counts = new Map<string, number>();
  let length = 0;
  for (const term of indexTerms(searchable(text)).split(' ')) {
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
  return {
    cover: (asked, { counts }) => asked.reduce((sum, term) => (counts.has(term) ? sum + weight(term) : sum), 0),
    score(asked, { counts, length }) {
      const held = (1 + saturation) / (1 + saturation * (1 - lengthShare + (lengthShare * length) / average));
      return held * asked.reduce((sum, term) => (counts.has(term) ? sum + weight(term) : sum), 0);
    },
    massOf: asked => asked.reduce((sum, term) => sum + weight(term), 0),
    isKnown: term => holding.has(term),
  };
}
