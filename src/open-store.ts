import { existsSync, rmSync } from 'node:fs';
import type { OpenedNamed } from './cli/house.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Observe } from './domain/observation.ts';
import { OperatorError } from './domain/operator-error.ts';
import { secret } from './domain/secret.ts';
import type { Clock } from './domain/time.ts';
import { readAddress, storePattern } from './store/redis/address.ts';
import type { Store } from './store/store.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Where this process keeps its library, which may be deleted at any time. */
  readonly libraryPath: string;
}

/**
 * Opens the store that the configuration names: one that many replicas share, or the embedded one.
 * @param database Path of the embedded store; the library stands beside it either way.
 * @param clock What the embedded store's leases run by; a shared one has a time of its own.
 * @throws OperatorError where it cannot be opened.
 */
export async function openStore(
  { KAIRAN_STORE: url }: Pick<Config, 'KAIRAN_STORE'>,
  database: string,
  clock: Clock,
  observe: Observe,
): Promise<OpenedStore> {
  if (url === null) {
    const { openSqliteStore } = await import('./store/sqlite/store.ts');
    return { store: openSqliteStore({ path: database, clock }), libraryPath: beside(database, 'library') };
  }
  const { openRedisStore } = await import('./store/redis/store.ts');
  const store = await openRedisStore({ url, report: why => observe({ kind: 'unreplicated', why }) });
  // A library follows one store only.
  return { store, libraryPath: beside(database, `library-${store.id}`) };
}

/**
 * Opens a store by name, with nothing else of the house: `KAIRAN_STORE` or `KAIRAN_DB` for what is configured, the address
 * of a Redis, or a path.
 * @param mustBeThere A path that is not there is refused, rather than made.
 */
export async function openNamed(
  name: string,
  config: Pick<Config, 'KAIRAN_STORE'>,
  database: string,
  mustBeThere: boolean,
): Promise<OpenedNamed> {
  const url = name === 'KAIRAN_STORE' ? config.KAIRAN_STORE : storePattern.test(name) ? secret(name) : null;
  if (name === 'KAIRAN_STORE' && url === null)
    throw new OperatorError('KAIRAN_STORE is not set. Set it, or name the store by its path or address.');
  if (url !== null) {
    const { openRedisStore } = await import('./store/redis/store.ts');
    const { shown, prefix } = readAddress(url);
    const store = await openRedisStore({ url });
    return {
      store,
      name: `the Redis at ${shown} (prefix ${prefix.slice(0, -1)})`,
      clock: systemClock,
      forgetLibrary() {},
    };
  }
  const path = name === 'KAIRAN_DB' ? database : name;
  if (/^\w+:\/\//.test(path))
    throw new OperatorError('This is no address of a Redis: redis://USER:PASSWORD@HOST:PORT/DATABASE.');
  if (mustBeThere && !existsSync(path)) throw new OperatorError(`There is no store at ${path}.`);
  const { openSqliteStore } = await import('./store/sqlite/store.ts');
  return {
    store: openSqliteStore({ path, clock: systemClock }),
    name: path,
    clock: systemClock,
    // It followed another store, whose numbers meant other things.
    forgetLibrary() {
      for (const end of ['', '-wal', '-shm']) rmSync(`${beside(path, 'library')}${end}`, { force: true });
    },
  };
}

function beside(database: string, name: string): string {
  return database === ':memory:' ? database : `${database.replace(/\.db$/, '')}.${name}.db`;
}
