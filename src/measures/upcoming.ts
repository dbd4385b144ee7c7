import type { Day } from '../domain/time.ts';
import type { Measure, MeasureEvent } from './schema.ts';
import { lastDayOf, whenOf } from './timeline.ts';

/** Something that the catalogue says is to come. */
export interface Coming {
  readonly measure: Measure;
  readonly event: MeasureEvent;
  /** `overdue`: its day has passed, and nobody has seen since whether it happened. */
  readonly when: 'ahead' | 'overdue';
}

/** What the catalogue announces for today or later, soonest first; and what was announced for a day that has passed. */
export function comingOf(measures: readonly Measure[], today: Day): readonly Coming[] {
  return measures
    .flatMap(measure =>
      measure.timeline.flatMap((event): Coming[] => {
        const when = whenOf(event, today, measure.asOf);
        return when === 'past' ? [] : [{ measure, event, when }];
      }),
    )
    .sort((a, b) => lastDayOf(a.event.date).localeCompare(lastDayOf(b.event.date)));
}
