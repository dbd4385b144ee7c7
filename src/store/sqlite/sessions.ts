import type { Session } from '../../domain/session.ts';
import type { Sessions } from '../sessions.ts';
import type { Database } from './database.ts';

export function sqliteSessions(database: Database): Sessions {
  return {
    async begin({ id, viewer, expiresAt }) {
      const sql = 'INSERT OR REPLACE INTO sessions (id, expires_at, viewer) VALUES (?, ?, ?)';
      database.run(sql, id, expiresAt, JSON.stringify(viewer));
    },
    async find(id, now) {
      database.run('DELETE FROM sessions WHERE expires_at <= ?', now);
      const row = database.get('SELECT expires_at, viewer FROM sessions WHERE id = ?', id);
      if (row === undefined) return null;
      return { id, viewer: JSON.parse(String(row.viewer)) as Session['viewer'], expiresAt: Number(row.expires_at) };
    },
    async end(id) {
      database.run('DELETE FROM sessions WHERE id = ?', id);
    },
  };
}
