import type { RecordOf } from '../../records.ts';
import { enterAudit, toEntry } from '../audit.ts';
import type { Database, Row } from '../database.ts';
import type { Shelves } from './shelf.ts';

/** The audit log, line by line. */
export function auditShelves(database: Database): Shelves<'audit'> {
  return { audit: { from: 'SELECT * FROM audit', key: ['number'], read: readLine, write: writeLine } };

  /** Lines of a workspace stay in their order. */
  function writeLine({ place: { number }, ...entry }: RecordOf['audit']): void {
    enterAudit(database, entry, number);
  }
}

function readLine(row: Row): RecordOf['audit'] {
  const { number, ...entry } = toEntry(row);
  return { ...entry, place: { number } };
}
