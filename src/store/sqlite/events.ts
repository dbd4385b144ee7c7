import type { Publication } from '../../domain/publication.ts';
import type { Events } from '../events.ts';
import type { Database, Row } from './database.ts';

export function sqliteEvents(database: Database): Events {
  return {
    async members(events) {
      const sql = 'SELECT body FROM publications WHERE event IN (SELECT value FROM json_each(?)) ORDER BY born, id';
      return database.all(sql, JSON.stringify(events)).map(toPublication);
    },
    async deadlines(from, to) {
      const sql = 'SELECT body FROM publications WHERE deadline BETWEEN ? AND ? ORDER BY deadline, born, id';
      return database.all(sql, from, to).map(toPublication);
    },
  };
}

function toPublication({ body }: Row): Publication {
  return JSON.parse(String(body)) as Publication;
}
