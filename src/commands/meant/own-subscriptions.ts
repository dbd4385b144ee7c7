import type { Subscription } from '../../domain/subscription.ts';
import type { Context } from '../command.ts';

/** The subscriptions of the conversation, oldest first: their places are their numbers. */
export async function ownSubscriptions({
  store,
  viewer,
  conversation,
}: Pick<Context, 'store' | 'viewer' | 'conversation'>): Promise<Subscription[]> {
  const all = await store.subscriptions.list(viewer.workspace);
  return all
    .filter(one => one.conversation.platform === conversation.platform && one.conversation.id === conversation.id)
    .sort((a, b) => a.createdAt - b.createdAt || a.id.localeCompare(b.id));
}

/** One of them by its number (2, 2番, «number 2») or its id. */
export function numbered(subscriptions: readonly Subscription[], which: string): Subscription | undefined {
  const number = /^(?:from )?(?:no\.?|number|#)?\s*(\d{1,3})(?:番目?|件目)?(?:の購読)?$/i.exec(
    which.normalize('NFKC').trim(),
  )?.[1];
  return number === undefined ? subscriptions.find(({ id }) => id === which) : subscriptions[Number(number) - 1];
}
