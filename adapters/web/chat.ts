import { EventEmitter } from 'node:events';
import type { Conversation } from '../../src/domain/chat.ts';
import { conversationKey } from '../../src/domain/chat.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Clock, Instant } from '../../src/domain/time.ts';
import type { Chat, Receive } from '../../src/message/chat.ts';
import type { Message } from '../../src/message/message.ts';
import type { Store } from '../../src/store/store.ts';

/** Something that was said in a conversation, by a person or by Kairan. */
export type Turn =
  | { readonly kind: 'said'; readonly id: string; readonly at: Instant; readonly words: string }
  | { readonly kind: 'told'; readonly id: string; readonly at: Instant; readonly message: Message };

export interface WebChat extends Chat {
  /** Answers a person; what was said and answered stands in the conversation from then on. */
  readonly receive: Receive;
  keep(conversation: Conversation, turn: Turn): void;
  /** What stands in a conversation, oldest first. */
  turns(conversation: Conversation): Promise<readonly Turn[]>;
  /** Calls back with what is delivered to a conversation from now on, until the returned function is called. */
  follow(conversation: Conversation, told: (turn: Turn) => void): () => void;
}

/** Questions and answers of a conversation that are kept; what was delivered stands in the store. */
const turnsMax = 60;
const deliveriesShown = 40;

/** The console as a chat: what is delivered is there as soon as it is stored, and arrives on the pages that are open. */
export function createWebChat({
  store,
  clock,
}: {
  readonly store: Pick<Store, 'outbox'>;
  readonly clock: Clock;
}): WebChat {
  const kept = new Map<string, Turn[]>();
  const arriving = new EventEmitter().setMaxListeners(0);
  let answer: Receive | null = null;

  return {
    platform: 'web',
    async start(receive) {
      answer = receive;
    },
    async send(to, message, id) {
      arriving.emit(conversationKey(to), { kind: 'told', id, at: clock.now(), message } satisfies Turn);
      return { kind: 'sent', ref: id };
    },
    async find(_to, id) {
      return id;
    },
    async stop() {
      arriving.removeAllListeners();
    },
    receive: async (said, speaker) => (answer === null ? null : answer(said, speaker)),
    keep(conversation, turn) {
      const key = conversationKey(conversation);
      kept.set(key, [...(kept.get(key) ?? []), turn].slice(-turnsMax));
    },
    async turns(conversation) {
      const delivered = await store.outbox.sentTo(conversation, deliveriesShown);
      const all = [...(kept.get(conversationKey(conversation)) ?? []), ...delivered.map(toTurn)];
      return all.toSorted((a, b) => a.at - b.at);
    },
    follow(conversation, told) {
      const key = conversationKey(conversation);
      arriving.on(key, told);
      return () => void arriving.off(key, told);
    },
  };
}

function toTurn({ id, message, sentAt, plannedAt }: Delivery): Turn {
  return { kind: 'told', id, at: sentAt ?? plannedAt, message: JSON.parse(message) as Message };
}
