import type { Telling } from '../../domain/delivery.ts';
import type { EventId, Publication, PublicationId } from '../../domain/publication.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Day } from '../../domain/time.ts';
import { maySee } from '../../domain/workspace.ts';
import type { Change } from '../../store/archive.ts';
import { type EventView, eventViews } from '../event-view.ts';
import type { IsOfficial } from '../issuer/official.ts';
import { wants } from '../wants.ts';

/** What a subscription is to be told of a stretch of changes. */
export interface News {
  /** Wanted, and never announced to it; of what it knows from reports, what an authority publishes itself. */
  readonly news: readonly EventView[];
  /** Announced before; something has come to it since. */
  readonly followUps: readonly EventView[];
}

/** Publications in which the publisher says something new, as far as this subscription is concerned. */
export function freshFor(
  subscription: Pick<Subscription, 'workspace' | 'sees' | 'startsAfter'>,
  changes: readonly Change[],
  after: number,
): Change[] {
  return changes.filter(
    ({ publication, owner, born, said }) =>
      publication?.arrival === 'news' && maySee(subscription, owner) && born > subscription.startsAfter && said > after,
  );
}

/** What a subscription was told of events, by whatever name they went then. */
export interface ToldBefore {
  readonly told: readonly Telling[];
  /** For each event, every id that leads to it. */
  readonly names: ReadonlyMap<EventId, readonly PublicationId[]>;
}

/**
 * Sorts events into what is news to a subscription and what it was told of before. Whoever was told of an event by reports
 * alone is told once more, when an authority publishes it.
 * @param members Every publication of the events that have something fresh.
 */
export function sortNews(
  subscription: Pick<Subscription, 'workspace' | 'sees' | 'profile'>,
  fresh: readonly Change[],
  after: number,
  members: readonly Publication[],
  { told, names }: ToldBefore,
  { today, isOfficial }: { readonly today: Day; readonly isOfficial: IsOfficial },
  isWanted: (publication: Publication) => boolean = one => wants(subscription.profile, one, today) !== null,
): News {
  const freshIds = new Set(fresh.map(({ id }) => id));
  const newborn = new Set(fresh.filter(({ born }) => born > after).map(({ id }) => id));
  const [announced, reported] = (['new', 'report'] as const).map(
    as => new Set(told.filter(one => one.as === as).map(({ event }) => event)),
  ) as [Set<EventId>, Set<EventId>];
  const shown = new Set(told.flatMap(({ as, lead }) => (as === 'report' ? [lead] : [])));
  const visible = members.filter(({ owner }) => maySee(subscription, owner));
  const news: EventView[] = [];
  const followUps: EventView[] = [];
  for (const view of eventViews(visible, isOfficial, ({ id }) => freshIds.has(id))) {
    const called = names.get(view.event) ?? [];
    const wasReported = called.some(id => reported.has(id));
    const isKnown = wasReported || called.some(id => announced.has(id));
    if (!isKnown) {
      if (view.fresh.some(isWanted)) news.push(view);
      continue;
    }
    const isOwnWord = (one: Publication) => isOfficial(one) && !shown.has(one.id) && isWanted(one);
    const isOnlyReported = wasReported && !called.some(id => announced.has(id));
    if (isOnlyReported && isOfficial(view.lead) && view.fresh.some(isOwnWord)) {
      news.push({ ...view, wasReported });
      continue;
    }
    const added = view.fresh.filter(({ id, tags }) => newborn.has(id) && tags.relevance.value !== 'none');
    if (added.length > 0) followUps.push({ ...view, fresh: added });
  }
  return { news, followUps };
}
