import holidays from '@holiday-jp/holiday_jp/lib/holidays.js';
import type { Day } from '../domain/time.ts';

/** True on Japan's public holidays, substitutes included; known from 1970 to 2050. */
export function isPublicHoliday(day: Day): boolean {
  return day in holidays;
}

/** True from 29 December to 3 January, when the authorities are closed (行政機関の休日に関する法律). */
export function isYearEnd(day: Day): boolean {
  return /-(12-(29|30|31)|01-0[123])$/.test(day);
}

/** True where the authorities work: neither a weekend, nor a public holiday, nor the turn of the year. */
function isBusinessDay(day: Day): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 && !isPublicHoliday(day) && !isYearEnd(day);
}

/**
 * How many business days are left: those after `from`, `to` included. 0 on the day itself, and where only days off lie
 * between; negative once the day has passed.
 */
export function businessDaysUntil(from: Day, to: Day): number {
  if (to < from) return -1;
  let left = 0;
  for (let day = Temporal.PlainDate.from(from); day.toString() < to; ) {
    day = day.add({ days: 1 });
    if (isBusinessDay(day.toString())) left++;
  }
  return left;
}
