import type { Clock } from '../../domain/time.ts';
import type { Once } from '../once.ts';
import type { Database } from './database.ts';

export function sqliteOnce(database: Database, clock: Clock): Once {
  return {
    async first(key, ttlMs) {
      const now = clock.now();
      return database.lightStep(() => {
        database.run('DELETE FROM once WHERE until <= ?', now);
        return database.run('INSERT OR IGNORE INTO once VALUES (?, ?)', key, now + ttlMs) === 1;
      });
    },
  };
}
