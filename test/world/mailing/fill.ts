// A house with many subscribers whose digests are due at once.
import { everything } from '../../../src/digest/digest.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Subscription } from '../../../src/domain/subscription.ts';
import { kinds, sectors, stages, type Theme, themes } from '../../../src/domain/tags.ts';
import type { Store } from '../../../src/store/store.ts';
import { aPublication, aState, aSubscription, aTag, noTags } from '../sample.ts';

export interface MailingSize {
  readonly conversations: number;
  /** Subscriptions of each conversation. */
  readonly each: number;
  /** Conversations of an installation. */
  readonly together: number;
  /** One unless told otherwise. */
  readonly workspaces?: number;
}

/** When everybody's digest is due: nine o'clock on a Wednesday. */
export const dueAt = Date.parse('2026-03-04T09:00:00+09:00');
const perTheme = 5;
const themesUsed = 12;
const profiles = profilesOf(50);

/** Publications, and subscriptions whose profile wants twenty of them each. */
export async function fill(
  store: Store,
  { conversations, each, together, workspaces = 1 }: MailingSize,
): Promise<void> {
  await publish(store, 0);
  const subscriptions = Array.from({ length: conversations * each }, (_, index) => {
    const conversation = Math.floor(index / each);
    const subscription = subscriptionNumber(index, `T${Math.floor(conversation / together)}/C${conversation}`);
    return workspaces === 1 ? subscription : { ...subscription, workspace: `w${conversation % workspaces}` };
  });
  for (let from = 0; from < subscriptions.length; from += 1_000) {
    const some = subscriptions.slice(from, from + 1_000);
    await store.subscriptions.plan(some.map(subscription => ({ subscription, deliveries: [] })));
  }
}

/** Brings the publications of a day: twenty for each profile. */
async function publish(store: Pick<Store, 'archive'>, day: number): Promise<void> {
  const count = themesUsed * perTheme;
  const publications = Array.from({ length: count }, (_, index) => publicationNumber(index, day * count));
  await store.archive.commit({ owner: 'shared', state: aState({ version: day + 1 }), publications, identities: [] });
}

function subscriptionNumber(index: number, id: string): Subscription {
  return aSubscription({
    id: `s${String(index).padStart(6, '0')}`,
    conversation: { platform: 'slack', id },
    profile: profiles[index % profiles.length] ?? everything,
    digest: { every: 'day', weekday: null, dayOfMonth: null, time: '09:00', skipHolidays: false },
    createdAt: dueAt - 86_400_000,
    nextDigestAt: dueAt,
    nextDueAt: dueAt,
  });
}

/** Four themes of twelve each, no two alike. */
function profilesOf(count: number) {
  const used = themes.slice(0, themesUsed);
  const all: Theme[][] = [];
  for (let a = 0; a < used.length; a++)
    for (let b = a + 1; b < used.length; b++)
      for (let c = b + 1; c < used.length; c++)
        for (let d = c + 1; d < used.length; d++) all.push([a, b, c, d].map(index => used[index] as Theme));
  return Array.from({ length: count }, (_, index) => ({
    ...everything,
    themes: all[Math.floor((index * all.length) / count)] as Theme[],
  }));
}

function publicationNumber(index: number, before: number): Publication {
  const pick = <Value>(values: readonly Value[], step: number) => values[(index * step) % values.length] as Value;
  return aPublication({
    id: `p${String(before + index).padStart(10, '0')}`,
    firstSeenAt: dueAt - 3_600_000,
    title: `人工知能の活用に関する見本の文書の公表について（第${before + index}号）`,
    summary: '見本省は、人工知能の活用に関する考え方を取りまとめた。事業者は、内容を確認することが望ましい。'.repeat(3),
    publishedAt: `2026-03-0${(index % 3) + 1}`,
    tags: {
      ...noTags,
      relevance: aTag('core'),
      themes: [aTag(themes[Math.floor(index / perTheme)] as Theme)],
      sectors: [aTag(pick(sectors, 1))],
      kind: aTag(pick(kinds, 1)),
      stage: aTag(pick(stages, 1)),
      standing: { points: (index * 7) % 60, because: [] },
    },
  });
}
