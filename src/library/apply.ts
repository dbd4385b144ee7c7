import { hash } from 'node:crypto';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { Change } from '../store/archive.ts';
import type { Database } from '../store/sqlite/database.ts';
import { deadlineDay } from './choose.ts';
import { beginningLengthMax } from './find.ts';
import { numbersOfId, passageTerms, textTerms } from './full-text.ts';
import { passagesMax, wantedNumber } from './number.ts';
import { facetNames } from './query.ts';
import type { Names } from './search/names.ts';
import type { Card, KeptShelf } from './shelf.ts';
import { facetValues, historyOf, type Traits, writeTraits } from './traits.ts';

/** What changes are applied to. */
export interface Tables {
  readonly database: Database;
  readonly traits: Traits;
  readonly shelf: Pick<KeptShelf, 'put' | 'take'>;
  readonly names: Names;
}

/**
 * Publications with so much text, in UTF-16 units, are made ready before they are written. Text work and full text each
 * want the processor's caches for themselves: publication by publication, both together took a quarter longer.
 */
const togetherMax = 1_000_000;

/**
 * Brings the tables to the state of these changes.
 * @param position The last change that they have: what was born after it is not looked for.
 */
export function applyChanges(tables: Tables, changes: readonly Change[], position: number): void {
  const latest = inOrderOfDay(latestOfEach(changes));
  for (const { change } of latest) if (change.born <= position) forget(tables, change.id);
  const free = createNumbers(tables.database);
  let ready: Ready[] = [];
  let length = 0;
  for (const { wanted, change } of latest) {
    if (change.publication === null) continue;
    const one = makeReady(tables, change.publication, free(wanted));
    ready.push(one);
    length += one.body.length;
    if (length < togetherMax) continue;
    write(tables, ready);
    ready = [];
    length = 0;
  }
  write(tables, ready);
}

/** A publication that changes while a batch is brought comes in it twice. */
function latestOfEach(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map(change => [change.id, change])).values()];
}

function forget({ database, shelf }: Tables, id: PublicationId): void {
  for (const number of numbersOfId(database, id)) {
    if (database.run('DELETE FROM publications WHERE number = ? AND id = ?', number, id) === 0) continue;
    database.run('DELETE FROM cards WHERE number = ?', number);
    database.run('DELETE FROM publication_text WHERE rowid = ?', number);
    shelf.take(number);
    for (const passage of passagesOf(database, number)) {
      database.run('DELETE FROM passages WHERE number = ?', passage);
      database.run('DELETE FROM passage_text WHERE rowid = ?', passage);
    }
  }
}

function passagesOf(database: Database, number: number): number[] {
  const first = number * passagesMax;
  return database
    .all('SELECT number FROM passages WHERE number >= ? AND number < ?', first, first + passagesMax)
    .map(row => Number(row.number));
}

/** A publication in all the forms in which it is written. */
interface Ready {
  readonly publication: Publication;
  readonly card: Card;
  readonly body: string;
  /** Of a long publication, as it begins. */
  readonly begins: string | null;
  readonly terms: string;
}

function makeReady({ traits, names }: Tables, publication: Publication, number: number): Ready {
  const { owner, event, deadline } = publication;
  const facets = facetValues(publication);
  const has = new Set([traits.number('owner', owner)]);
  for (const name of facetNames) for (const value of facets[name]) has.add(traits.number(name, value));
  for (const measure of historyOf(publication)) has.add(traits.number('historyOf', measure));
  return {
    publication,
    card: {
      number,
      event: eventNumber(event),
      deadline: deadline === null ? 0 : deadlineDay(deadline.on),
      traits: writeTraits([...has]),
    },
    begins: beginningOf(publication),
    body: JSON.stringify(publication.passages.length === 0 ? publication : { ...publication, passages: [] }),
    terms: textTerms(publication, facets, names),
  };
}

function beginningOf(publication: Publication): string | null {
  const { title, summary, content } = publication;
  if ([title, summary, content].every(({ length }) => length <= beginningLengthMax)) return null;
  const begin = (text: string) => text.slice(0, beginningLengthMax);
  const texts = { title: begin(title), summary: begin(summary), content: begin(content) };
  return JSON.stringify({ ...publication, ...texts, passages: [] });
}

/** Table by table. */
function write({ database, shelf, names }: Tables, ready: readonly Ready[]): void {
  for (const { card, publication, begins, body } of ready) {
    const { id, owner, event } = publication;
    database.run(
      'INSERT INTO publications (number, id, owner, event, begins, body) VALUES (?, ?, ?, ?, ?, ?)',
      card.number,
      id,
      owner,
      event,
      begins,
      body,
    );
  }
  for (const { card } of ready) {
    database.run('INSERT INTO cards VALUES (?, ?, ?, ?)', card.number, card.event, card.deadline, card.traits);
    shelf.put(card);
  }
  for (const { card, terms } of ready)
    database.run('INSERT INTO publication_text (rowid, terms) VALUES (?, ?)', card.number, terms);
  for (const { card, publication } of ready) {
    for (const [place, passage] of publication.passages.slice(0, passagesMax).entries()) {
      const own = card.number * passagesMax + place;
      database.run('INSERT INTO passages VALUES (?, ?)', own, JSON.stringify(passage));
      const terms = passageTerms(publication.owner, passage, names);
      database.run('INSERT INTO passage_text (rowid, terms) VALUES (?, ?)', own, terms);
    }
  }
}

/** The full text takes rows fastest in the order of their numbers, which is that of their days. */
function inOrderOfDay(changes: readonly Change[]): readonly { readonly wanted: number; readonly change: Change }[] {
  return changes
    .map(change => ({ wanted: change.publication === null ? 0 : wantedNumber(change.publication), change }))
    .sort((a, b) => a.wanted - b.wanted);
}

/** Numbers that nobody has yet, for wanted ones that rise: each the wanted one, or the first free one behind it. */
function createNumbers(database: Database): (wanted: number) => number {
  let last = -1;
  /** The first number from `last` on that is taken, as far as is known. */
  let taken = -1;
  return wanted => {
    let number = Math.max(wanted, last + 1);
    for (; ; number++) {
      if (taken < number) taken = firstTaken(database, number);
      if (taken > number) break;
    }
    last = number;
    return number;
  };
}

function firstTaken(database: Database, from: number): number {
  const { number = null } = database.get('SELECT min(number) AS number FROM cards WHERE number >= ?', from) ?? {};
  return number === null ? Number.POSITIVE_INFINITY : Number(number);
}

/** 52 bits that stand for an event in lists: two of a million events share them once in ten thousand archives. */
function eventNumber(event: EventId): number {
  return Number.parseInt(hash('sha256', event, 'hex').slice(0, 13), 16);
}
