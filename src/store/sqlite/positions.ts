import type { Positions } from '../positions.ts';
import type { Database } from './database.ts';

export function sqlitePositions(database: Database): Positions {
  return {
    async at(name) {
      return Number(database.get('SELECT change FROM positions WHERE name = ?', name)?.change ?? 0);
    },
    async move(name, from, to) {
      const sql = `INSERT INTO positions SELECT ?1, ?3 WHERE ?2 = 0 OR EXISTS (SELECT 1 FROM positions WHERE name = ?1)
                   ON CONFLICT (name) DO UPDATE SET change = excluded.change WHERE change = ?2`;
      return database.run(sql, name, from, to) === 1;
    },
    // What is in the file is in it, whoever opens it.
    run: async () => '',
  };
}
