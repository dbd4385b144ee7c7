import { conversationKey } from '../../domain/chat.ts';
import type { Speaker } from '../../message/chat.ts';
import type { Store } from '../../store/store.ts';

/** How often a change is tried again when somebody else was quicker. */
const attemptsMax = 8;

/**
 * Keeps what a platform told of who is in a conversation, so that what is planned for it later shows others nothing of the
 * workspace's own.
 */
export async function noteAudience(
  { settings, subscriptions }: Pick<Store, 'settings' | 'subscriptions'>,
  { conversation, audience }: Pick<Speaker, 'conversation' | 'audience'>,
): Promise<void> {
  if (audience === undefined) return;
  const { workspace, hasOutsiders } = audience;
  const before = (await settings.of(workspace, conversation)) ?? { language: null, zone: null };
  // What was ordered before anybody knew is put right too.
  if (before.hasOutsiders === hasOutsiders) return;
  const key = conversationKey(conversation);
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const all = await subscriptions.list(workspace);
    const wrong = all.filter(
      one => conversationKey(one.conversation) === key && (one.sees === 'shared') !== hasOutsiders,
    );
    for (const { sees: _, ...one } of wrong)
      await subscriptions.save({ ...one, ...(hasOutsiders && { sees: 'shared' }), version: one.version + 1 });
    if (wrong.length === 0) return await settings.save(workspace, conversation, { ...before, hasOutsiders });
  }
  throw new Error(`the subscriptions of ${key} were changed by others ${attemptsMax} times in a row`);
}
