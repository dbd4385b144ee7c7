import { hostname } from 'node:os';
import { pidOf } from '../../domain/holder.ts';
import type { Clock } from '../../domain/time.ts';
import type { Store } from '../store.ts';
import { sqliteAdded } from './added.ts';
import { sqliteArchive } from './archive.ts';
import { sqliteAudit } from './audit.ts';
import { openDatabase } from './database.ts';
import { sqliteEvents } from './events.ts';
import { sqliteInstallations } from './installations.ts';
import { sqliteLanes } from './lanes.ts';
import { sqliteLeases } from './leases.ts';
import { sqliteMarks } from './marks.ts';
import { sqliteNumbered } from './numbered.ts';
import { sqliteOnce } from './once.ts';
import { sqliteOutbox } from './outbox.ts';
import { sqlitePositions } from './positions.ts';
import { sqliteProcesses } from './processes.ts';
import { sqliteRecords } from './records/records.ts';
import { sqliteReviews } from './reviews.ts';
import { migrations } from './schema.ts';
import { sqliteSessions } from './sessions.ts';
import { sqliteSettings } from './settings.ts';
import { sqliteSources } from './sources.ts';
import { sqliteSubscriptions } from './subscriptions.ts';
import { sqliteThreads } from './threads.ts';
import { sqliteTokens } from './tokens.ts';

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
    events: sqliteEvents(database),
    positions: sqlitePositions(database),
    settings: sqliteSettings(database),
    numbered: sqliteNumbered(database),
    sources: sqliteSources(database),
    added: sqliteAdded(database),
    subscriptions: sqliteSubscriptions(database),
    outbox: sqliteOutbox(database),
    threads: sqliteThreads(database),
    reviews: sqliteReviews(database),
    audit: sqliteAudit(database),
    sessions: sqliteSessions(database),
    tokens: sqliteTokens(database),
    lanes: sqliteLanes(database, clock, isGone),
    leases: sqliteLeases(database, clock, isGone),
    once: sqliteOnce(database, clock),
    installations: sqliteInstallations(database),
    processes: sqliteProcesses(database, clock, isGone),
    marks: sqliteMarks(database),
    records: sqliteRecords(database),
    async close() {
      database.close();
    },
  };
}

function isGone(holder: string): boolean {
  const pid = pidOf(holder, hostname());
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
