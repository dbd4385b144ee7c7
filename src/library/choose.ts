import { ownSeen, type Viewer } from '../domain/workspace.ts';
import { firstNumberOf } from './number.ts';
import type { Query } from './query.ts';
import type { Shelf } from './shelf.ts';
import { type TraitName, type Traits, traitNames } from './traits.ts';

/** The places on the shelf that fit a query, newest first. */
export function choose(shelf: Shelf, traits: Traits, viewer: Viewer, query: Query): Uint32Array {
  const places = new Uint32Array(shelf.size);
  const { bits, wanted } = conditions(traits, viewer, query);
  const from = query.before === undefined ? 0 : firstBelow(shelf.numbers, firstNumberOf(query.before));
  const to = query.since === undefined ? shelf.size : firstBelow(shelf.numbers, firstNumberOf(query.since));
  const earliest = query.deadlineFrom === undefined ? 0 : deadlineDay(query.deadlineFrom);
  const latest = query.deadlineBefore === undefined ? Number.MAX_SAFE_INTEGER : deadlineDay(query.deadlineBefore) - 1;
  const hasDeadline = query.deadlineFrom !== undefined || query.deadlineBefore !== undefined;
  let count = 0;
  for (let place = from; place < to; place++) {
    let has = 0;
    const end = shelf.starts[place + 1] ?? 0;
    for (let at = shelf.starts[place] ?? 0; at < end; at++) has |= bits[shelf.traits[at] ?? 0] ?? 0;
    if ((has & wanted) !== wanted) continue;
    const deadline = shelf.deadlines[place] ?? 0;
    if (hasDeadline && (deadline === 0 || deadline < earliest || deadline > latest)) continue;
    places[count++] = place;
  }
  return places.subarray(0, count);
}

/** Days since 1970, as cards keep deadlines; the first day counts as the second, for 0 is none. */
export function deadlineDay(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000) || 1;
}

/** Of each trait the condition that it fulfils, as a bit, and all that must be fulfilled. */
function conditions(traits: Traits, viewer: Viewer, query: Query): { bits: Uint32Array; wanted: number } {
  const bits = new Uint32Array(traits.end);
  let wanted = 0;
  const demand = (name: TraitName, values: readonly string[]) => {
    const bit = 1 << traitNames.indexOf(name);
    wanted |= bit;
    for (const value of values) {
      const trait = traits.known(name, value);
      if (trait !== null) bits[trait] = bit;
    }
  };
  demand('owner', ['shared', ownSeen(viewer)]);
  for (const name of traitNames) {
    const values = name === 'owner' ? undefined : query[name];
    if (values !== undefined && values.length > 0) demand(name, values);
  }
  return { bits, wanted };
}

/** Of numbers that fall, the place of the first below this one. */
function firstBelow(numbers: Float64Array, number: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) >= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
