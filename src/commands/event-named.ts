import type { EventId } from '../domain/publication.ts';
import type { Context } from './command.ts';

/** `p…` as it is; 3, «3件目», «item 3» by the last message of this conversation that numbers its items. */
export async function eventNamed(
  asked: string,
  { store, viewer, conversation }: Pick<Context, 'store' | 'viewer' | 'conversation'>,
): Promise<EventId | null> {
  const written = asked.normalize('NFKC').trim();
  const number = /^(?:item |no\.? ?|#)?(\d{1,4})(?:件目|番目?)?$/i.exec(written)?.[1];
  if (number === undefined) return written;
  const sent = await store.outbox.list(viewer.workspace, ['sent'], 500);
  const last = sent.find(
    one =>
      one.conversation.platform === conversation.platform &&
      one.conversation.id === conversation.id &&
      one.events.length > 0,
  );
  const answered = await store.numbered.of(viewer.workspace, conversation);
  const isNewer = answered !== null && answered.at >= (last?.sentAt ?? 0);
  return (isNewer ? answered.events : (last?.events ?? []))[Number(number) - 1] || null;
}
