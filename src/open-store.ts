import type { Config } from './config.ts';
import type { Observe } from './domain/observation.ts';
import type { Clock } from './domain/time.ts';
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
  const beside = (name: string) => (database === ':memory:' ? database : `${database.replace(/\.db$/, '')}.${name}.db`);
  if (url === null) {
    const { openSqliteStore } = await import('./store/sqlite/store.ts');
    return { store: openSqliteStore({ path: database, clock }), libraryPath: beside('library') };
  }
  const { openRedisStore } = await import('./store/redis/store.ts');
  const store = await openRedisStore({ url, report: why => observe({ kind: 'unreplicated', why }) });
  // A library follows one store only.
  return { store, libraryPath: beside(`library-${store.id}`) };
}
