import { aNotice, type Delivery, type DeliveryId, type DeliveryKind } from '../../domain/delivery.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Instant } from '../../domain/time.ts';
import type { Message } from '../../message/message.ts';

/** A delivery to a subscription's conversation, before it is known what it tells. @param message Null where it is to come. */
export function envelope(
  { id: subscription, workspace, conversation }: Subscription,
  id: DeliveryId,
  kind: DeliveryKind,
  now: Instant,
  message: Message | null = null,
): Delivery {
  const composed = message === null ? '' : JSON.stringify(message);
  return { ...aNotice({ id, workspace, subscription, conversation, message: composed, now }), kind };
}
