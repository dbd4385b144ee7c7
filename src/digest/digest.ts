import { dayOf } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import { isCommentary, type Publication, type PublicationId } from '../domain/publication.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Measure } from '../measures/schema.ts';
import { isAgeUnknown, isOlder, oldBefore } from './age.ts';
import { commentsOf, isAhead } from './comments.ts';
import type { DueDay } from './due-days.ts';
import { deadlineDays, takingEffect, unprintedDays } from './due-days.ts';
import { dateOf, type EventView } from './event-view.ts';
import { priorityOf } from './priority.ts';
import type { Reading } from './reading.ts';
import type { Reminder } from './reminder.ts';
import { summariseWatch, type WatchSummary } from './watch-summary.ts';

export interface Digest {
  readonly since: Day;
  readonly composedAt: Instant;
  readonly zone: string;
  /** Official events by what they matter, commentary without its event, what nothing dates, what is older; numbered from 1. */
  readonly items: readonly EventView[];
  /** What of the items was published before this day is older. */
  readonly olderThan: Day;
  /** How many of the items are older: listed for the first time, and no news. They come last. */
  readonly older: number;
  /** How many of the items bear no date and speak of none: they may be years old. They stand before the older ones. */
  readonly undated: number;
  /** How many of the items are shown; the rest is counted. */
  readonly shown: number;
  /** Events that the reader was told of before, to which something has come. */
  readonly followUps: readonly EventView[];
  /** Publications that bear on AI policy without being about it. */
  readonly adjacent: number;
  /** Every day of the coming fortnight, the nearest ones, and up to the furthest that is new or has moved; nearest first. */
  readonly dates: readonly DateAhead[];
  /** Days that lie further ahead, nearest first. */
  readonly later: readonly DueDay[];
  readonly watch: WatchSummary;
  /** When the reader last had a digest; what could not be read then is no news. */
  readonly lastAt: Instant | null;
  /** The appointed time, where it goes out noticeably later. */
  readonly lateSince: Instant | null;
}

export interface DateAhead {
  readonly due: DueDay;
  /** What the reader was told before; null where it has not moved. */
  readonly was: Pick<Deadline, 'on' | 'time'> | null;
  /** True where it has moved, and no digest has said so yet. */
  readonly isMovedNow: boolean;
  /** True within a fortnight, and for what is new, has moved or is called to mind: worth a message of its own. */
  readonly isNear: boolean;
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
  /** Measures whose announced days count among the others. */
  readonly measures?: readonly Measure[];
  readonly moved?: Moved;
  readonly sources: readonly Source[];
  readonly states: readonly SourceState[];
  readonly since: Day;
  readonly now: Instant;
  readonly zone?: string;
  readonly lastAt?: Instant | null;
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

const nothingMoved: Moved = { was: new Map(), unsaid: new Set() };

/** So many days ahead a digest lists every day. */
const daysAhead = 14;
/** So many days ahead it looks. */
const daysSeen = 60;
/** So many it lists however far off they are, so that no day vanishes from one digest to the next. */
const datesMin = 5;
/** What is older is no news: so many lines of it are enough. */
const olderMax = 5;

/** Composes a digest: an event a card, what matters most to this reader on top. */
export function composeDigest(input: DigestInput, reading: Reading, { itemsMax = 12 } = {}): Digest {
  const { zone = 'Asia/Tokyo', now, moved = nothingMoved } = input;
  const today = dayOf(now, zone);
  const dayAfter = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();
  const [horizon, furthest] = [dayAfter(daysAhead), dayAfter(daysSeen)];
  const olderThan = oldBefore(input.since, today);
  const weighed = input.news.map(view => ({
    view,
    section: sectionOf(view, olderThan, today),
    points: weightOf(view.lead, reading),
    date: dateOf(view.lead),
  }));
  // What is older is a list by date, with what bears none at its end.
  for (const one of weighed)
    if (one.section === 3) Object.assign(one, { points: 0, date: one.view.lead.publishedAt ?? '' });
  weighed.sort(
    (a, b) => a.section - b.section || b.points - a.points || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0),
  );
  const leads = weighed.map(({ view }) => view.lead);
  const isNew = new Set(leads.map(({ id }) => id));
  const all = [...leads, ...input.withDeadline.filter(({ id }) => !isNew.has(id))];
  const effects = takingEffect(all, reading);
  const announced = unprintedDays(effects, input.measures ?? [], reading, furthest);
  const ahead = [...deadlineDays(all, reading), ...effects, ...announced].sort((a, b) => a.on.localeCompare(b.on));
  const isNear = ({ on, lead }: DueDay) =>
    on <= horizon || (lead !== null && (moved.unsaid.has(lead.id) || isNew.has(lead.id)));
  const seen = ahead.filter(due => due.on <= furthest || isNear(due));
  const last = seen[Math.max(Math.min(datesMin, seen.length) - 1, seen.findLastIndex(isNear))]?.on ?? furthest;
  const dates = seen
    .filter(({ on }) => on <= last)
    .map(due => {
      // What moves is the last day for comments, not a day of effect of the same text.
      const id = isAhead(due.comments) ? (due.lead?.id ?? '') : '';
      return { due, was: moved.was.get(id) ?? null, isMovedNow: moved.unsaid.has(id), isNear: isNear(due) };
    });
  const [undated = 0, older = 0] = [2, 3].map(one => weighed.filter(({ section }) => section === one).length);
  return {
    since: input.since,
    composedAt: now,
    zone,
    items: weighed.map(({ view }) => view),
    olderThan,
    older,
    undated,
    shown: Math.min(weighed.length, itemsMax, weighed.length - older + olderMax),
    followUps: input.followUps ?? [],
    adjacent: input.adjacent ?? 0,
    dates,
    later: seen.slice(dates.length),
    watch: summariseWatch(input.sources, input.states, now, reading.concerns),
    lastAt: input.lastAt ?? null,
    lateSince: input.lateSince ?? null,
  };
}

function sectionOf(view: EventView, olderThan: Day, today: Day): 0 | 1 | 2 | 3 {
  if (isOlder(view, olderThan, today)) return 3;
  const told = view.fresh.length === 0 ? [view.lead] : view.fresh;
  if (isAgeUnknown(view.lead, today) && told.every(one => isAgeUnknown(one, today))) return 2;
  return isCommentary(view.lead) ? 1 : 0;
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
  const added = reminders
    .filter(({ due }) => !known.has(keyOf(due)))
    .map(({ due }) => ({ due, was: null, isMovedNow: false, isNear: true }));
  const called = new Set(reminders.map(({ due }) => keyOf(due)));
  const later = digest.later.filter(due => !called.has(keyOf(due)));
  const near = digest.dates.map(one => (called.has(keyOf(one.due)) ? { ...one, isNear: true } : one));
  return { ...digest, dates: [...near, ...added].sort(byDay), later };
}

function byDay(a: DateAhead, b: DateAhead): number {
  return a.due.on.localeCompare(b.due.on);
}
