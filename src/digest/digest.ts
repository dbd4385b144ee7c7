import { dayOf } from '../calendar/say-date.ts';
import type { EventId, Publication } from '../domain/publication.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Day, Instant } from '../domain/time.ts';
import { summariseWatch, type WatchSummary } from './watch-summary.ts';

/** One event of a digest: what is shown, and what is folded under it. */
export interface DigestItem {
  readonly event: EventId;
  readonly lead: Publication;
  readonly commentary: readonly Publication[];
  /** Other publications of the same event: an English version, another ministry's link. */
  readonly echoes: readonly Publication[];
}

export interface Digest {
  readonly since: Day;
  readonly composedAt: Instant;
  readonly items: readonly DigestItem[];
  /** Items that did not fit. */
  readonly left: number;
  /** Publications that bear on AI policy without being about it. */
  readonly adjacent: number;
  readonly deadlines: readonly Publication[];
  readonly watch: WatchSummary;
}

export interface DigestInput {
  /** Everything from `since` on that the reader may see. */
  readonly publications: readonly Publication[];
  /** Publications whose deadline lies ahead. */
  readonly withDeadline: readonly Publication[];
  readonly sources: readonly Source[];
  readonly states: readonly SourceState[];
  readonly since: Day;
  readonly now: Instant;
}

/** Composes a digest: an event a card, the official publication first, what matters most on top. */
export function composeDigest(input: DigestInput, { itemsMax = 12, deadlineDays = 14 } = {}): Digest {
  const core = input.publications.filter(({ tags }) => tags.relevance.value === 'core');
  const items = [...Map.groupBy(core, ({ event }) => event)].map(([event, members]) => toItem(event, members));
  items.sort((a, b) => weightOf(b.lead) - weightOf(a.lead) || dateOf(b.lead).localeCompare(dateOf(a.lead)));
  const today = dayOf(input.now);
  const horizon = Temporal.PlainDate.from(today).add({ days: deadlineDays }).toString();
  return {
    since: input.since,
    composedAt: input.now,
    items: items.slice(0, itemsMax),
    left: Math.max(0, items.length - itemsMax),
    adjacent: input.publications.filter(({ tags }) => tags.relevance.value === 'adjacent').length,
    deadlines: input.withDeadline
      .filter(({ deadline }) => deadline !== null && deadline.on >= today && deadline.on <= horizon)
      .sort((a, b) => (a.deadline?.on ?? '').localeCompare(b.deadline?.on ?? '')),
    watch: summariseWatch(input.sources, input.states, input.now),
  };
}

function toItem(event: EventId, members: readonly Publication[]): DigestItem {
  const commentary = members.filter(({ tags }) => tags.kind.value === 'commentary');
  const official = members.filter(({ tags }) => tags.kind.value !== 'commentary');
  const [lead = members[0] as Publication, ...echoes] = official;
  return { event, lead, commentary: commentary.filter(one => one !== lead), echoes };
}

/** Which kinds of publication a reader must see first. */
const kindWeights: Partial<Record<string, number>> = {
  statute: 6,
  enforcement: 6,
  order: 5,
  bill: 5,
  guideline: 4,
  consultation: 4,
  plan: 3,
  'discussion-paper': 3,
  report: 2,
};

function weightOf({ tags, deadline }: Publication): number {
  return (kindWeights[tags.kind.value] ?? 1) + (deadline === null ? 0 : 1);
}

function dateOf({ publishedAt, firstSeenAt }: Publication): string {
  return publishedAt ?? dayOf(firstSeenAt);
}
