import type { Clock } from '../../domain/time.ts';
import type { Store } from '../store.ts';
import { sqliteArchive } from './archive.ts';
import { openDatabase } from './database.ts';
import { sqliteLeases } from './leases.ts';
import { sqliteOutbox } from './outbox.ts';
import { migrations } from './schema.ts';
import { sqliteSources } from './sources.ts';
import { sqliteSubscriptions } from './subscriptions.ts';

export interface SqliteStoreOptions {
  /** The file; its folder is made. `:memory:` for a store that ends with the process. */
  readonly path: string;
  /** Leases run by it. */
  readonly clock: Clock;
}

/**
 * Opens the embedded store.
 * @throws OperatorError where the file cannot be opened or a newer program wrote it.
 */
export function openSqliteStore({ path, clock }: SqliteStoreOptions): Store {
  const database = openDatabase(path, migrations);
  return {
    archive: sqliteArchive(database),
    sources: sqliteSources(database),
    subscriptions: sqliteSubscriptions(database),
    outbox: sqliteOutbox(database),
    leases: sqliteLeases(database, clock),
    async close() {
      database.close();
    },
  };
}
