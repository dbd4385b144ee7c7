import type { Publication } from '../../domain/publication.ts';
import type { Events } from '../events.ts';
import type { Database, Row } from './database.ts';

export function sqliteEvents(database: Database): Events {
  return {
    async members(events) {
      const sql = `SELECT body FROM publications WHERE event IN (SELECT value FROM json_each(?)) AND body IS NOT NULL
                   ORDER BY born, id`;
      return database.all(sql, JSON.stringify(events)).map(toPublication);
    },
    async eventOf(id) {
      const event = database.get('SELECT event FROM publications WHERE id = ?', id)?.event;
      return typeof event === 'string' ? event : null;
    },
    async addressed(workspace, urls) {
      const sql = `SELECT event FROM publications
                   WHERE owner IN ('shared', ?) AND url IN (SELECT value FROM json_each(?)) AND body IS NOT NULL
                   ORDER BY born DESC LIMIT 1`;
      const event = database.get(sql, workspace, JSON.stringify(urls))?.event;
      return typeof event === 'string' ? event : null;
    },
    async namesOf(events) {
      const sql =
        'SELECT id, event FROM publications WHERE event IN (SELECT value FROM json_each(?)) ORDER BY born, id';
      return byEvent(database.all(sql, JSON.stringify(events)));
    },
    async absorbedBy(events) {
      const sql = `SELECT p.id, p.event FROM publications p JOIN absorbed a ON a.event = p.id
                   WHERE p.event IN (SELECT value FROM json_each(?)) ORDER BY p.born, p.id`;
      return byEvent(database.all(sql, JSON.stringify(events)));
    },
    async deadlines(from, to) {
      const sql = 'SELECT body FROM publications WHERE deadline BETWEEN ? AND ? ORDER BY deadline, born, id';
      return database.all(sql, from, to).map(toPublication);
    },
  };
}

function byEvent(rows: readonly Row[]): Map<string, readonly string[]> {
  const groups = Map.groupBy(rows, ({ event }) => String(event));
  return new Map([...groups].map(([event, group]) => [event, group.map(({ id }) => String(id))]));
}

function toPublication({ body }: Row): Publication {
  return JSON.parse(String(body)) as Publication;
}
