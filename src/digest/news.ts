import type { Telling } from '../domain/delivery.ts';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Day } from '../domain/time.ts';
import { maySee } from '../domain/workspace.ts';
import type { Change } from '../store/archive.ts';
import { type EventView, eventViews } from './event-view.ts';
import { wants } from './wants.ts';

/** What a subscription is to be told of a stretch of changes. */
export interface News {
  /** Wanted, and never announced to it. */
  readonly news: readonly EventView[];
  /** Announced before; something has come to it since. */
  readonly followUps: readonly EventView[];
}

/** Publications in which the publisher says something new, as far as this subscription is concerned. */
export function freshFor(
  { workspace, startsAfter }: Pick<Subscription, 'workspace' | 'startsAfter'>,
  changes: readonly Change[],
  after: number,
): Change[] {
  return changes.filter(
    ({ publication, owner, born, said }) =>
      publication?.arrival === 'news' && maySee({ workspace }, owner) && born > startsAfter && said > after,
  );
}

/** What a subscription was told of events, by whatever name they went then. */
export interface ToldBefore {
  readonly told: readonly Telling[];
  /** For each event, every id that leads to it. */
  readonly names: ReadonlyMap<EventId, readonly PublicationId[]>;
}

/**
 * Sorts events into what is news to a subscription and what it was told of before.
 * @param members Every publication of the events that have something fresh.
 */
export function sortNews(
  subscription: Pick<Subscription, 'workspace' | 'profile'>,
  fresh: readonly Change[],
  after: number,
  members: readonly Publication[],
  { told, names }: ToldBefore,
  today: Day,
  isWanted: (publication: Publication) => boolean = one => wants(subscription.profile, one, today) !== null,
): News {
  const freshIds = new Set(fresh.map(({ id }) => id));
  const newborn = new Set(fresh.filter(({ born }) => born > after).map(({ id }) => id));
  const announced = new Set(told.flatMap(({ event, as }) => (as === 'new' ? [event] : [])));
  const visible = members.filter(({ owner }) => maySee(subscription, owner));
  const news: EventView[] = [];
  const followUps: EventView[] = [];
  for (const view of eventViews(visible, ({ id }) => freshIds.has(id))) {
    const isKnown = names.get(view.event)?.some(id => announced.has(id));
    if (!isKnown) {
      if (view.fresh.some(isWanted)) news.push(view);
      continue;
    }
    const added = view.fresh.filter(({ id, tags }) => newborn.has(id) && tags.relevance.value !== 'none');
    if (added.length > 0) followUps.push({ ...view, fresh: added });
  }
  return { news, followUps };
}
