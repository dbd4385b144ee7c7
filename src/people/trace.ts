import { type Conversation, conversationKey } from '../domain/chat.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';
import type { Store } from '../store/store.ts';
import { auditNaming } from './audit-naming.ts';
import { installedBy } from './installed-by.ts';

/** Something that is kept of a person: where, and the whole of it. */
export interface Trace {
  readonly kept: 'review' | 'log' | 'subscription' | 'circle' | 'message' | 'session' | 'token' | 'installation';
  readonly workspace: WorkspaceId;
  readonly what: object;
}

/** Everything that names a person in these workspaces, room by room. */
export async function* traces(
  person: PersonId,
  workspaces: readonly WorkspaceId[],
  store: Store,
): AsyncGenerator<Trace> {
  for (const workspace of workspaces) {
    for (const review of await store.reviews.naming(workspace, person))
      yield { kept: 'review', workspace, what: review };
    for await (const entry of auditNaming(workspace, person, store.audit))
      yield { kept: 'log', workspace, what: entry };
    for (const one of await store.subscriptions.list(workspace))
      if (one.createdBy === person) yield { kept: 'subscription', workspace, what: one };
    for (const { conversation, settings } of await store.settings.list(workspace))
      if (settings.circle?.includes(person)) yield { kept: 'circle', workspace, what: placeOf(conversation) };
    for (const message of await store.outbox.naming(workspace, person))
      yield { kept: 'message', workspace, what: JSON.parse(message) as object };
    for (const { id, name, createdBy, createdAt } of await store.tokens.list(workspace))
      if (createdBy === person) yield { kept: 'token', workspace, what: { id, name, createdAt } };
  }
  for (const { viewer, expiresAt } of await store.sessions.of(person))
    yield { kept: 'session', workspace: viewer.workspace, what: { expiresAt } };
  for (const { platform, tenant, workspace, installedAt } of await installedBy(person, store.installations))
    yield { kept: 'installation', workspace, what: { platform, tenant, installedAt } };
}

/** Conversations are the workspace's: who else is in the circle is not this person's data. */
function placeOf(conversation: Conversation): object {
  return { conversation: conversationKey(conversation) };
}
