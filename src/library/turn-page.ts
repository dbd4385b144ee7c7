import type { Page } from './query.ts';
import type { Shelf } from './shelf.ts';

/** Places in the order of a page, those of the page itself, and where the next begins. */
export interface Turned {
  readonly total: number;
  readonly places: readonly number[];
  readonly next: string | null;
}

/**
 * The page of these places, which are newest first.
 * @param by `event` makes one of all places of an event; the first of them stands for it.
 */
export function turnPage(
  shelf: Shelf,
  chosen: Uint32Array,
  { limit, after, order = 'newest' }: Page,
  by: 'publication' | 'event' = 'publication',
): Turned {
  const dated = order === 'newest' ? chosen : byDeadline(shelf, chosen);
  const ordered = by === 'publication' ? dated : firstOfEach(shelf, dated);
  const start = after === undefined ? 0 : placeAfter(shelf, ordered, order, after);
  const places = [...ordered.subarray(start, start + limit)];
  const last = places.at(-1);
  const isLast = last === undefined || start + limit >= ordered.length;
  return { total: ordered.length, places, next: isLast ? null : writeCursor(shelf, last) };
}

function byDeadline({ deadlines }: Shelf, chosen: Uint32Array): Uint32Array {
  return chosen
    .filter(place => deadlines[place] !== 0)
    .sort((a, b) => (deadlines[a] ?? 0) - (deadlines[b] ?? 0) || a - b);
}

function firstOfEach(shelf: Shelf, places: Uint32Array): Uint32Array {
  const { ranks, count } = rankedEvents(shelf);
  const seen = new Uint8Array(count);
  return places.filter(place => {
    const rank = ranks[place] ?? 0;
    if (seen[rank] === 1) return false;
    seen[rank] = 1;
    return true;
  });
}

/** Of each place which event it is of, counted from 0: made once for a shelf, since a set of a hundred thousand takes long. */
function rankedEvents(shelf: Shelf): RankedEvents {
  const known = rankedShelves.get(shelf);
  if (known !== undefined) return known;
  const rankOf = new Map<number, number>();
  const ranks = new Uint32Array(shelf.size);
  for (let place = 0; place < shelf.size; place++) {
    const event = shelf.events[place] ?? 0;
    const rank = rankOf.get(event) ?? rankOf.size;
    if (rank === rankOf.size) rankOf.set(event, rank);
    ranks[place] = rank;
  }
  const made = { ranks, count: rankOf.size };
  rankedShelves.set(shelf, made);
  return made;
}

interface RankedEvents {
  readonly ranks: Uint32Array;
  readonly count: number;
}

const rankedShelves = new WeakMap<Shelf, RankedEvents>();

/** The first that comes behind what a cursor names, which may be gone by now. */
function placeAfter(
  { numbers, deadlines }: Shelf,
  ordered: Uint32Array,
  order: 'newest' | 'deadline',
  cursor: string,
): number {
  const read = readCursor(cursor);
  if (read === null) return 0;
  const isBehind = (place: number) => {
    const number = numbers[place] ?? 0;
    const deadline = deadlines[place] ?? 0;
    if (order === 'newest' || deadline === read.deadline) return number < read.number;
    return deadline > read.deadline;
  };
  const found = ordered.findIndex(isBehind);
  return found < 0 ? ordered.length : found;
}

function writeCursor({ numbers, deadlines }: Shelf, place: number): string {
  return Buffer.from(JSON.stringify([numbers[place], deadlines[place]])).toString('base64url');
}

function readCursor(written: string): { number: number; deadline: number } | null {
  try {
    const [number, deadline] = JSON.parse(Buffer.from(written, 'base64url').toString()) as unknown[];
    return typeof number === 'number' && typeof deadline === 'number' ? { number, deadline } : null;
  } catch {
    return null;
  }
}
