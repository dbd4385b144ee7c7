import { effectsAhead } from '../digest/due-days.ts';
import type { Reading } from '../digest/reading.ts';
import type { Publication } from '../domain/publication.ts';
import type { Measure } from '../measures/schema.ts';
import { type CalendarDay, type CalendarSaid, writeCalendar } from './write-calendar.ts';

/** How far ahead days of effect are looked for, in years. */
const yearsAhead = 10;

/** Days from which laws and orders apply, as a calendar: as publications print them, else as the catalogue has seen them announced. */
export function writeEffects(
  publications: readonly Publication[],
  measures: readonly Measure[],
  reading: Reading,
  said: CalendarSaid,
): string {
  const { language, today } = reading;
  const to = Temporal.PlainDate.from(today).add({ years: yearsAhead }).toString();
  const days = effectsAhead(publications, measures, reading, to).map(
    ({ event, on, what, title, url, lead }): CalendarDay => ({
      id: `effect-${event.replaceAll(':', '-')}`,
      on,
      sequence: (lead?.revision ?? 1) - 1,
      changedAt: lead?.revisedAt ?? null,
      isCancelled: false,
      summary: `${what[language]}${language === 'ja' ? '：' : ': '}${title[language]}`,
      lines: [lead?.publisher[language] ?? '', url ?? ''],
      url,
    }),
  );
  const name = { ja: 'Kairan：施行日・適用日', en: 'Kairan: days of effect' };
  return writeCalendar(days, { product: 'effects', name }, said);
}
