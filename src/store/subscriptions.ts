import type { Delivery } from '../domain/delivery.ts';
import type { Subscription, SubscriptionId } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

/** A subscription's next state, and what is planned from it. */
export interface Plan {
  readonly subscription: Subscription;
  readonly deliveries: readonly Delivery[];
}

/** The standing orders of each workspace. */
export interface Subscriptions {
  /**
   * Adds (`version` 1) or replaces a subscription.
   * @returns False where it changed meanwhile: nothing was written.
   */
  save(subscription: Subscription): Promise<boolean>;
  remove(workspace: WorkspaceId, id: SubscriptionId): Promise<boolean>;
  list(workspace: WorkspaceId): Promise<readonly Subscription[]>;
  find(workspace: WorkspaceId, id: SubscriptionId): Promise<Subscription | null>;
  /** Subscriptions of all workspaces that take alerts. */
  alerting(): Promise<readonly Subscription[]>;
  /** Into how many parts the workspaces fall that replicas can serve side by side. */
  readonly parts: number;
  /**
   * Subscriptions whose `nextDueAt` has come, longest due first, at most `max`.
   * @param part Counted from 0; those of all workspaces without it.
   */
  due(now: Instant, max: number, part?: number): Promise<readonly Subscription[]>;
  /**
   * Commits subscriptions' next states, each together with the deliveries that were planned from it and only if it is
   * unchanged: all in one step. A delivery whose id is there already is left as it is.
   * @returns For each, false where it changed meanwhile: nothing of it was written.
   */
  plan(plans: readonly Plan[]): Promise<readonly boolean[]>;
}
