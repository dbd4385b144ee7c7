import type { EventId, Publication, PublicationId } from '../../domain/publication.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Change } from '../../store/archive.ts';
import type { Store } from '../../store/store.ts';
import { freshFor, type News, sortNews } from './news.ts';

/** A stretch of the archive's changes, up to its end when it was read. */
export interface Stretch {
  readonly after: number;
  readonly to: number;
  readonly changes: readonly Change[];
  /** Publications of every event that has something new in it. */
  readonly members: readonly Publication[];
}

const batch = 500;

/** Reads what has changed since; with `limit`, no more than so many changes. */
export async function readStretch(
  store: Pick<Store, 'archive' | 'events'>,
  after: number,
  limit = Number.POSITIVE_INFINITY,
): Promise<Stretch> {
  const changes: Change[] = [];
  for (let to = after; changes.length < limit; to = changes.at(-1)?.change ?? to) {
    const next = await store.archive.changes(to, Math.min(batch, limit - changes.length));
    changes.push(...next);
    if (next.length < batch) break;
  }
  const events = changes.flatMap(({ publication, said }) =>
    publication?.arrival === 'news' && said > after ? [publication.event] : [],
  );
  const members = events.length === 0 ? [] : await store.events.members([...new Set(events)]);
  return { after, to: changes.at(-1)?.change ?? after, changes, members };
}

/** What of a stretch is fresh to a subscription, and under which names it may know it. */
export interface Fresh {
  readonly changes: readonly Change[];
  readonly members: readonly Publication[];
  readonly names: ReadonlyMap<EventId, readonly PublicationId[]>;
}

/** The same for all subscriptions of a workspace that see as much and began at the same change. */
export async function freshOf(
  store: Pick<Store, 'events'>,
  subscription: Pick<Subscription, 'workspace' | 'sees' | 'startsAfter'>,
  stretch: Stretch,
): Promise<Fresh> {
  const changes = freshFor(subscription, stretch.changes, stretch.after);
  const events = new Set(changes.flatMap(({ publication }) => publication?.event ?? []));
  const members = stretch.members.filter(({ event }) => events.has(event));
  const names = events.size === 0 ? new Map() : await store.events.namesOf([...events]);
  return { changes, members, names };
}

/** What of a stretch a subscription is to be told; what it was told before is looked up. */
export async function newsFor(
  store: Pick<Store, 'outbox' | 'events'>,
  subscription: Subscription,
  stretch: Stretch,
  reading: Parameters<typeof sortNews>[5],
  isWanted?: (publication: Publication) => boolean,
): Promise<News> {
  const { changes, members, names } = await freshOf(store, subscription, stretch);
  if (changes.length === 0) return { news: [], followUps: [] };
  const told = await store.outbox.told(subscription, [...names.values()].flat());
  return sortNews(subscription, changes, stretch.after, members, { told, names }, reading, isWanted);
}
