import type { Delivery, DeliveryId, DeliveryKind } from '../domain/delivery.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { Message } from '../message/message.ts';

/** A delivery to a subscription's conversation, before it is known what it tells. @param message Null where it is to come. */
export function envelope(
  { id: subscription, workspace, conversation }: Subscription,
  id: DeliveryId,
  kind: DeliveryKind,
  now: Instant,
  message: Message | null = null,
): Delivery {
  return {
    id,
    workspace,
    subscription,
    conversation,
    kind,
    events: [],
    told: [],
    inReplyTo: null,
    message: message === null ? '' : JSON.stringify(message),
    plannedAt: now,
    dueAt: now,
    state: 'planned',
    attempts: 0,
    begunAt: null,
    lastReason: null,
    ref: null,
    sentAt: null,
  };
}
