import { dayOf } from '../../calendar/say-date.ts';
import { type Delivery, type Told, thisDelivery } from '../../domain/delivery.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Source, SourceState } from '../../domain/source.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { maySee } from '../../domain/workspace.ts';
import type { Measure } from '../../measures/schema.ts';
import { commentsOf } from '../comments.ts';
import { composeDigest, type Digest, type Moved, withReminders } from '../digest.ts';
import { type EventView, factsOf, newsOf, toldOf } from '../event-view.ts';
import type { Reading } from '../reading.ts';
import { type Reminder, remindedBy } from '../reminder.ts';
import { showDigest } from '../show-digest.ts';
import { wants } from '../wants.ts';
import { envelope } from './envelope.ts';
import type { News } from './news.ts';
import { tellingOf } from './plan-reminders.ts';

/** What the desk found out about a subscription whose digest is due. */
export interface DueDigest {
  readonly subscription: Subscription;
  readonly slot: Instant;
  readonly isLate: boolean;
  readonly now: Instant;
  readonly found: News;
  readonly adjacent: number;
  /** The subscription's publications with a deadline in the days ahead. */
  readonly withDeadline: readonly Publication[];
  readonly moved: Moved;
  readonly measures: readonly Measure[];
  readonly sources: readonly Source[];
  readonly states: readonly SourceState[];
  readonly reading: Reading;
}

/** A digest before the reminders of the same hour are folded into it. */
export interface DraftDigest {
  readonly due: DueDigest;
  readonly digest: Digest;
  readonly told: readonly Told[];
}

/** The digest with what it tells; null where there is nothing to say and the channel wants silence then. */
export function draftDigest(due: DueDigest): DraftDigest | null {
  const { subscription, slot, isLate, found, reading, moved } = due;
  if (
    found.news.length + found.followUps.length === 0 &&
    (subscription.whenQuiet === 'stay-silent' || subscription.digest === null)
  )
    return null;
  const digest = composeDigest(
    {
      ...due,
      ...found,
      since: dayOf(subscription.lastDigestAt ?? subscription.createdAt, subscription.zone),
      zone: subscription.zone,
      lastAt: subscription.lastDigestAt,
      lateSince: isLate ? slot : null,
    },
    reading,
  );
  const told = [
    ...digest.items.map((view, index) => newOf(view, index < digest.shown, subscription, reading)),
    ...digest.followUps.map(view => toldOf(view, 'echo')),
    ...digest.dates.flatMap(({ due: { event, lead } }) =>
      lead !== null && moved.unsaid.has(lead.id)
        ? [{ event, as: 'echo' as const, lead: lead.id, facts: factsOf(lead) }]
        : [],
    ),
  ];
  return { due, digest, told };
}

/** What a digest's delivery says and tells, the same for all readers who are alike. */
export type DigestLetter = Pick<Delivery, 'message' | 'events' | 'told'>;

/** With the reminders that are due at the same time. */
export function digestLetter(
  { digest, told }: DraftDigest,
  reminders: readonly Reminder[],
  reading: Reading,
): DigestLetter {
  const more = { command: 'digest', args: { delivery: thisDelivery, from: digest.shown + 1 } };
  const rest = reading.offers('digest') ? more : null;
  return {
    message: JSON.stringify(showDigest(withReminders(digest, reminders), reading, { rest })),
    events: digest.items.map(({ event }) => event),
    told: [...told, ...reminders.map(one => tellingOf(one, reading.language))],
  };
}

export function digestDelivery(
  subscription: Subscription,
  letter: DigestLetter,
  slot: Instant,
  now: Instant,
): Delivery {
  const id = `${subscription.id}:digest:${new Date(slot).toISOString()}`;
  return { ...envelope(subscription, id, 'digest', now), ...letter };
}

/** True for a publication that the subscription may see and wants, new or old. */
export function isOurs(subscription: Subscription, publication: Publication, today: Day): boolean {
  return maySee(subscription, publication.owner) && wants(subscription.profile, publication, today) !== null;
}

/** A card that is shown with its deadline counts as a reminder; one that is only counted does not. */
function newOf(
  view: EventView,
  isShown: boolean,
  { reminders }: Subscription,
  { now, today, isOfficial }: Reading,
): Told {
  const told = newsOf(view, isOfficial);
  return isShown ? remindedBy(told, commentsOf(view.lead, now, isOfficial), reminders, today) : told;
}
