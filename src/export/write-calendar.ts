import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Day, Instant } from '../domain/time.ts';
import { notLegalAdvice } from '../message/strings.ts';

/** A day as a calendar's entry. */
export interface CalendarDay {
  /** Stays the same while the thing does, whatever day it falls on. */
  readonly id: string;
  readonly on: Day;
  /** Rises with every change, so that a moved day replaces the entry that it was. */
  readonly sequence: number;
  /** Null where nobody knows. */
  readonly changedAt: Instant | null;
  readonly isCancelled: boolean;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly url: string | null;
}

export interface CalendarSaid {
  readonly language: Language;
  readonly now: Instant;
  /** True where what stands in it is made up. */
  readonly isSample?: boolean;
}

/** Days as a calendar that programs subscribe to: all-day entries, which make nobody busy. */
export function writeCalendar(
  days: readonly CalendarDay[],
  { product, name }: { readonly product: string; readonly name: Bilingual },
  { language, now, isSample = false }: CalendarSaid,
): string {
  const calendar = ical({
    name: `${isSample ? sample[language] : ''}${name[language]}`,
    prodId: { company: 'Kairan', product, language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const { id, on, sequence, changedAt, isCancelled, summary, lines, url } of days) {
    calendar.createEvent({
      id: `${id}@kairan`,
      sequence,
      stamp: new Date(now),
      lastModified: changedAt === null ? null : new Date(changedAt),
      // Local to no zone: a day is the same day wherever the calendar is.
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      transparency: ICalEventTransparency.TRANSPARENT,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: `${isSample ? sample[language] : ''}${summary}`,
      description: [...lines, notLegalAdvice[language]].filter(line => line !== '').join('\n'),
      url,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Stands before what is made up. */
export const sample: Bilingual = { ja: '【見本】', en: '[sample] ' };
