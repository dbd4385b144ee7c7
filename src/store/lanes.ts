import type { Platform, Ref } from '../domain/chat.ts';
import type { Delivery, DeliveryId } from '../domain/delivery.ts';
import type { Holder } from '../domain/holder.ts';
import type { Instant } from '../domain/time.ts';

/** How a turn ended; its conversation is not served again before `nextAt`. */
export type Settlement =
  | { readonly kind: 'sent'; readonly ref: Ref; readonly at: Instant; readonly nextAt: Instant }
  /** The platform did not take it, and says when to come back. */
  | { readonly kind: 'retry'; readonly reason: string; readonly nextAt: Instant }
  /** It may have arrived or not. */
  | { readonly kind: 'failed'; readonly reason: string; readonly nextAt: Instant }
  /** Nothing was sent in this turn; `begunAt` is what it was before. */
  | { readonly kind: 'postponed'; readonly begunAt: Instant | null; readonly nextAt: Instant }
  | { readonly kind: 'dead'; readonly reason: string; readonly nextAt: Instant }
  /** Everything that waits for the conversation ends with it. */
  | { readonly kind: 'gone'; readonly reason: string };

export interface Ending {
  readonly id: DeliveryId;
  readonly settlement: Settlement;
}

/** A delivery whose turn has come; `begunAt` tells of an earlier turn whose end is not known. */
export type Turn = Omit<Delivery, 'events' | 'told' | 'state' | 'ref' | 'sentAt' | 'dueAt'>;

/** What is to be sent: each conversation is a lane, in which one message moves at a time, in the order of planning. */
export interface Lanes {
  /** Plans messages that belong to no subscription's state; one whose id is there already is left as it is. */
  enter(deliveries: readonly Delivery[]): Promise<void>;
  /**
   * Leases conversations of a platform that are ready and held by nobody, longest ready first, at most `max`, and gives
   * the first delivery of each: from now on it counts as begun, on the disk. A lease ends by `settle` or by its time,
   * which is the store's.
   */
  lease(platform: Platform, holder: Holder, options: { max: number; ttlMs: number }): Promise<readonly Turn[]>;
  /**
   * Ends turns, each in a step of its own; a store may put them on the disk together.
   * @returns For each, false where nothing was written: it has ended already, or, other than `sent`, another has it.
   */
  settle(holder: Holder, endings: readonly Ending[]): Promise<readonly boolean[]>;
  /** When the next conversation of a platform is ready; null where nothing waits. */
  readyAt(platform: Platform): Promise<Instant | null>;
  /** Gives what is dead or gone another chance, with its attempts forgotten; false where it is neither. */
  redeliver(id: DeliveryId): Promise<boolean>;
}
