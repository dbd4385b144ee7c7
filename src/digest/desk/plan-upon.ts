import type { Delivery } from '../../domain/delivery.ts';
import type { Observe } from '../../domain/observation.ts';
import type { Subscription, SubscriptionId } from '../../domain/subscription.ts';
import type { WorkspaceId } from '../../domain/workspace.ts';
import type { DeskDeps } from './desk-deps.ts';
import { revised } from './standing-order.ts';

/** What is to be done upon a subscription. */
export interface Step {
  readonly deliveries: readonly Delivery[];
  /** What changes in the subscription itself. */
  readonly changes?: Partial<Subscription>;
}

/**
 * Plans upon a subscription as it is now, again where it changed meanwhile. A bug is told, and costs that subscription this
 * message.
 * @param hold What is written into the subscription instead, so that it is planned later. Throws where it cannot be written.
 * @returns How many messages were planned.
 */
export async function planUpon(
  { store: { subscriptions }, observe }: Pick<DeskDeps, 'store' | 'observe'>,
  workspace: WorkspaceId,
  id: SubscriptionId,
  make: (subscription: Subscription) => Promise<Step>,
  hold?: (subscription: Subscription) => Partial<Subscription>,
): Promise<number> {
  try {
    return await attempt(make);
  } catch (error) {
    observe({ kind: 'bug', where: `planning for subscription ${id}`, error });
    return hold === undefined ? 0 : attempt(async one => ({ deliveries: [], changes: hold(one) }));
  }

  async function attempt(step: typeof make): Promise<number> {
    for (let tries = 0; tries < 5; tries++) {
      const subscription = await subscriptions.find(workspace, id);
      if (subscription === null) return 0;
      const { deliveries, changes } = await step(subscription);
      if (deliveries.length === 0 && changes === undefined) return 0;
      const [isPlanned] = await subscriptions.plan([
        { subscription: revised(subscription, changes ?? {}), deliveries },
      ]);
      if (isPlanned) return tellPlanned(observe, deliveries);
    }
    throw new Error('it changes faster than it can be planned upon');
  }
}

/** @returns How many they are. */
export function tellPlanned(observe: Observe, deliveries: readonly Delivery[]): number {
  for (const { id, told } of deliveries)
    observe({ kind: 'delivery-planned', delivery: id, events: told.map(({ event }) => event) });
  return deliveries.length;
}
