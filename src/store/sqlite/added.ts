import type { Added, AddedSource } from '../added.ts';
import type { Database } from './database.ts';

export function sqliteAdded(database: Database): Added {
  return {
    async list() {
      return database
        .all('SELECT body FROM added_sources ORDER BY workspace, id')
        .map(({ body }) => JSON.parse(String(body)) as AddedSource);
    },
    async save(added) {
      const { owner, id } = added.source;
      const sql = 'INSERT OR REPLACE INTO added_sources (workspace, id, body) VALUES (?, ?, ?)';
      database.run(sql, owner, id, JSON.stringify(added));
    },
    async remove(workspace, id) {
      return database.run('DELETE FROM added_sources WHERE workspace = ? AND id = ?', workspace, id) === 1;
    },
  };
}
