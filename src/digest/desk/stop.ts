import { type Conversation, conversationKey } from '../../domain/chat.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Clock } from '../../domain/time.ts';
import type { WorkspaceId } from '../../domain/workspace.ts';
import type { Store } from '../../store/store.ts';
import { deskPosition } from './desk.ts';
import { appointed, isStopped, owesHeld } from './standing-order.ts';

/** A subscription that was stopped, and where else whoever made it is told things. */
export interface Stopped {
  readonly subscription: Subscription;
  readonly elsewhere: Conversation | null;
}

/**
 * Stops what a conversation is subscribed to, since it takes no messages any more. What comes meanwhile is in the first
 * digest after somebody resumes it.
 * @returns All that are stopped there now.
 */
export async function stopSubscriptions(
  { store, clock }: { readonly store: Pick<Store, 'subscriptions' | 'positions'>; readonly clock: Clock },
  workspace: WorkspaceId,
  conversation: Conversation,
): Promise<readonly Stopped[]> {
  const { subscriptions, positions } = store;
  const key = conversationKey(conversation);
  // Alerts follow the changes by themselves; from here on the digest after the stop answers for them.
  const alertedTo = await positions.at(deskPosition);
  while (true) {
    const all = await subscriptions.list(workspace);
    const here = all.filter(one => conversationKey(one.conversation) === key);
    const going = here.filter(one => !isStopped(one));
    if (going.length === 0) {
      return here.map(subscription => {
        const other = all.find(one => one.createdBy === subscription.createdBy && !isStopped(one));
        return { subscription, elsewhere: other?.conversation ?? null };
      });
    }
    for (const one of going) {
      const coveredTo = one.digest === null && !owesHeld(one) ? (one.alertsHeldAfter ?? alertedTo) : one.coveredTo;
      const stopped = { ...one, stoppedAt: clock.now(), coveredTo, version: one.version + 1 };
      await subscriptions.save(appointed(stopped, clock.now()));
    }
  }
}
