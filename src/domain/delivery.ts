import type { Conversation, Ref } from './chat.ts';
import type { EventId } from './publication.ts';
import type { SubscriptionId } from './subscription.ts';
import type { Instant } from './time.ts';
import type { WorkspaceId } from './workspace.ts';

/** Made of (subscription, period) or (subscription, event, kind), so that planning twice plans once. */
export type DeliveryId = string;

export const deliveryKinds = ['digest', 'alert', 'reminder', 'correction', 'notice'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export const deliveryStates = ['planned', 'sent', 'gone', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One platform message, from plan to its end. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly workspace: WorkspaceId;
  readonly subscription: SubscriptionId;
  readonly conversation: Conversation;
  readonly kind: DeliveryKind;
  /** The numbered events of the message, in its order: what «item 2» means. */
  readonly events: readonly EventId[];
  /** The delivery in whose thread it belongs: what a correction corrects. */
  readonly inReplyTo: DeliveryId | null;
  /** The message as JSON, as it was composed. */
  readonly message: string;
  readonly plannedAt: Instant;
  readonly dueAt: Instant;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Of the last attempt that did not succeed. */
  readonly lastReason: string | null;
  readonly ref: Ref | null;
  readonly sentAt: Instant | null;
}
