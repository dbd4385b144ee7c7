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
 * @param keyOf Places with the same key are one; the first of them stands for all.
 */
export function turnPage(
  shelf: Shelf,
  chosen: Uint32Array,
  { limit, after, order = 'newest' }: Page,
  keyOf?: (place: number) => number,
): Turned {
  const dated = order === 'newest' ? chosen : byDeadline(shelf, chosen);
  const ordered = keyOf === undefined ? dated : firstOfEach(dated, keyOf);
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

function firstOfEach(places: Uint32Array, keyOf: (place: number) => number): Uint32Array {
  const seen = new Set<number>();
  return places.filter(place => {
    const key = keyOf(place);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

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
