import type { Clock } from '../../domain/time.ts';
import type { Leases } from '../leases.ts';
import type { Database } from './database.ts';

export function sqliteLeases(database: Database, clock: Clock): Leases {
  return {
    async claim(name, holder, ttlMs) {
      const now = clock.now();
      const taken = database.run(
        `INSERT INTO leases VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
         WHERE holder = excluded.holder OR until <= ?4`,
        name,
        holder,
        now + ttlMs,
        now,
      );
      return taken === 1 ? now + ttlMs : null;
    },
    async release(name, holder) {
      database.run('DELETE FROM leases WHERE name = ? AND holder = ?', name, holder);
    },
  };
}
