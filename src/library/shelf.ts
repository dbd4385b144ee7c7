import type { Database } from '../store/sqlite/database.ts';
import { traitOf } from './traits.ts';

/** What lists, counts and trends are made by, of one publication. */
export interface Card {
  readonly number: number;
  /** Equal where the event is. */
  readonly event: number;
  /** Days since 1970; 0 without a deadline. */
  readonly deadline: number;
  /** As `writeTraits` wrote them. */
  readonly traits: string;
}

/**
 * Every card in memory, newest first, about 60 bytes each: counting over a hundred thousand takes milliseconds here, and
 * a second in tables.
 */
export interface Shelf {
  readonly size: number;
  readonly numbers: Float64Array;
  readonly events: Float64Array;
  readonly deadlines: Int32Array;
  /** Where the traits of each begin in `traits`; one entry more than there are cards. */
  readonly starts: Uint32Array;
  readonly traits: Uint32Array;
}

/** A shelf that follows the tables: filled when first asked for, mended with what was put and taken since. */
export interface KeptShelf {
  now(): Shelf;
  put(card: Card): void;
  take(number: number): void;
  /** Forgets everything; it is filled anew when next asked for. */
  drop(): void;
}

/** More changes than this between two questions are not gathered: the shelf is read anew. */
const changesMax = 20_000;

export function keepShelf(database: Database): KeptShelf {
  let shelf: Shelf | null = null;
  let put = new Map<number, Card>();
  let taken = new Set<number>();
  const forgetChanges = () => {
    put = new Map();
    taken = new Set();
  };
  const drop = () => {
    shelf = null;
    forgetChanges();
  };
  const note = (change: () => void) => {
    if (shelf === null) return;
    change();
    if (put.size + taken.size > changesMax) drop();
  };
  return {
    now() {
      if (shelf === null) shelf = readShelf(database);
      else if (put.size + taken.size > 0) shelf = mended(shelf, put, taken);
      forgetChanges();
      return shelf;
    },
    put: card => note(() => put.set(card.number, card)),
    take: number =>
      note(() => {
        put.delete(number);
        taken.add(number);
      }),
    drop,
  };
}

function readShelf(database: Database): Shelf {
  const { cards = 0, traits = 0 } = database.get(
    'SELECT count(*) AS cards, coalesce(sum(length(traits)), 0) AS traits FROM cards',
  ) as { cards?: number; traits?: number };
  const filling = emptyShelf(cards, traits);
  for (const row of database.each('SELECT number, event, deadline, traits FROM cards ORDER BY number DESC'))
    filling.add(row as unknown as Card);
  return filling.shelf();
}

function mended(old: Shelf, put: ReadonlyMap<number, Card>, taken: ReadonlySet<number>): Shelf {
  const fresh = [...put.values()].sort((a, b) => b.number - a.number);
  const traits = fresh.reduce((sum, card) => sum + card.traits.length, old.traits.length);
  const filling = emptyShelf(old.size + fresh.length, traits);
  let next = 0;
  for (let place = 0; place < old.size; place++) {
    const number = old.numbers[place] ?? 0;
    for (let card = fresh[next]; card !== undefined && card.number >= number; card = fresh[++next]) filling.add(card);
    if (!taken.has(number) && !put.has(number)) filling.copy(old, place);
  }
  for (const card of fresh.slice(next)) filling.add(card);
  return filling.shelf();
}

function emptyShelf(cards: number, traitsLength: number) {
  const numbers = new Float64Array(cards);
  const events = new Float64Array(cards);
  const deadlines = new Int32Array(cards);
  const starts = new Uint32Array(cards + 1);
  const traits = new Uint32Array(traitsLength);
  let size = 0;
  let end = 0;
  const begin = (number: number, event: number, deadline: number) => {
    numbers[size] = number;
    events[size] = event;
    deadlines[size] = deadline;
  };
  const finish = () => {
    size++;
    starts[size] = end;
  };
  return {
    add(card: Card) {
      begin(card.number, card.event, card.deadline);
      for (const character of card.traits) traits[end++] = traitOf(character);
      finish();
    },
    copy(from: Shelf, place: number) {
      begin(from.numbers[place] ?? 0, from.events[place] ?? 0, from.deadlines[place] ?? 0);
      const last = from.starts[place + 1] ?? 0;
      for (let at = from.starts[place] ?? 0; at < last; at++) traits[end++] = from.traits[at] ?? 0;
      finish();
    },
    shelf: (): Shelf => ({ size, numbers: numbers.subarray(0, size), events, deadlines, starts, traits }),
  };
}
