import type { Telling } from '../../domain/delivery.ts';
import type { EventId, Publication, PublicationId } from '../../domain/publication.ts';
import { createRecent } from '../../domain/recent.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Day } from '../../domain/time.ts';
import type { Store } from '../../store/store.ts';
import { type Fresh, freshOf, readStretch, type Stretch } from './gather.ts';
import { isOurs } from './plan-digest.ts';

/** Publications that a subscription wants and that have a deadline ahead, and under which names it may know them. */
export interface Ahead {
  readonly publications: readonly Publication[];
  readonly names: ReadonlyMap<EventId, readonly PublicationId[]>;
}

/**
 * What one round of planning finds out and composes once, however many subscriptions are alike: thousands of channels
 * have a few dozen profiles. It ends with the round.
 */
export interface Shared {
  stretchAfter(after: number): Promise<Stretch>;
  fresh(subscription: Subscription, stretch: Stretch): Promise<Fresh>;
  ahead(subscription: Subscription, today: Day): Promise<Ahead>;
  /** @param likeness Everything upon which the value depends. */
  once<Value>(likeness: unknown, make: () => Value): Value;
}

/** Where readers are so different that there are more, some is made again. */
const keptMax = 500;

/** @param horizonOf Until which day deadlines are looked at. */
export function createShared(store: Pick<Store, 'archive' | 'events'>, horizonOf: (today: Day) => Day): Shared {
  const recent = createRecent<string, unknown>(keptMax);
  const once = <Value>(likeness: unknown, make: () => Value): Value =>
    recent.of(JSON.stringify(likeness), make) as Value;
  return {
    once,
    stretchAfter: after => once(['stretch', after], () => readStretch(store, after)),
    fresh: (subscription, stretch) => {
      const { workspace, sees, startsAfter } = subscription;
      return once(['fresh', workspace, sees, startsAfter, stretch.after, stretch.to], () =>
        freshOf(store, subscription, stretch),
      );
    },
    ahead: (subscription, today) =>
      once(['ahead', subscription.workspace, subscription.sees, subscription.profile, today], async () => {
        const all = await once(['deadlines', today], () => store.events.deadlines(today, horizonOf(today)));
        const publications = all.filter(one => isOurs(subscription, one, today));
        const names = await store.events.namesOf([...new Set(publications.map(({ event }) => event))]);
        return { publications, names };
      }),
  };
}

/** What of a telling tells one reader's history from another's. */
export function historyOf(told: readonly Telling[]) {
  return told.map(({ event, as, lead, facts }) => ({ event, as, lead, facts }));
}
