// Stores of both kinds for one test file: embedded ones, and ones on a real server that it starts.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret } from '../../src/domain/secret.ts';
import type { Named } from '../../src/store/moving/copy.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { furnish } from './furnished.ts';
import { hasRedis, startRedis } from './redis.ts';
import { aClock } from './sample.ts';

export type StoreKind = 'SQLite' | 'Redis';

/** A store, the clock that it runs by, and where it stands: a file, or the prefix of its keys. */
export interface Opened extends Named {
  readonly store: Store;
  readonly clock: ReturnType<typeof aClock>;
  readonly place: string;
}

export interface Stores {
  /** Those that this machine can open. */
  readonly kinds: readonly StoreKind[];
  /** Null where no Redis is installed. */
  readonly port: number | null;
  readonly folder: string;
  open(kind: StoreKind, place?: string): Promise<Opened>;
  /** With something of everything in it, and nobody working with it. */
  furnished(kind: StoreKind, place?: string): Promise<Opened>;
  /** A name for a file that is not there yet. */
  file(): string;
  url(prefix: string): string;
  close(): Promise<void>;
}

export async function openStores(): Promise<Stores> {
  const redis = hasRedis() ? await startRedis() : null;
  const folder = mkdtempSync(join(tmpdir(), 'kairan-stores-'));
  const opened: Store[] = [];
  const url = (prefix: string) => `redis://127.0.0.1:${redis?.port}/0?prefix=${prefix}`;
  const stores: Stores = {
    kinds: redis === null ? ['SQLite'] : ['SQLite', 'Redis'],
    port: redis?.port ?? null,
    folder,
    async open(kind, place = kind === 'SQLite' ? ':memory:' : randomUUID()) {
      const clock = aClock();
      const store =
        kind === 'SQLite'
          ? openSqliteStore({ path: place, clock })
          : await openRedisStore({ url: secret(url(place)), clock });
      opened.push(store);
      return { clock, place, name: place, store };
    },
    async furnished(kind, place) {
      const made = await stores.open(kind, place);
      await furnish(made.store, made.clock);
      await made.store.processes.leave('1@elsewhere#a');
      return made;
    },
    file: () => join(folder, `${randomUUID()}.db`),
    url,
    async close() {
      await Promise.all(opened.map(store => store.close()));
      await redis?.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return stores;
}

/** The same store, whose writing ends, or is disturbed, after so many pieces. */
export function cutAfter(named: Opened, writes: number, disturb?: () => Promise<unknown>): Opened {
  let left = writes;
  const { records } = named.store;
  const write: typeof records.write = async (...piece) => {
    if (left-- === 0) {
      if (disturb === undefined) throw new Error('cut');
      await disturb();
    }
    await records.write(...piece);
  };
  return { ...named, store: { ...named.store, records: { ...records, write } } };
}
