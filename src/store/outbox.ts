import type { Conversation, Ref } from '../domain/chat.ts';
import type { Delivery, DeliveryId, DeliveryState, Telling } from '../domain/delivery.ts';
import type { EventId } from '../domain/publication.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';

/** Every delivery from plan to its end, to be looked up. They enter by `Subscriptions.plan`, and move by `Lanes`. */
export interface Outbox {
  delivery(id: DeliveryId): Promise<Delivery | null>;
  /** The delivery that stands in a conversation as this message: what a thread under it is about. */
  sentAs(workspace: WorkspaceId, conversation: Conversation, ref: Ref): Promise<Delivery | null>;
  /** The last that was sent to a conversation with numbered events: what «item 2» means there. */
  lastNumbered(workspace: WorkspaceId, conversation: Conversation): Promise<Delivery | null>;
  /** What a subscription was told of these events, oldest first. */
  told(subscription: Pick<Subscription, 'workspace' | 'id'>, events: readonly EventId[]): Promise<readonly Telling[]>;
  /** What anybody was told of these events, or was shown of these publications, oldest first. */
  tellings(ids: readonly EventId[]): Promise<readonly Telling[]>;
  /** What was sent to a conversation last, latest first. */
  sentTo(conversation: Conversation, max: number): Promise<readonly Delivery[]>;
  /** Messages of a workspace's deliveries in which a person is spoken to or spoken of, as JSON, each once. */
  naming(workspace: WorkspaceId, person: PersonId): Promise<readonly string[]>;
  /** Puts another text in the place of a message, in every delivery of a workspace that carries it. */
  reword(workspace: WorkspaceId, before: string, after: string): Promise<void>;
  /**
   * Ends deliveries that were sent, or given up, before a moment, with their messages and what they told: an event may be
   * announced again to whoever was told of it by these alone.
   * @param max About how many at once.
   * @returns How many; 0 where none is left.
   */
  end(before: Instant, max: number): Promise<number>;
  /** Newest plan first; of every workspace where it is null. */
  list(workspace: WorkspaceId | null, states: readonly DeliveryState[], max: number): Promise<readonly Delivery[]>;
}
