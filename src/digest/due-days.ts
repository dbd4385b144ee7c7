import type { Publication } from '../domain/publication.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day } from '../domain/time.ts';
import type { Measure } from '../measures/schema.ts';
import { type NameOf, shownTitle } from './event-words.ts';
import type { DueDay } from './reminder.ts';

/** Deadlines as days to be reminded of, one an event and day. */
export function deadlineDays(publications: readonly Publication[], nameOf: NameOf): DueDay[] {
  const days = publications.flatMap((lead): DueDay[] => {
    const { event, title, url, deadline } = lead;
    if (deadline === null) return [];
    const what = { ja: '意見募集の期限', en: 'Comments close' };
    return [
      {
        event,
        on: deadline.on,
        time: deadline.time,
        title: { ja: title, en: shownTitle(lead, 'en', nameOf) },
        url,
        what,
        lead,
      },
    ];
  });
  return [...new Map(days.toReversed().map(day => [`${day.event} ${day.on}`, day])).values()].reverse();
}

/** Days from which a measure applies, as its catalogue entry announces them, of measures that the profile bears on. */
export function effectiveDays(measures: readonly Measure[], profile: Profile, from: Day, to: Day): DueDay[] {
  return measures
    .filter(measure => measure.japanese && bearsOn(measure, profile))
    .flatMap(({ id, name, timeline }) =>
      timeline
        .filter(
          ({ scheduled, date, verified }) => scheduled && verified && date.length === 10 && date >= from && date <= to,
        )
        .map(({ date, event, source }) => ({
          event: `measure:${id}:${date}`,
          on: date,
          time: null,
          title: name,
          url: source ?? null,
          what: event,
          lead: null,
        })),
    );
}

function bearsOn({ id, themes, sectors, bodies }: Measure, profile: Profile): boolean {
  const wanted = [profile.themes, profile.sectors, profile.bodies, profile.measures, profile.from];
  if (wanted.every(list => list.length === 0)) return true;
  return (
    profile.measures.includes(id) ||
    themes.some(one => profile.themes.includes(one)) ||
    sectors.some(one => profile.sectors.includes(one)) ||
    bodies.some(one => profile.bodies.includes(one))
  );
}
