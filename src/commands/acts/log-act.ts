import type { AuditAct } from '../../domain/audit.ts';
import type { Context } from '../command.ts';

/** Writes into the log what whoever asks has done. */
export async function logAct(
  act: AuditAct,
  about: string,
  details: Readonly<Record<string, string>>,
  {
    store,
    viewer,
    conversation,
    now,
  }: Pick<Context, 'viewer' | 'conversation' | 'now'> & { readonly store: Pick<Context['store'], 'audit'> },
): Promise<void> {
  const { workspace, person: by } = viewer;
  await store.audit.append({ workspace, at: now, by, act, about, details, from: conversation });
}
