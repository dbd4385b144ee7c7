import type { Instant } from '../domain/time.ts';
import type { Store } from '../store/store.ts';
import { workspacesOf } from './workspaces.ts';

/** How long things about people are kept, in ms. */
export interface Retention {
  readonly questionsMs: number;
  /** 0 is for ever. */
  readonly auditMs: number;
}

/** Ends what is older than it may be. */
export async function endOld({ questionsMs, auditMs }: Retention, store: Store, now: Instant): Promise<void> {
  await store.threads.forget(now - questionsMs);
  if (auditMs === 0) return;
  for (const workspace of await workspacesOf(store)) await store.audit.trim(workspace, now - auditMs);
}
