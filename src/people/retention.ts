import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/time.ts';
import type { WorkspaceId } from '../domain/workspace.ts';
import type { Store } from '../store/store.ts';
import { everyWorkspace, workspacesOf } from './workspaces.ts';

/** How long things are kept, in ms. */
export interface Retention {
  readonly questionsMs: number;
  /** 0 is for ever, here and below. */
  readonly auditMs: number;
  readonly deliveriesMs: number;
}

/** Deliveries are looked through once in so long, by one replica. */
const deliveriesEveryMs = 3_600_000;
/** So often the logs of workspaces that have let Kairan go are looked for. */
const logsEveryMs = 86_400_000;
/** Deliveries that end in one step. */
const deliveriesAtOnce = 1_000;

/** Ends what is older than it may be. */
export async function endOld(
  { questionsMs, auditMs, deliveriesMs }: Retention,
  store: Store,
  now: Instant,
): Promise<void> {
  await store.threads.forget(now - questionsMs);
  if (auditMs > 0) for (const workspace of await withLogs(store)) await store.audit.trim(workspace, now - auditMs);
  if (deliveriesMs > 0 && (await isTheirTurn('retention', deliveriesEveryMs, store)))
    await endDeliveries(store, now - deliveriesMs);
}

async function withLogs(store: Store): Promise<readonly WorkspaceId[]> {
  return (await isTheirTurn('retention:logs', logsEveryMs, store))
    ? everyWorkspace(store, ['audit'])
    : workspacesOf(store);
}

async function isTheirTurn(what: string, everyMs: number, { leases }: Store): Promise<boolean> {
  return (await leases.claim(what, randomUUID(), everyMs)) !== null;
}

async function endDeliveries({ outbox }: Store, before: Instant): Promise<void> {
  while ((await outbox.end(before, deliveriesAtOnce)) > 0);
}
