import { numbersADay } from '../number.ts';
import { allOf, anyOf, expressionOf } from './expression.ts';
import type { LookUp } from './look-up.ts';
import { gatherPassages } from './passages.ts';
import type { Understood } from './understand.ts';

/** Of each term, so many of the newest publications are looked at; fewer have it where the answer says that it is exact. */
const newestMax = 2_000;
/** So many of the likeliest are weighed on their text. */
export const weighedMax = 240;
/** Where more have a term than can be weighed, those with it in their title go before the newest by this share of its worth. */
const titleShare = 0.5;
/** With fewer than these, publications that have some of a name's words are looked at too. */
const fewMax = 60;

/** A publication that the index knows to fit, more or less. */
export interface Candidate {
  readonly number: number;
  /** Which terms it has, by their place among them. */
  readonly terms: Set<number>;
  /** Its likeliest passages, the likeliest first, by their places in it. */
  places: readonly number[];
  guess: number;
}

export interface Gathered {
  readonly candidates: ReadonlyMap<number, Candidate>;
  /** False where some terms have more publications than were looked at. */
  readonly isExact: boolean;
  /** What each term is worth: the rarer, the more. */
  readonly weights: readonly number[];
}

/** Candidates by term, newest first; what every term is worth is known from how many have it. */
export function gather(lookUp: LookUp, { terms, must }: Understood, count: number): Gathered {
  const candidates = new Map<number, Candidate>();
  const candidate = (number: number): Candidate => {
    const known = candidates.get(number) ?? { number, terms: new Set<number>(), places: [], guess: 0 };
    candidates.set(number, known);
    return known;
  };
  const take = (numbers: readonly number[], index: number | null, worth: number) => {
    for (const number of numbers) {
      const one = candidate(number);
      if (index !== null) one.terms.add(index);
      one.guess += worth;
    }
  };
  if (terms.length === 0) {
    const [first] = must;
    const all = first === undefined ? lookUp.newest(newestMax) : lookUp.publications(first, newestMax);
    take(all, null, 1);
    return { candidates, isExact: all.length < newestMax, weights: [] };
  }

  const lists = terms.map(term => lookUp.publications(expressionOf(term), newestMax));
  const weights = terms.map((term, index) => term.weight * rarity(lists[index] ?? [], count));
  const weightOf = (index: number) => weights[index] ?? 0;
  for (const [index, list] of lists.entries()) take(list, index, weightOf(index));
  const isCapped = lists.some(list => list.length >= newestMax);
  takeTitled();
  if (isCapped && terms.length > 1) takeOlder();
  takePassages();
  if (candidates.size < fewMax) takePartial();
  return { candidates, isExact: !isCapped, weights };

  /** Of what more have than can be weighed, those that have it in their title, however old. */
  function takeTitled(): void {
    for (const [index, term] of terms.entries()) {
      const list = lists[index] ?? [];
      if (list.length <= weighedMax) continue;
      const titled = lookUp.publications(expressionOf(term, 'title'), newestMax);
      const known = new Set(list);
      const unknown = titled.filter(number => !known.has(number));
      take(unknown, index, weightOf(index));
      take(titled, null, weightOf(index) * titleShare);
    }
  }

  /** Of what more have than were looked at, those that have every term. */
  function takeOlder(): void {
    const whole = weights.reduce((sum, weight) => sum + weight, 0.5);
    for (const number of haveAll()) {
      const one = candidate(number);
      for (const index of terms.keys()) one.terms.add(index);
      one.guess = Math.max(one.guess, whole);
    }
  }

  /** The newest that have every term. A list that is whole leaves few days in which they can stand, or none. */
  function haveAll(): readonly number[] {
    const whole = lists.filter(list => list.length < newestMax).map(list => new Set(list));
    const [first, ...others] = whole;
    const expression = terms.map(term => `(${expressionOf(term)})`).join(' AND ');
    if (first === undefined) return lookUp.publications(expression, newestMax);
    const possible = [...first].filter(number => others.every(other => other.has(number)));
    const [newest] = possible;
    const oldest = possible.at(-1);
    if (newest === undefined || oldest === undefined) return [];
    return lookUp.publications(expression, newestMax, { oldest, newest });
  }

  function takePassages(): void {
    for (const { number, places, has } of gatherPassages(lookUp, terms, weights)) {
      if (!candidates.has(number) && !lookUp.fulfils(number)) continue;
      const one = candidate(number);
      one.places = places;
      for (const index of has) {
        if (!one.terms.has(index)) one.guess += weightOf(index);
        one.terms.add(index);
      }
    }
  }

  function takePartial(): void {
    for (const term of terms.filter(({ isRequired }) => !isRequired)) {
      const [typed] = term.phrases;
      if (term.things.length > 0 && typed !== undefined)
        take(lookUp.publications(allOf(typed.tokens), newestMax), null, 0.2);
      const long = term.phrases.filter(({ tokens }) => tokens.length >= 3);
      if (long.length > 0) take(lookUp.publications(anyOf(long.flatMap(({ tokens }) => tokens)), newestMax), null, 0.1);
    }
  }
}

/** The older half of a capped list tells how common the term is: so many in so many days. */
function rarity(numbers: readonly number[], count: number): number {
  const days = ((numbers[0] ?? 0) - (numbers.at(-1) ?? 0)) / numbersADay;
  const spanned =
    numbers.length < newestMax
      ? numbers.length
      : Math.max(numbers.length, (count * numbers.length) / Math.max(numbers.length, days * 1_000));
  return Math.log(1 + (count - Math.min(count, spanned) + 0.5) / (Math.min(count, spanned) + 0.5)) + 0.05;
}
