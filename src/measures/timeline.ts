import { dayInZone, dayOf } from '../calendar/say-date.ts';
import type { Bilingual } from '../domain/language.ts';
import { type LinkRole, stepRoles } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Stage } from '../domain/tags.ts';
import type { Day, PartialDate } from '../domain/time.ts';
import { movesTo } from './move.ts';
import type { Basis, Measure, MeasureEvent } from './schema.ts';

/** One step of a measure's history: from the catalogue, or published since. */
export type TimelineEntry =
  | {
      readonly from: 'catalogue';
      readonly date: PartialDate;
      readonly event: Bilingual;
      /** Where the date stands; null where nobody has seen it. */
      readonly source: string | null;
      readonly basis: Basis | null;
      readonly isVerified: boolean;
      readonly when: When;
    }
  | {
      readonly from: 'archive';
      readonly date: PartialDate;
      readonly publication: Publication;
      readonly role: LinkRole;
      /** The stage that the publication moves its measure to; null where it moves nothing. */
      readonly movesTo: Stage | null;
    };

/** `overdue`: announced for a day that has passed, and nobody has seen since whether it happened. */
export type When = 'past' | 'ahead' | 'overdue';

/**
 * A measure's history, oldest first: the catalogue's events, and what the archive holds under a later date or one that
 * the catalogue lacks. What came with the starter archive is the catalogue's own.
 * @param publications Those that are linked to the measure, in any order.
 */
export function timelineOf(measure: Measure, publications: readonly Publication[], today: Day): TimelineEntry[] {
  const known = measure.timeline.map(
    ({ date, event, source, basis, verified, scheduled }): TimelineEntry => ({
      from: 'catalogue',
      date,
      event,
      source: source ?? null,
      basis: basis ?? null,
      isVerified: verified,
      when: whenOf({ date, scheduled }, today, measure.asOf),
    }),
  );
  const added = stepsOf(measure, publications)
    .filter(({ publication }) => !isInCatalogue(measure, publication))
    .map(
      ({ publication, role }): TimelineEntry => ({
        from: 'archive',
        date: dateOf(publication),
        publication,
        role,
        movesTo: movesTo(
          measure,
          { title: publication.title, date: dateOf(publication), role, stage: publication.tags.stage?.value ?? null },
          today,
        ),
      }),
    );
  return [...known, ...firstOfEach(added)].sort((a, b) => a.date.localeCompare(b.date));
}

/**
 * Where an event stands, seen from today: what was still to come when the facts were gathered may have come to pass since,
 * but nobody has seen it.
 */
export function whenOf({ date, scheduled }: Pick<MeasureEvent, 'date' | 'scheduled'>, today: Day, asOf: Day): When {
  const last = lastDayOf(date);
  if (last > asOf || scheduled) return last >= today ? 'ahead' : 'overdue';
  return 'past';
}

/** Steps that were published after the measure's facts were gathered, each event once. */
export function newerThan(measure: Measure, publications: readonly Publication[]): readonly Publication[] {
  const newer = stepsOf(measure, publications)
    .map(({ publication }) => publication)
    .filter(publication => lastDayOf(dateOf(publication)) > measure.asOf && !isInCatalogue(measure, publication));
  return [...Map.groupBy(newer, ({ event }) => event).values()].flatMap(group => group.slice(0, 1));
}

/** The last day that a date may mean: `2026-09` its 30th, `2026` the 31st of December. */
export function lastDayOf(date: PartialDate): Day {
  const day = dayInZone(date, 'Asia/Tokyo');
  if (day.length === 4) return `${day}-12-31`;
  if (day.length > 7) return day;
  const month = Temporal.PlainYearMonth.from(day);
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

/** The day that the publisher printed; where there is none, the one on which it was first seen. */
function dateOf({ publishedAt, firstSeenAt }: Publication): PartialDate {
  return publishedAt === null ? dayOf(firstSeenAt) : dayInZone(publishedAt, 'Asia/Tokyo');
}

interface Step {
  readonly publication: Publication;
  readonly role: LinkRole;
}

function stepsOf(measure: Measure, publications: readonly Publication[]): Step[] {
  return publications.flatMap(publication => {
    const role = publication.links.find(link => link.measure === measure.id)?.role;
    const isStep = role !== undefined && stepRoles.includes(role) && publication.arrival !== 'starter';
    return isStep && publication.tags.kind.value !== 'commentary' ? [{ publication, role }] : [];
  });
}

/** The same address, or the same day: a publication of what the catalogue already tells. */
function isInCatalogue(measure: Measure, publication: Publication): boolean {
  const day = dateOf(publication);
  return measure.timeline.some(
    ({ date, source }) => day.startsWith(date) || (source !== undefined && source === publication.url),
  );
}

/** One publication of each event is enough: the others are echoes of it. */
function firstOfEach(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const eventOf = (entry: TimelineEntry) => (entry.from === 'archive' ? entry.publication.event : entry);
  return [...Map.groupBy(entries, eventOf).values()].flatMap(group => group.slice(0, 1));
}
