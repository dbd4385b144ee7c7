import type { Clock } from '../../domain/time.ts';
import type { Processes } from '../processes.ts';
import type { Database } from './database.ts';

/** @param isGone True for a holder that is known to have ended. */
export function sqliteProcesses(database: Database, clock: Clock, isGone: (holder: string) => boolean): Processes {
  return {
    async arrive(holder, ttlMs) {
      const now = clock.now();
      database.lightStep(() => {
        database.run('DELETE FROM processes WHERE until <= ?', now);
        database.run('INSERT OR REPLACE INTO processes VALUES (?, ?)', holder, now + ttlMs);
      });
    },
    async leave(holder) {
      database.lightStep(() => database.run('DELETE FROM processes WHERE holder = ?', holder));
    },
    async present() {
      return database
        .all('SELECT holder FROM processes WHERE until > ? ORDER BY holder', clock.now())
        .map(({ holder }) => String(holder))
        .filter(holder => !isGone(holder));
    },
  };
}
