import { dayOf } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Publication, PublicationId } from '../domain/publication.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import { isOlder, oldBefore } from './age.ts';
import type { Reading } from './card.ts';
import { commentsOf } from './comments.ts';
import { deadlineDays, takingEffect } from './due-days.ts';
import { dateOf, type EventView, isCommentary } from './event-view.ts';
import { priorityOf } from './priority.ts';
import type { DueDay, Reminder } from './reminder.ts';
import { summariseWatch, type WatchSummary } from './watch-summary.ts';

export interface Digest {
  readonly since: Day;
  readonly composedAt: Instant;
  readonly zone: string;
  /** Official events by what they matter, commentary without its event, then what is older; numbered from 1. */
  readonly items: readonly EventView[];
  /** What of the items was published before this day is older. */
  readonly olderThan: Day;
  /** How many of the items are older: listed for the first time, and no news. They come last. */
  readonly older: number;
  /** How many of the items are shown as cards; the rest is counted. */
  readonly shown: number;
  /** Events that the reader was told of before, to which something has come. */
  readonly followUps: readonly EventView[];
  /** Publications that bear on AI policy without being about it. */
  readonly adjacent: number;
  /** Deadlines of the coming days, days of which the reader is reminded, and deadlines that have moved; nearest first. */
  readonly dates: readonly DateAhead[];
  /** How many days are known that lie further ahead. */
  readonly later: number;
  readonly watch: WatchSummary;
  /** The appointed time, where it goes out noticeably later. */
  readonly lateSince: Instant | null;
}

export interface DateAhead {
  readonly due: DueDay;
  /** What the reader was told before; null where it has not moved. */
  readonly was: Pick<Deadline, 'on' | 'time'> | null;
}

/** Deadlines that are not what a reader was told. */
export interface Moved {
  readonly was: ReadonlyMap<PublicationId, Pick<Deadline, 'on' | 'time'>>;
  /** Those of which no digest has said so yet: they are shown however far off the new day is. */
  readonly unsaid: ReadonlySet<PublicationId>;
}

export interface DigestInput {
  readonly news: readonly EventView[];
  readonly followUps?: readonly EventView[];
  readonly adjacent?: number;
  /** Publications whose deadline, or whose day of effect, lies ahead. */
  readonly withDeadline: readonly Publication[];
  readonly moved?: Moved;
  readonly sources: readonly Source[];
  readonly states: readonly SourceState[];
  readonly since: Day;
  readonly now: Instant;
  readonly zone?: string;
  readonly lateSince?: Instant | null;
}

/** A profile that asks for everything. */
export const everything: Profile = {
  themes: [],
  sectors: [],
  bodies: [],
  kinds: [],
  measures: [],
  from: [],
  languages: [],
  priorityMin: 'low',
};

export const nothingMoved: Moved = { was: new Map(), unsaid: new Set() };

/** So many days ahead a digest looks. */
export const daysAhead = 14;

/** Composes a digest: an event a card, what matters most to this reader on top. */
export function composeDigest(input: DigestInput, reading: Reading, { itemsMax = 12 } = {}): Digest {
  const { zone = 'Asia/Tokyo', now, moved = nothingMoved } = input;
  const today = dayOf(now, zone);
  const horizon = Temporal.PlainDate.from(today).add({ days: daysAhead }).toString();
  const olderThan = oldBefore(input.since, today);
  const weighed = input.news.map(view => ({
    view,
    section: isOlder(view, olderThan, today) ? 2 : isCommentary(view.lead) ? 1 : 0,
    points: weightOf(view.lead, reading),
    date: dateOf(view.lead),
  }));
  // What is older is a list by date.
  for (const one of weighed) if (one.section === 2) one.points = 0;
  weighed.sort(
    (a, b) => a.section - b.section || b.points - a.points || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0),
  );
  const leads = weighed.map(({ view }) => view.lead);
  const isNew = new Set(leads.map(({ id }) => id));
  const effects = takingEffect([...leads, ...input.withDeadline.filter(({ id }) => !isNew.has(id))], reading);
  const ahead = [...deadlineDays(input.withDeadline, reading), ...effects];
  const dates = ahead
    .filter(({ on, lead, comments }) => {
      const id = lead?.id ?? '';
      return on <= horizon || moved.unsaid.has(id) || (comments.kind === 'none' && isNew.has(id));
    })
    .map(due => ({ due, was: moved.was.get(due.lead?.id ?? '') ?? null }));
  return {
    since: input.since,
    composedAt: now,
    zone,
    items: weighed.map(({ view }) => view),
    olderThan,
    older: weighed.filter(({ section }) => section === 2).length,
    shown: Math.min(weighed.length, itemsMax),
    followUps: input.followUps ?? [],
    adjacent: input.adjacent ?? 0,
    dates: dates.sort(byDay),
    later: ahead.length - dates.length,
    watch: summariseWatch(input.sources, input.states, now, reading.concerns),
    lateSince: input.lateSince ?? null,
  };
}

/** What is over, undated or only reported weighs less than what an authority says now. */
function weightOf(lead: Publication, reading: Reading): number {
  const { profile, now, today, isOfficial } = reading;
  const isOver = commentsOf(lead, now, isOfficial).kind === 'over';
  return (
    priorityOf(lead, profile, today).points -
    (isOver ? 30 : 0) -
    (lead.publishedAt === null ? 20 : 0) -
    (isOfficial(lead) ? 0 : 15)
  );
}

/** The days of which a reader is reminded at the same time stand among the others. */
export function withReminders(digest: Digest, reminders: readonly Reminder[]): Digest {
  const keyOf = ({ event, on }: DueDay) => `${event} ${on}`;
  const known = new Set(digest.dates.map(({ due }) => keyOf(due)));
  const added = reminders.filter(({ due }) => !known.has(keyOf(due))).map(({ due }) => ({ due, was: null }));
  const later = digest.later - added.filter(({ due }) => due.lead !== null).length;
  return { ...digest, dates: [...digest.dates, ...added].sort(byDay), later };
}

function byDay(a: DateAhead, b: DateAhead): number {
  return a.due.on.localeCompare(b.due.on);
}
