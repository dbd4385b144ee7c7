import type { Publication } from '../../domain/publication.ts';
import type { Instant } from '../../domain/time.ts';
import type { Proposal } from '../../measures/proposals.ts';
import type { Related } from '../../measures/relations.ts';
import type { Measure } from '../../measures/schema.ts';
import type { TimelineEntry } from '../../measures/timeline.ts';
import type { Version } from '../../measures/versions.ts';
import type { Article } from '../meant/article-of.ts';

/** What is known of one measure. */
export interface MeasureCard {
  readonly kind: 'measure';
  readonly asked: string;
  /** Which name the words were taken for; null where they were one of its own. */
  readonly took: string | null;
  readonly measure: Measure;
  readonly article: Article | null;
  readonly version: string | null;
  readonly versions: readonly Version[];
  readonly entries: readonly TimelineEntry[];
  /** Publications since the catalogue was made. */
  readonly newer: readonly Publication[];
  readonly proposals: readonly Proposal[];
  readonly related: readonly Related[];
  readonly now: Instant;
  readonly isOperator: boolean;
  /** Commands that this house has: a button for what it lacks would lead nowhere. */
  readonly commands: readonly string[];
}
