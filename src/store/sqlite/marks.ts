import { randomUUID } from 'node:crypto';
import type { Marks } from '../marks.ts';
import type { Database } from './database.ts';

export function sqliteMarks(database: Database): Marks {
  const find = (name: string) => database.get('SELECT body FROM marks WHERE name = ?', name)?.body;
  return {
    async id() {
      const known = find('id');
      if (known !== undefined) return String(known);
      database.run("INSERT OR IGNORE INTO marks VALUES ('id', ?)", randomUUID().slice(0, 8));
      return String(find('id'));
    },
    async read(name) {
      const body = find(name);
      return body === undefined ? null : String(body);
    },
    async write(name, body) {
      writeMark(database, name, body);
    },
  };
}

export function writeMark(database: Database, name: string, body: string | null): void {
  if (body === null) database.run('DELETE FROM marks WHERE name = ?', name);
  else database.run('INSERT OR REPLACE INTO marks VALUES (?, ?)', name, body);
}
