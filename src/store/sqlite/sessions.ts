import type { Session } from '../../domain/session.ts';
import type { Sessions } from '../sessions.ts';
import type { Database, Row } from './database.ts';

export function sqliteSessions(database: Database): Sessions {
  return {
    async begin({ id, viewer, expiresAt }) {
      const sql = 'INSERT OR REPLACE INTO sessions (id, expires_at, viewer) VALUES (?, ?, ?)';
      database.run(sql, id, expiresAt, JSON.stringify(viewer));
    },
    async find(id, now) {
      database.run('DELETE FROM sessions WHERE expires_at <= ?', now);
      const row = database.get('SELECT * FROM sessions WHERE id = ?', id);
      return row === undefined ? null : toSession(row);
    },
    async of(person) {
      const sql = "SELECT * FROM sessions WHERE viewer ->> 'person' = ? ORDER BY id";
      return database.all(sql, person).map(toSession);
    },
    async end(id) {
      database.run('DELETE FROM sessions WHERE id = ?', id);
    },
  };
}

function toSession({ id, viewer, expires_at }: Row): Session {
  return { id: String(id), viewer: JSON.parse(String(viewer)) as Session['viewer'], expiresAt: Number(expires_at) };
}
