import type { Conversation, Ref } from '../../src/domain/chat.ts';
import type { PersonId } from '../../src/domain/workspace.ts';
import type { Activity } from './port.ts';

/** Where something stands in Teams. */
export interface Place {
  readonly tenant: string;
  /** A channel, a group chat or a personal one, by the platform's id without a thread. */
  readonly chat: string;
}

/** `TENANT/19:…@thread.tacv2`. */
export function conversationAt({ tenant, chat }: Place): Conversation {
  return { platform: 'teams', id: `${tenant}/${chat}` };
}

export function placeOf({ id }: Conversation): Place {
  const cut = id.indexOf('/');
  return { tenant: id.slice(0, cut), chat: id.slice(cut + 1) };
}

/** A message by its id in the conversation: `TENANT/19:…@thread.tacv2/1700000000000`. */
export function refAt({ tenant, chat }: Place, message: string): Ref {
  return `${tenant}/${chat}/${message}`;
}

export function messageOf(ref: Ref): Place & { readonly message: string } {
  const cut = ref.lastIndexOf('/');
  return { ...placeOf({ platform: 'teams', id: ref.slice(0, cut) }), message: ref.slice(cut + 1) };
}

/** `teams:TENANT/29:…`. */
export function personAt(tenant: string, user: string): PersonId {
  return `teams:${tenant}/${user}`;
}

/** The place of an activity, and the thread's first message where it stands in one; null where it names no tenant or no conversation. */
export function placeOfActivity({ conversation, channelData }: Activity): (Place & { thread: string | null }) | null {
  const tenant = channelData?.tenant?.id ?? conversation?.tenantId;
  if (typeof conversation?.id !== 'string' || typeof tenant !== 'string' || tenant === '') return null;
  const [chat = '', thread] = conversation.id.split(';messageid=');
  return { tenant, chat, thread: thread ?? null };
}
