import { hash } from 'node:crypto';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { Change } from '../store/archive.ts';
import type { Database } from '../store/sqlite/database.ts';
import { deadlineDay } from './choose.ts';
import { indexPassage, indexText, numbersOfId } from './full-text.ts';
import { passagesMax, wantedNumber } from './number.ts';
import { facetNames } from './query.ts';
import type { Names } from './search/names.ts';
import type { KeptShelf } from './shelf.ts';
import { facetValues, historyOf, type Traits, writeTraits } from './traits.ts';

/** What changes are applied to. */
export interface Tables {
  readonly database: Database;
  readonly traits: Traits;
  readonly shelf: Pick<KeptShelf, 'put' | 'take'>;
  readonly names: Names;
}

/**
 * Brings the tables to the state of these changes.
 * @param position The last change that they have: what was born after it is not looked for.
 */
export function applyChanges(tables: Tables, changes: readonly Change[], position: number): void {
  const numbers = createNumbers(tables.database);
  for (const { wanted, change } of inOrderOfDay(changes)) {
    const { id, born, publication } = change;
    if (born <= position) forget(tables, id);
    if (publication !== null) keep(tables, publication, numbers.free(wanted));
  }
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

function keep({ database, traits, shelf, names }: Tables, publication: Publication, number: number): void {
  const { id, owner, event, deadline } = publication;
  const facets = facetValues(publication);
  const has = new Set([traits.number('owner', owner)]);
  for (const name of facetNames) for (const value of facets[name]) has.add(traits.number(name, value));
  for (const measure of historyOf(publication)) has.add(traits.number('historyOf', measure));
  const card = {
    number,
    event: eventNumber(event),
    deadline: deadline === null ? 0 : deadlineDay(deadline.on),
    traits: writeTraits([...has]),
  };
  database.run(
    'INSERT INTO publications (number, id, owner, event, body) VALUES (?, ?, ?, ?, ?)',
    number,
    id,
    owner,
    event,
    JSON.stringify(publication.passages.length === 0 ? publication : { ...publication, passages: [] }),
  );
  database.run('INSERT INTO cards VALUES (?, ?, ?, ?)', number, card.event, card.deadline, card.traits);
  shelf.put(card);
  indexText(database, number, publication, facets, names);
  for (const [place, passage] of publication.passages.slice(0, passagesMax).entries()) {
    const own = number * passagesMax + place;
    database.run('INSERT INTO passages VALUES (?, ?)', own, JSON.stringify(passage));
    indexPassage(database, own, owner, passage, names);
  }
}

/** The full text takes rows fastest in the order of their numbers, which is that of their days. */
function inOrderOfDay(changes: readonly Change[]): readonly { readonly wanted: number; readonly change: Change }[] {
  return changes
    .map(change => ({ wanted: change.publication === null ? 0 : wantedNumber(change.publication), change }))
    .sort((a, b) => a.wanted - b.wanted);
}

/** Numbers that nobody has yet. */
function createNumbers(database: Database) {
  const next = new Map<number, number>();
  return {
    /** The wanted number, or the first free one behind it. */
    free(wanted: number): number {
      let number = next.get(wanted) ?? wanted;
      while (database.get('SELECT 1 FROM cards WHERE number = ?', number) !== undefined) number++;
      next.set(wanted, number + 1);
      return number;
    },
  };
}

/** 52 bits that stand for an event in lists: two of a million events share them once in ten thousand archives. */
function eventNumber(event: EventId): number {
  return Number.parseInt(hash('sha256', event, 'hex').slice(0, 13), 16);
}
