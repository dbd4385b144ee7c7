import type { Delivery } from '../domain/delivery.ts';
import type { Subscription, SubscriptionId } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

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
  /** Subscriptions of all workspaces whose `nextDueAt` has come, longest due first, at most `max`. */
  due(now: Instant, max: number): Promise<readonly Subscription[]>;
  /**
   * Commits a subscription's next state together with the deliveries that were planned from it: one step, only if the
   * subscription is unchanged. A delivery whose id is there already is left as it is.
   * @returns False where it changed meanwhile: nothing was written.
   */
  plan(subscription: Subscription, deliveries: readonly Delivery[]): Promise<boolean>;
}
