import type { Conversation, Ref } from '../domain/chat.ts';
import type { Delivery, DeliveryId, DeliveryState, Telling } from '../domain/delivery.ts';
import type { EventId } from '../domain/publication.ts';
import type { SubscriptionId } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

/** How an attempt ended. */
export type Settlement =
  | { readonly kind: 'sent'; readonly ref: Ref; readonly at: Instant }
  | { readonly kind: 'retry'; readonly dueAt: Instant; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string };

/** Deliveries from plan to their end. They enter by `Subscriptions.plan`. */
export interface Outbox {
  /** Conversations that have something planned and due, longest waiting first, at most `max`. */
  waiting(now: Instant, max: number): Promise<readonly Conversation[]>;
  /** What is planned for a conversation, oldest first; the first is the only one that may be sent now. */
  next(conversation: Conversation): Promise<Delivery | null>;
  delivery(id: DeliveryId): Promise<Delivery | null>;
  /** Ends or postpones an attempt; false where the delivery is no longer planned. */
  settle(id: DeliveryId, settlement: Settlement): Promise<boolean>;
  /** What a subscription was told of these events, oldest first. */
  told(subscription: SubscriptionId, events: readonly EventId[]): Promise<readonly Telling[]>;
  /** What anybody was told of these events, or was shown of these publications, oldest first. */
  tellings(ids: readonly EventId[]): Promise<readonly Telling[]>;
  list(workspace: WorkspaceId, states: readonly DeliveryState[], max: number): Promise<readonly Delivery[]>;
}
