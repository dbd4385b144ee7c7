import type { Bilingual } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { EventId, Publication } from '../domain/publication.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day } from '../domain/time.ts';
import { shortName } from '../measures/name.ts';
import type { Measure } from '../measures/schema.ts';
import { type Comments, commentsOf, isAhead } from './comments.ts';
import { bearsOn } from './concerns.ts';
import type { Reading } from './reading.ts';
import { effectAhead } from './words/effect-words.ts';
import { shortTitle, subjectOf } from './words/name-thing.ts';

/** A day by which people must act, or from which a measure applies. */
export interface DueDay {
  /** The event, or `measure:ID:DAY` for a date of the catalogue. */
  readonly event: EventId;
  readonly on: Day;
  /** `HH:MM`; null where only a day is printed. */
  readonly time: string | null;
  readonly title: Bilingual;
  readonly url: string | null;
  /** What falls on it. */
  readonly what: Bilingual;
  /** Null for a date of the catalogue. */
  readonly lead: Publication | null;
  /** How its call for comments stands. */
  readonly comments: Comments;
}

/** Authorities' deadlines that lie ahead, as days to be reminded of, one an event and day. */
export function deadlineDays(
  publications: readonly Publication[],
  reading: Pick<Reading, 'now' | 'isOfficial' | 'nameOf' | 'termsIn' | 'inEnglish' | 'publishers'>,
): DueDay[] {
  const days = publications.flatMap((lead): DueDay[] => {
    const { event, title, url, deadline } = lead;
    const comments = commentsOf(lead, reading.now, reading.isOfficial);
    if (deadline === null || !isAhead(comments)) return [];
    const what = { ja: '意見募集の期限', en: 'Comments due' };
    return [
      {
        event,
        on: deadline.on,
        time: deadline.time,
        title: { ja: title, en: subjectOf(lead, { ...reading, language: 'en' }) },
        url,
        what,
        lead,
        comments,
      },
    ];
  });
  return onePerEvent(days);
}

/** The first of each event and day. */
function onePerEvent(days: readonly DueDay[]): DueDay[] {
  return [...new Map(days.toReversed().map(day => [`${day.event} ${day.on}`, day])).values()].reverse();
}

/** Days still to come from which an Act or order applies, as an authority's own publication prints them. */
export function takingEffect(publications: readonly Publication[], reading: Reading): DueDay[] {
  const days = publications.flatMap((lead): DueDay[] => {
    const coming = reading.isOfficial(lead) ? effectAhead(lead, reading.today) : null;
    if (coming === null) return [];
    const { event, title, url } = lead;
    return [
      {
        event,
        on: coming.on,
        time: null,
        title: {
          ja: title,
          en: shortTitle(lead, { ...reading, language: 'en' }).replace(
            / \((?:promulgated|enacted|made|passed|amended)\)$/,
            '',
          ),
        },
        url,
        what: { ja: `${coming.noun.ja}日`, en: 'Takes effect' },
        lead,
        comments: { kind: 'none' },
      },
    ];
  });
  return onePerEvent(days);
}

/** Days from which something applies: as publications print them, and of what none of them prints as the catalogue does. */
export function effectsAhead(
  publications: readonly Publication[],
  measures: readonly Measure[],
  reading: Reading,
  to: Day,
): DueDay[] {
  const printed = takingEffect(publications, reading).filter(({ on }) => on <= to);
  return [...printed, ...unprintedDays(printed, measures, reading, to)];
}

/** Days that the catalogue announces and none of these publications prints. */
export function unprintedDays(
  printed: readonly DueDay[],
  measures: readonly Measure[],
  { profile, today }: Pick<Reading, 'profile' | 'today'>,
  to: Day,
): DueDay[] {
  const isPrinted = (id: MeasureId, day: Day) =>
    printed.some(({ on, lead }) => on === day && lead?.links.some(({ measure }) => measure === id));
  const unprinted = measures.map(measure => ({
    ...measure,
    timeline: measure.timeline.filter(({ date }) => !isPrinted(measure.id, date)),
  }));
  return effectiveDays(printed.length === 0 ? measures : unprinted, profile, today, to);
}

/** Days from which a measure applies, as its catalogue entry announces them, of measures that the profile bears on. */
export function effectiveDays(measures: readonly Measure[], profile: Profile, from: Day, to: Day): DueDay[] {
  return measures
    .filter(measure => measure.japanese && bearsOn(measure, profile))
    .flatMap(measure =>
      measure.timeline
        .filter(
          ({ scheduled, date, verified }) => scheduled && verified && date.length === 10 && date >= from && date <= to,
        )
        .map(({ date, event, source, basis }) => ({
          event: `measure:${measure.id}:${date}`,
          on: date,
          time: null,
          title: { ja: shortName(measure, 'ja'), en: shortName(measure, 'en') },
          url: source ?? null,
          what: basis === 'secondary-page' ? byHearsay(event) : event,
          lead: null,
          comments: { kind: 'none' },
        })),
    );
}

function byHearsay({ ja, en }: Bilingual): Bilingual {
  return {
    ja: ja.endsWith('）') ? ja.replace(/）$/u, '。二次資料による）') : `${ja}（二次資料による）`,
    en: en.endsWith(')') ? en.replace(/\)$/, '; going by a secondary source)') : `${en} (going by a secondary source)`,
  };
}
