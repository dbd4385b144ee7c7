import type { SourceState } from '../../domain/source.ts';
import type { Sources } from '../sources.ts';
import type { Database } from './database.ts';

export function sqliteSources(database: Database): Sources {
  return {
    async state(id) {
      const row = database.get('SELECT state FROM sources WHERE id = ?', id);
      return row === undefined ? null : (JSON.parse(String(row.state)) as SourceState);
    },
    async states() {
      return database
        .all('SELECT state FROM sources ORDER BY id')
        .map(({ state }) => JSON.parse(String(state)) as SourceState);
    },
    async record(state) {
      return database.lightStep(() => writeState(database, state));
    },
  };
}

/** Writes a source's state where the stored version is the one before; also part of a document's commit. */
export function writeState(database: Database, state: SourceState): boolean {
  const written = database.run(
    `INSERT INTO sources SELECT ?1, ?2, ?3 WHERE ?2 = 1 OR EXISTS (SELECT 1 FROM sources WHERE id = ?1)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state WHERE version = excluded.version - 1`,
    state.id,
    state.version,
    JSON.stringify(state),
  );
  return written === 1;
}
