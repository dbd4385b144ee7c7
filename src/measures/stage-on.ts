import type { Stage } from '../domain/tags.ts';
import type { PartialDate } from '../domain/time.ts';
import type { Measure } from './schema.ts';

/** Where a measure stood on a day: what is told of an Act between its passage and its effect is told of an enacted one. Today's stage where the day is unknown. */
export function stageOn({ stage, timeline }: Measure, day: PartialDate | null): Stage | null {
  const steps = timeline.filter(event => event.stage !== undefined);
  const isPast = day !== null && steps.some(({ date }) => date > day);
  if (!isPast) return stage;
  return steps.filter(({ date }) => date <= day).at(-1)?.stage ?? 'discussion';
}
