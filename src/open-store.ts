import { existsSync, rmSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import type { OpenedNamed } from './cli/house.ts';
import { steadyClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Observe } from './domain/observation.ts';
import { OperatorError } from './domain/operator-error.ts';
import { secret } from './domain/secret.ts';
import type { Clock } from './domain/time.ts';
import { hasPassword, isStoreAddress, readAddress, storeForm } from './store/redis/address.ts';
import type { Store } from './store/store.ts';
import { readCertificate } from './world.ts';

export interface OpenedStore {
  readonly store: Store;
  /** The time by which its leases run. */
  readonly clock: Clock;
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
  config: Pick<Config, 'KAIRAN_STORE' | 'KAIRAN_EXTRA_CA'>,
  database: string,
  clock: Clock,
  observe: Observe,
): Promise<OpenedStore> {
  const url = config.KAIRAN_STORE;
  if (url === null) {
    const { openSqliteStore } = await import('./store/sqlite/store.ts');
    return { store: openSqliteStore({ path: database, clock }), clock, libraryPath: beside(database, 'library') };
  }
  const { openRedisStore } = await import('./store/redis/store.ts');
  const ca = authorities(config);
  const store = await openRedisStore({ url, ca, report: why => observe({ kind: 'unreplicated', why }) });
  // A library follows one store only.
  return { store, clock: await store.timeBy(steadyClock), libraryPath: beside(database, `library-${store.id}`) };
}

/**
 * Opens a store by name, with nothing else of the house: `KAIRAN_STORE`, `KAIRAN_OTHER_STORE` or `KAIRAN_DB` for what is
 * configured, the address of a Redis without a password, or a path.
 * @param mustBeThere A path that is not there is refused, rather than made.
 */
export async function openNamed(
  name: string,
  config: Pick<Config, 'KAIRAN_STORE' | 'KAIRAN_OTHER_STORE' | 'KAIRAN_EXTRA_CA'>,
  database: string,
  mustBeThere: boolean,
): Promise<OpenedNamed> {
  const isKey = name === 'KAIRAN_STORE' || name === 'KAIRAN_OTHER_STORE';
  const url = isKey ? config[name] : isStoreAddress(name) ? secret(name) : null;
  if (isKey && url === null)
    throw new OperatorError(`${name} is not set. Set it, or name the store by its path or address.`);
  if (!isKey && url !== null && hasPassword(url))
    throw new OperatorError(
      'What stands on a command line others on this machine can read, a password too; it may be in the shell’s history now. ' +
        'Set KAIRAN_STORE, or KAIRAN_OTHER_STORE for the second of two, to the address, and name that instead.',
    );
  if (url !== null) {
    const { openRedisStore } = await import('./store/redis/store.ts');
    const { shown, prefix } = readAddress(url);
    const store = await openRedisStore({ url, ca: authorities(config) });
    return {
      store,
      name: `the Redis at ${shown} (prefix ${prefix.slice(0, -1)})`,
      clock: await store.timeBy(steadyClock),
      forgetLibrary() {},
    };
  }
  const path = name === 'KAIRAN_DB' ? database : name;
  if (/^[\w+.-]+:\/\//.test(path))
    throw new OperatorError(
      `This is no address of a Redis: it takes ${storeForm}. Not repeated here, as it may hold a password.`,
    );
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

/** Whom certificates are taken from; nobody in particular where the operator names none. */
function authorities({ KAIRAN_EXTRA_CA: extra }: Pick<Config, 'KAIRAN_EXTRA_CA'>): readonly string[] {
  return extra === '' ? [] : [...getCACertificates('default'), readCertificate(extra)];
}
