import type { Publication } from '../domain/publication.ts';
import type { Day, PartialDate } from '../domain/time.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';
import type { Measure } from '../measures/schema.ts';
import { lastDayOf } from '../measures/timeline.ts';
import { type Coming, comingOf } from '../measures/upcoming.ts';
import type { DueDay } from './due-days.ts';
import { deadlineDays, takingEffect } from './due-days.ts';
import { inForceOf } from './in-force.ts';
import type { Reading } from './reading.ts';

/** Something that lies ahead: a day that a publication prints, for comments or of effect, or what the catalogue announces. */
export type Ahead =
  | { readonly kind: 'deadline'; readonly date: Day; readonly due: DueDay; readonly publication: Publication }
  | ({ readonly kind: 'event'; readonly date: PartialDate } & Coming);

export interface LookedAhead {
  /** Soonest first. */
  readonly ahead: readonly Ahead[];
  /** Announced for a day that has passed; nobody has seen whether it happened. */
  readonly overdue: readonly Coming[];
}

/** Deadlines that one answer takes in. */
const deadlinesMax = 500;

/** Whatever lies ahead of a reader's day. */
export async function lookAhead(
  {
    library,
    viewer,
    measures,
  }: { readonly library: Library; readonly viewer: Viewer; readonly measures: readonly Measure[] },
  reading: Reading,
): Promise<LookedAhead> {
  const { today } = reading;
  const found = await library.list(
    viewer,
    { deadlineFrom: today, relevance: ['core', 'adjacent'] },
    { limit: deadlinesMax },
  );
  const coming = comingOf(measures, today);
  const effects = takingEffect(await inForceOf({ viewer, library }, today, ['core', 'adjacent']), reading);
  const days = [...deadlineDays(firstOfEach(found.publications), reading), ...effects];
  const deadlines = days.flatMap((due): Ahead[] =>
    due.lead === null ? [] : [{ kind: 'deadline', date: due.on, due, publication: due.lead }],
  );
  const isPrinted = ({ measure, event }: Coming) =>
    effects.some(({ on, lead }) => on === event.date && lead?.links.some(one => one.measure === measure.id));
  const events = coming
    .filter(one => one.when === 'ahead' && !isPrinted(one))
    .map((one): Ahead => ({ kind: 'event', date: one.event.date, ...one }));
  return {
    ahead: [...deadlines, ...events].sort((a, b) => lastDayOf(a.date).localeCompare(lastDayOf(b.date))),
    overdue: coming.filter(({ when }) => when === 'overdue'),
  };
}

/** The newest publication of each event: the same consultation at a ministry and at e-Gov is one deadline. */
function firstOfEach(publications: readonly Publication[]): Publication[] {
  return [...Map.groupBy(publications, ({ event }) => event).values()].flatMap(group => group.slice(0, 1));
}
