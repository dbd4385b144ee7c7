import { passageExpressionOf } from './expression.ts';
import type { LookUp } from './look-up.ts';
import { isSilent, type Term } from './term.ts';

/** Of each term, so many of the newest passages are looked at. */
const newestMax = 1_000;
/** So many passages of a publication are weighed on their text; more where a phrase must be proved there. */
const placesMax = 3;
const placesProvedMax = 12;
const publicationsMax = 300;

export interface PassagesOf {
  /** The publication's. */
  readonly number: number;
  /** The likeliest first. */
  readonly places: readonly number[];
  /** Terms that its passages have, all together. */
  readonly has: ReadonlySet<number>;
}

/** Publications by their passages, the likeliest first: each with the passages that have the most of what is sought. */
export function gatherPassages(lookUp: LookUp, terms: readonly Term[], weights: readonly number[]): PassagesOf[] {
  const found = new Map<number, Map<number, Set<number>>>();
  const take = (expression: string, indexes: readonly number[], limit: number) => {
    for (const { number, place } of lookUp.passages(expression, limit)) {
      const places = found.get(number) ?? new Map<number, Set<number>>();
      found.set(number, places);
      const has = places.get(place) ?? new Set<number>();
      places.set(place, has);
      for (const index of indexes) has.add(index);
    }
  };
  const placesWeighed = terms.some(({ isRequired }) => isRequired) ? placesProvedMax : placesMax;
  const telling = [...terms.keys()].filter(index => !isSilent(terms[index] as Term));
  const expressions = telling.map(index => passageExpressionOf(terms[index] as Term));
  for (const [at, index] of telling.entries()) take(expressions[at] ?? '', [index], newestMax);
  // Old ones that have everything are not to be lost behind new ones that have something.
  if (telling.length > 1 && found.size > 0) take(expressions.map(one => `(${one})`).join(' AND '), telling, newestMax);
  const worth = (has: ReadonlySet<number>) => [...has].reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  return [...found]
    .map(([number, places]) => {
      const best = [...places].sort((a, b) => worth(b[1]) - worth(a[1]) || a[0] - b[0]).slice(0, placesWeighed);
      const has = new Set([...places.values()].flatMap(one => [...one]));
      return { number, places: best.map(([place]) => place), has };
    })
    .sort((a, b) => worth(b.has) - worth(a.has) || b.number - a.number)
    .slice(0, publicationsMax);
}
