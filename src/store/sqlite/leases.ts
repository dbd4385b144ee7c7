import type { Clock } from '../../domain/time.ts';
import type { Leases } from '../leases.ts';
import type { Database } from './database.ts';

/**
 * @param isGone True for a holder that is known to have ended. All holders of an embedded store are processes of one
 *   machine, so what a killed one held need not be waited for.
 */
export function sqliteLeases(database: Database, clock: Clock, isGone: (holder: string) => boolean): Leases {
  return {
    async claim(name, holder, ttlMs) {
      const now = clock.now();
      return database.lightStep(() => {
        const held = database.get('SELECT holder, until FROM leases WHERE name = ?', name);
        const isFree =
          held === undefined || held.holder === holder || Number(held.until) <= now || isGone(String(held.holder));
        if (!isFree) return null;
        database.run('INSERT OR REPLACE INTO leases VALUES (?, ?, ?)', name, holder, now + ttlMs);
        return now + ttlMs;
      });
    },
    async release(name, holder) {
      database.lightStep(() => database.run('DELETE FROM leases WHERE name = ? AND holder = ?', name, holder));
    },
  };
}
