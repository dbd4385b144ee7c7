import { type Kind, kindNames, type Records } from '../../records.ts';
import type { Database } from '../database.ts';
import { writeMark } from '../marks.ts';
import { archiveShelves } from './archive.ts';
import { auditShelves } from './audit.ts';
import { deliveryShelves } from './deliveries.ts';
import { houseShelves } from './house.ts';
import type { Shelves } from './shelf.ts';
import { workspaceShelves } from './workspaces.ts';

/** Records of a piece. */
const pieceMax = 500;

/** Tables that do not move, and why. */
export const tablesThatStay: Readonly<Record<string, string>> = {
  leases: 'nobody holds anything of a store that moves',
  processes: 'they are those of this store',
  marks: 'they are what this store says of itself',
  sqlite_sequence: 'SQLite’s own: numbers go on behind the last',
};

/** Which tables move with which kind. */
export const tablesThatMove: Readonly<Record<Kind, readonly string[]>> = {
  position: ['positions'],
  installation: ['installations'],
  added: ['added_sources'],
  token: ['tokens'],
  session: ['sessions'],
  once: ['once'],
  setting: ['settings'],
  numbered: ['numbered'],
  thread: ['threads'],
  subscription: ['subscriptions'],
  review: ['reviews'],
  source: ['sources'],
  publication: ['publications', 'revisions', 'identities', 'ties', 'absorbed'],
  change: ['counters'],
  delivery: ['deliveries', 'texts', 'mentions', 'lanes'],
  audit: ['audit'],
};

/** How everything stands in the tables, for moving it: a shelf a kind. */
export function sqliteRecords(database: Database): Records {
  const shelves: Shelves<Kind> = {
    ...houseShelves(database),
    ...workspaceShelves(database),
    ...archiveShelves(database),
    ...deliveryShelves(database),
    ...auditShelves(database),
  };

  return {
    async hold() {
      const release = database.still();
      return async () => release();
    },
    async *read(kind, after = null) {
      const { from, where = 'true', key, read } = shelves[kind];
      const columns = key.join(', ');
      for (let cursor = after; ; ) {
        const values = cursor === null ? [] : (JSON.parse(cursor) as (string | number)[]);
        const behind = cursor === null ? '' : `AND (${columns}) > (${key.map(() => '?')})`;
        const sql = `${from} WHERE ${where} ${behind} ORDER BY ${columns} LIMIT ${pieceMax}`;
        const rows = database.all(sql, ...values);
        const last = rows.at(-1);
        if (last === undefined) return;
        cursor = JSON.stringify(key.map(column => last[column]));
        yield { records: rows.map(read), cursor };
        if (rows.length < pieceMax) return;
      }
    },
    async write(kind, records, mark) {
      database.step(() => {
        for (const record of records) shelves[kind].write(record);
        if (mark !== undefined) writeMark(database, 'progress', mark);
      });
    },
    async isEmpty() {
      const tables = kindNames.flatMap(kind => tablesThatMove[kind]).filter(table => table !== 'counters');
      return tables.every(table => database.get(`SELECT 1 FROM ${table} LIMIT 1`) === undefined);
    },
  };
}
