import type { Delivery } from '../domain/delivery.ts';
import type { Subscription, SubscriptionId } from '../domain/subscription.ts';
import type { WorkspaceId } from '../domain/workspace.ts';
import type { DeskDeps } from './desk-deps.ts';
import { revised } from './standing-order.ts';

/**
 * Plans upon a subscription as it is now, again where it changed meanwhile. A bug costs that subscription this message,
 * and is told; what is new it finds in its next digest.
 * @returns How many messages were planned.
 */
export async function planUpon(
  { store: { subscriptions }, observe }: Pick<DeskDeps, 'store' | 'observe'>,
  workspace: WorkspaceId,
  id: SubscriptionId,
  make: (subscription: Subscription) => Promise<readonly Delivery[]>,
): Promise<number> {
  try {
    for (let tries = 0; tries < 5; tries++) {
      const subscription = await subscriptions.find(workspace, id);
      if (subscription === null) return 0;
      const deliveries = await make(subscription);
      if (deliveries.length === 0) return 0;
      const [isPlanned] = await subscriptions.plan([{ subscription: revised(subscription, {}), deliveries }]);
      if (isPlanned) return deliveries.length;
    }
    throw new Error('it changes faster than it can be planned upon');
  } catch (error) {
    observe({ kind: 'bug', where: `planning for subscription ${id}`, error });
    return 0;
  }
}
