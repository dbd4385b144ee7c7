import { dayOf } from '../calendar/say-date.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import { maySee } from '../domain/workspace.ts';
import type { Reading } from './card.ts';
import { composeDigest } from './digest.ts';
import { envelope } from './envelope.ts';
import { toldOf } from './event-view.ts';
import type { News } from './news.ts';
import { remindedBy } from './reminder.ts';
import { showDigest } from './show-digest.ts';
import { wants } from './wants.ts';

/** What the desk found out about a subscription whose digest is due. */
export interface DueDigest {
  readonly subscription: Subscription;
  readonly slot: Instant;
  readonly isLate: boolean;
  readonly now: Instant;
  readonly found: News;
  readonly adjacent: number;
  /** Publications with a deadline in the days ahead, of whatever profile. */
  readonly withDeadline: readonly Publication[];
  readonly sources: readonly Source[];
  readonly states: readonly SourceState[];
  readonly reading: Reading;
}

/** The digest's delivery; null where there is nothing to say and the channel wants silence then. */
export function planDigest(due: DueDigest): Delivery | null {
  const { subscription, slot, isLate, now, found, reading } = due;
  if (
    found.news.length + found.followUps.length === 0 &&
    (subscription.whenQuiet === 'stay-silent' || subscription.digest === null)
  )
    return null;
  const id = `${subscription.id}:digest:${new Date(slot).toISOString()}`;
  const digest = composeDigest({
    ...due,
    ...found,
    withDeadline: due.withDeadline.filter(one => isOurs(subscription, one, reading.today)),
    profile: subscription.profile,
    since: dayOf(subscription.lastDigestAt ?? subscription.createdAt, subscription.zone),
    zone: subscription.zone,
    lateSince: isLate ? slot : null,
  });
  const rest = reading.offers('digest') ? { command: 'digest', args: { delivery: id, from: digest.shown + 1 } } : null;
  return {
    ...envelope(subscription, id, 'digest', now, showDigest(digest, reading, { rest })),
    events: digest.items.map(({ event }) => event),
    told: [
      ...digest.items.map((view, index) => {
        const told = toldOf(view, 'new');
        return index < digest.shown ? remindedBy(told, subscription.reminders, reading.today) : told;
      }),
      ...digest.followUps.map(view => toldOf(view, 'echo')),
    ],
  };
}

/** True for a publication that the subscription may see and wants, new or old. */
export function isOurs({ workspace, profile }: Subscription, publication: Publication, today: Day): boolean {
  return maySee({ workspace }, publication.owner) && wants(profile, publication, today) !== null;
}
