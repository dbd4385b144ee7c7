import { forgottenPerson } from '../domain/audit.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';
import type { Store } from '../store/store.ts';
import { installedBy } from './installed-by.ts';
import type { Trace } from './trace.ts';

/** In how many things of each kind a person was. */
export type Forgotten = Readonly<Record<Trace['kept'], number>>;

/**
 * Takes a person out of everything that is kept in these workspaces: acts stay and nobody did them. It may be run again
 * where it was cut off.
 */
export async function forget(person: PersonId, workspaces: readonly WorkspaceId[], store: Store): Promise<Forgotten> {
  const count = { review: 0, log: 0, subscription: 0, circle: 0, message: 0, token: 0, session: 0, installation: 0 };
  for (const workspace of workspaces) {
    count.review += await store.reviews.forget(workspace, person);
    count.log += await store.audit.forget(workspace, person);
    count.subscription += await disown(person, workspace, store);
    count.circle += await leaveCircles(person, workspace, store);
    count.message += await unname(person, workspace, store);
    count.token += await store.tokens.forget(workspace, person);
  }
  for (const { id } of await store.sessions.of(person)) {
    await store.sessions.end(id);
    count.session++;
  }
  for (const installation of await installedBy(person, store.installations)) {
    await store.installations.save({ ...installation, installedBy: forgottenPerson });
    count.installation++;
  }
  return count;
}

/** A subscription is the conversation's and goes on; planning may change it meanwhile, and then it is looked at again. */
async function disown(person: PersonId, workspace: WorkspaceId, { subscriptions }: Store): Promise<number> {
  const own = (await subscriptions.list(workspace)).filter(({ createdBy }) => createdBy === person);
  for (const { id } of own) {
    for (;;) {
      const found = await subscriptions.find(workspace, id);
      if (found === null) break;
      if (await subscriptions.save({ ...found, createdBy: forgottenPerson, version: found.version + 1 })) break;
    }
  }
  return own.length;
}

async function leaveCircles(person: PersonId, workspace: WorkspaceId, { settings }: Store): Promise<number> {
  const named = (await settings.list(workspace)).filter(one => one.settings.circle?.includes(person));
  for (const { conversation, settings: chosen } of named) {
    const circle = chosen.circle?.filter(one => one !== person) ?? [];
    await settings.save(workspace, conversation, { ...chosen, circle });
  }
  return named.length;
}

/** In messages that were sent, or wait, the name goes and the sentence stays. */
async function unname(person: PersonId, workspace: WorkspaceId, { outbox }: Store): Promise<number> {
  const messages = await outbox.naming(workspace, person);
  for (const message of messages) await outbox.reword(workspace, message, withoutName(message, person));
  return messages.length;
}

function withoutName(message: string, person: PersonId): string {
  const { language } = JSON.parse(message) as { language?: string };
  const nobody = { kind: 'text', text: language === 'ja' ? '（削除された利用者）' : '(a person who was removed)' };
  const lose = (_key: string, value: unknown) =>
    value === person ? forgottenPerson : isSpanOf(person, value) ? nobody : value;
  return JSON.stringify(JSON.parse(message, lose));
}

/** The reviver has been in the span before it comes to the span itself. */
function isSpanOf(person: PersonId, value: unknown): boolean {
  const { kind, id } = (value ?? {}) as { kind?: unknown; id?: unknown };
  return kind === 'person' && (id === person || id === forgottenPerson);
}
