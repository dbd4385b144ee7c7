import type { Conversation, Platform, Ref, SendOutcome } from '../domain/chat.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Observe } from '../domain/observation.ts';
import type { Clock } from '../domain/time.ts';
import type { Chat } from '../message/chat.ts';
import type { Message } from '../message/message.ts';
import type { Settlement } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

export interface DeliverDeps {
  readonly store: Pick<Store, 'outbox' | 'leases'>;
  readonly chats: readonly Chat[];
  readonly clock: Clock;
  readonly observe: Observe;
  /** Names this process among the replicas. */
  readonly holder: string;
}

export interface Deliver {
  /**
   * Sends what is planned and due, conversations side by side, each in its order.
   * @param signal Stops between two messages.
   * @returns How many messages were sent.
   */
  round(signal: AbortSignal): Promise<number>;
}

/** Longest that one send may take; the conversation's lease is renewed before each. */
const leaseMs = 60_000;
/** The pause after the first failure; doubled for each further one, to an hour at most. */
const retryMs = 15_000;
const retryMsMax = 3_600_000;

/** From plan to confirmed: lease the conversation, send, confirm. */
export function createDeliver(deps: DeliverDeps, { conversationsAtOnce = 16, attemptsMax = 12 } = {}): Deliver {
  const { store, clock, observe, holder } = deps;
  const chatOf = new Map<Platform, Chat>(deps.chats.map(chat => [chat.platform, chat]));

  return {
    async round(signal) {
      const waiting = [...(await store.outbox.waiting(clock.now(), 10_000))].filter(({ platform }) =>
        chatOf.has(platform),
      );
      let sent = 0;
      const workers = Array.from({ length: Math.min(conversationsAtOnce, waiting.length) }, async () => {
        for (let to = waiting.shift(); to !== undefined && !signal.aborted; to = waiting.shift())
          sent += await serve(to);
      });
      await Promise.all(workers);
      return sent;

      async function serve(conversation: Conversation): Promise<number> {
        const lease = `conversation:${conversation.platform}:${conversation.id}`;
        let count = 0;
        while (!signal.aborted && (await store.leases.claim(lease, holder, leaseMs)) !== null) {
          const delivery = await store.outbox.next(conversation);
          if (delivery === null || delivery.dueAt > clock.now()) break;
          const settlement = await attempt(delivery);
          await store.outbox.settle(delivery.id, settlement);
          if (settlement.kind === 'sent') count++;
        }
        await store.leases.release(lease, holder);
        return count;
      }
    },
  };

  async function attempt(delivery: Delivery): Promise<Settlement> {
    const startedAt = clock.now();
    const outcome = await send(delivery);
    const reason = outcome.kind === 'sent' ? null : outcome.reason;
    observe({
      kind: 'delivery-attempted',
      delivery: delivery.id,
      outcome: outcome.kind,
      reason,
      ms: clock.now() - startedAt,
    });
    return settlementOf(outcome, delivery);
  }

  /** What was tried before may have arrived without our knowing: a chat that can look is asked first. */
  async function send(delivery: Delivery): Promise<SendOutcome> {
    const { conversation, id } = delivery;
    const chat = chatOf.get(conversation.platform);
    if (chat === undefined) return { kind: 'failed', reason: `no chat serves ${conversation.platform}` };
    try {
      const there = chat.find === undefined ? null : await chat.find(conversation, id);
      if (there !== null) return { kind: 'sent', ref: there };
      return await chat.send(conversation, JSON.parse(delivery.message) as Message, id, await threadOf(delivery));
    } catch (error) {
      observe({ kind: 'bug', where: `delivering ${id}`, error });
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async function threadOf({ inReplyTo }: Delivery): Promise<Ref | undefined> {
    if (inReplyTo === null) return undefined;
    return (await store.outbox.delivery(inReplyTo))?.ref ?? undefined;
  }

  function settlementOf(outcome: SendOutcome, { attempts }: Delivery): Settlement {
    const now = clock.now();
    switch (outcome.kind) {
      case 'sent':
        return { kind: 'sent', ref: outcome.ref, at: now };
      case 'gone':
        return { kind: 'gone', reason: outcome.reason };
      case 'retry':
        return { kind: 'retry', dueAt: outcome.at, reason: outcome.reason };
      case 'failed': {
        const { reason } = outcome;
        if (attempts + 1 >= attemptsMax) return { kind: 'dead', reason };
        return { kind: 'retry', dueAt: now + Math.min(retryMs * 2 ** attempts, retryMsMax), reason };
      }
    }
  }
}
