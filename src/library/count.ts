import { dayOfNumber, numbersADay } from './number.ts';
import { type Counted, type FacetName, type Facets, facetNames, type Trends } from './query.ts';
import type { Shelf } from './shelf.ts';
import type { Traits } from './traits.ts';

/** How many of these places have each value of each facet, the most first. */
export function countFacets(shelf: Shelf, traits: Traits, places: Uint32Array): Facets {
  const counts = new Uint32Array(traits.end);
  for (const place of places) {
    const end = shelf.starts[place + 1] ?? 0;
    for (let at = shelf.starts[place] ?? 0; at < end; at++) {
      const trait = shelf.traits[at] ?? 0;
      counts[trait] = (counts[trait] ?? 0) + 1;
    }
  }
  const facets = Object.fromEntries(facetNames.map((name): [FacetName, Record<string, number>] => [name, {}]));
  const found = [...counts.keys()].filter(trait => (counts[trait] ?? 0) > 0);
  for (const trait of found.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))) {
    const { name, value } = traits.of(trait) ?? {};
    const facet = facetNames.find(one => one === name);
    if (facet !== undefined && value !== undefined)
      (facets[facet] as Record<string, number>)[value] = counts[trait] ?? 0;
  }
  return facets as Facets;
}

/** How many of these places, which are newest first, each week brought; or how many events, each once. */
export function countWeeks(
  shelf: Shelf,
  traits: Traits,
  places: Uint32Array,
  facet: FacetName,
  counted: Counted = 'publication',
): Trends {
  const weekOf = (place: number) =>
    Math.floor((Math.floor((shelf.numbers[place] ?? 0) / numbersADay) + mondayShift) / 7);
  const [newest, oldest] = [places[0], places.at(-1)];
  if (newest === undefined || oldest === undefined) return { weeks: [], counts: {}, totals: [] };
  const first = weekOf(oldest);
  const length = weekOf(newest) - first + 1;
  const totals = new Array<number>(length).fill(0);
  const byTrait = new Map<number, number[]>();
  const isCounted = Array.from({ length: traits.end }, (_, trait) => traits.of(trait)?.name === facet);
  const isFirst = counted === 'event' ? createFirsts() : () => true;
  for (const place of places.toReversed()) {
    const week = weekOf(place) - first;
    const event = shelf.events[place] ?? 0;
    if (isFirst(event, -1)) totals[week] = (totals[week] ?? 0) + 1;
    const end = shelf.starts[place + 1] ?? 0;
    for (let at = shelf.starts[place] ?? 0; at < end; at++) {
      const trait = shelf.traits[at] ?? 0;
      if (!isCounted[trait] || !isFirst(event, trait)) continue;
      const counts = byTrait.get(trait) ?? new Array<number>(length).fill(0);
      counts[week] = (counts[week] ?? 0) + 1;
      byTrait.set(trait, counts);
    }
  }
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const counts = [...byTrait].sort(([, a], [, b]) => sum(b) - sum(a));
  return {
    weeks: Array.from({ length }, (_, week) => mondayOf(first + week)),
    counts: Object.fromEntries(counts.map(([trait, one]) => [traits.of(trait)?.value ?? '', one])),
    totals,
  };
}

/** True where an event comes for the first time with a trait. */
function createFirsts(): (event: number, trait: number) => boolean {
  const seen = new Map<number, Set<number>>();
  return (event, trait) => {
    const events = seen.get(trait) ?? new Set();
    seen.set(trait, events);
    return !events.has(event) && events.add(event) !== undefined;
  };
}

/** 1 January 1800, from which numbers count days, was a Wednesday. */
const mondayShift = 2;

function mondayOf(week: number): string {
  return dayOfNumber((week * 7 - mondayShift) * numbersADay);
}
