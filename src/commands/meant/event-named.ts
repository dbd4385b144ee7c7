import type { EventId } from '../../domain/publication.ts';
import { ownSeen } from '../../domain/workspace.ts';
import { normaliseUrl } from '../../ingest/normalise-url.ts';
import type { Context } from '../command.ts';

type Here = Pick<Context, 'store' | 'viewer' | 'conversation' | 'thread'>;

/** `p…` as it is; what stands at an address; 3, «3件目», «item 3» by the list that was shown here. */
export async function eventNamed(asked: string, here: Here): Promise<EventId | null> {
  const written = asked.normalize('NFKC').trim();
  const number = /^(?:item |no\.? ?|#)?(\d{1,4})(?:件目|番目?)?$/i.exec(written)?.[1];
  if (/^https?:\/\//i.test(asked.trim())) return eventAt(asked, here);
  if (number === undefined) return written;
  return (await numberedEvents(here))[Number(number) - 1] || null;
}

/** What numbers mean here: the message whose thread it is said in, else the last one of this conversation with numbers. */
export async function numberedEvents({ store, viewer, conversation, thread }: Here): Promise<readonly EventId[]> {
  const { workspace } = viewer;
  const root = thread === null ? null : await store.outbox.sentAs(workspace, conversation, thread);
  if (root !== null && root.events.length > 0) return root.events;
  const last = await store.outbox.lastNumbered(workspace, conversation);
  const answered = await store.numbered.of(workspace, conversation);
  const isNewer = answered !== null && answered.at >= (last?.sentAt ?? 0);
  return isNewer ? answered.events : (last?.events ?? []);
}

/** By its address, whatever follows its `#`. */
async function eventAt(address: string, { store, viewer }: Here): Promise<EventId | null> {
  const urls = (['keep', 'drop'] as const).flatMap(fragments => normaliseUrl(address, fragments) ?? []);
  return store.events.addressed(ownSeen(viewer), urls);
}
