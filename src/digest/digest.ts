import { dayOf } from '../calendar/say-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dateOf, type EventView, isCommentary } from './event-view.ts';
import { priorityOf } from './priority.ts';
import { summariseWatch, type WatchSummary } from './watch-summary.ts';

export interface Digest {
  readonly since: Day;
  readonly composedAt: Instant;
  readonly zone: string;
  readonly profile: Profile;
  /** What is new: official events by what they matter, then commentary without its event. Numbered from 1. */
  readonly items: readonly EventView[];
  /** How many of the items are shown as cards; the rest is counted. */
  readonly shown: number;
  /** Events that the reader was told of before, to which something has come. */
  readonly followUps: readonly EventView[];
  /** Publications that bear on AI policy without being about it. */
  readonly adjacent: number;
  readonly deadlines: readonly Publication[];
  readonly watch: WatchSummary;
  /** The appointed time, where it goes out noticeably later. */
  readonly lateSince: Instant | null;
}

export interface DigestInput {
  readonly news: readonly EventView[];
  readonly followUps?: readonly EventView[];
  readonly adjacent?: number;
  /** Publications whose deadline lies ahead. */
  readonly withDeadline: readonly Publication[];
  readonly sources: readonly Source[];
  readonly states: readonly SourceState[];
  readonly profile?: Profile;
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

/** Composes a digest: an event a card, what matters most to this reader on top. */
export function composeDigest(input: DigestInput, { itemsMax = 12, deadlineDays = 14 } = {}): Digest {
  const { profile = everything, zone = 'Asia/Tokyo', now } = input;
  const today = dayOf(now, zone);
  const horizon = Temporal.PlainDate.from(today).add({ days: deadlineDays }).toString();
  const weighed = input.news.map(view => ({
    view,
    section: isCommentary(view.lead) ? 1 : 0,
    points: priorityOf(view.lead, profile, today).points,
    date: dateOf(view.lead),
  }));
  weighed.sort(
    (a, b) => a.section - b.section || b.points - a.points || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0),
  );
  return {
    since: input.since,
    composedAt: now,
    zone,
    profile,
    items: weighed.map(({ view }) => view),
    shown: Math.min(weighed.length, itemsMax),
    followUps: input.followUps ?? [],
    adjacent: input.adjacent ?? 0,
    deadlines: nearest(input.withDeadline, today, horizon),
    watch: summariseWatch(input.sources, input.states, now),
    lateSince: input.lateSince ?? null,
  };
}

/** Deadlines from today to the horizon, one an event, nearest first. */
function nearest(publications: readonly Publication[], today: Day, horizon: Day): Publication[] {
  const ahead = publications
    .filter(({ deadline }) => deadline !== null && deadline.on >= today && deadline.on <= horizon)
    .sort((a, b) => (a.deadline?.on ?? '').localeCompare(b.deadline?.on ?? ''));
  return [...new Map(ahead.toReversed().map(one => [one.event, one])).values()].reverse();
}
