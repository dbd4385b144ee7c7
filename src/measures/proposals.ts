import type { Publication } from '../domain/publication.ts';
import type { Stage } from '../domain/tags.ts';
import type { Day, PartialDate } from '../domain/time.ts';
import type { Measure } from './schema.ts';
import { timelineOf } from './timeline.ts';

/** A change of the catalogue that somebody should look into: a publication seems to have moved a measure. */
export interface Proposal {
  readonly measure: Measure;
  readonly stage: Stage;
  /** The day to add to its timeline. */
  readonly date: PartialDate;
  readonly publication: Publication;
}

/** What the archive proposes for measures, newest first. */
export function proposalsFor(
  measures: readonly Measure[],
  publications: readonly Publication[],
  today: Day,
): readonly Proposal[] {
  return measures
    .flatMap(measure =>
      timelineOf(measure, publications, today).flatMap((entry): Proposal[] =>
        entry.from === 'archive' && entry.movesTo !== null
          ? [{ measure, stage: entry.movesTo, date: entry.date, publication: entry.publication }]
          : [],
      ),
    )
    .sort((one, other) => other.date.localeCompare(one.date));
}
