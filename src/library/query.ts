import type { Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { EventId, Publication } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Body, Force, Kind, Relevance, Sector, Stage, Theme } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';

/** What a list is asked for: any of the values of a facet, all of the facets together. */
export interface Query {
  readonly relevance?: readonly Relevance[];
  readonly theme?: readonly Theme[];
  readonly sector?: readonly Sector[];
  readonly body?: readonly Body[];
  readonly kind?: readonly Kind[];
  readonly stage?: readonly Stage[];
  readonly force?: readonly Force[];
  readonly measure?: readonly MeasureId[];
  /** Steps of the history of any of these measures, and their own texts: not what only speaks of them. */
  readonly historyOf?: readonly MeasureId[];
  readonly source?: readonly SourceId[];
  readonly language?: readonly Language[];
  /** Published on this day or later, in Japan; a date of month precision counts to its month's end. */
  readonly since?: Day;
  /** Published before this day. */
  readonly before?: Day;
  /** With a deadline on this day or later. */
  readonly deadlineFrom?: Day;
  /** With a deadline before this day. */
  readonly deadlineBefore?: Day;
}

export interface Page {
  readonly limit: number;
  /** Where the last page ended. */
  readonly after?: string;
  /** By date, the newest first; or by deadline, the nearest first, without those that have none. */
  readonly order?: 'newest' | 'deadline';
  /** Lists publications without their passages, which may be whole laws. */
  readonly isBare?: boolean;
}

export interface Found {
  readonly publications: readonly Publication[];
  readonly total: number;
  /** For the next page; null on the last. */
  readonly next: string | null;
}

/** One thing that happened, with every publication of it, oldest first. */
export interface FoundEvent {
  readonly id: EventId;
  readonly members: readonly Publication[];
}

export interface FoundEvents {
  readonly events: readonly FoundEvent[];
  readonly total: number;
  /** For the next page; null on the last. */
  readonly next: string | null;
}

/** Whether each publication counts, or each event once a value, in the week of its first publication that fits. */
export type Counted = 'publication' | 'event';

/** How much each week brought, by the values of a facet. */
export interface Trends {
  /** Mondays, without a gap, oldest first. */
  readonly weeks: readonly Day[];
  /** One count a week, for each value that any of them has; the value with the most first. */
  readonly counts: Readonly<Record<string, readonly number[]>>;
  /** Everything of each week, with the facet or without. */
  readonly totals: readonly number[];
}

export const facetNames = [
  'relevance',
  'theme',
  'sector',
  'body',
  'kind',
  'stage',
  'force',
  'measure',
  'source',
  'language',
] as const;
export type FacetName = (typeof facetNames)[number];

/** How many publications have each value. */
export type Facets = Readonly<Record<FacetName, Readonly<Record<string, number>>>>;
