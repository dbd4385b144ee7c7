import type { RecordOf } from '../../records.ts';
import { toEntry } from '../audit.ts';
import type { Database, Row } from '../database.ts';
import type { Shelves } from './shelf.ts';

/** The audit log, line by line. */
export function auditShelves(database: Database): Shelves<'audit'> {
  return { audit: { from: 'SELECT * FROM audit', key: ['number'], read: readLine, write: writeLine } };

  /** Lines of a workspace stay in their order; a number that another workspace has goes on behind the last. */
  function writeLine({ place: { number }, workspace, at, by, act, about, details, from }: RecordOf['audit']): void {
    database.run(
      `INSERT INTO audit (number, workspace, at, person, act, about, details, conversation)
       VALUES (max(?, (SELECT coalesce(max(number), 0) + 1 FROM audit)), ?, ?, ?, ?, ?, ?, ?)`,
      number,
      workspace,
      at,
      by,
      act,
      about,
      JSON.stringify(details),
      JSON.stringify(from),
    );
  }
}

function readLine(row: Row): RecordOf['audit'] {
  const { number, ...entry } = toEntry(row);
  return { ...entry, place: { number } };
}
