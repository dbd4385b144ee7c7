import type { Day } from '../domain/time.ts';
import type { PrintedDate } from './printed-dates.ts';

/** A printed date with the day that it is; null for one that cannot be told, or does not exist. */
export interface ResolvedDate extends PrintedDate {
  readonly on: Day | null;
  /** True where the date before it is the first of a range that this one ends. */
  readonly closesRange: boolean;
}

/** Days ahead up to which a date without a year is taken for one to come; further ahead, it was last year's. */
const aheadDaysMax = 200;

/**
 * Tells the day of each date of a text: a missing year from the range's first date, else from the date of publication,
 * rolling over the new year; 同年 and 同月 from the date before.
 * @param published Null where unknown: then dates before it in the text must help.
 * @param closesRange Whether what stands between two dates makes a range of them.
 */
export function resolveDates(
  dates: readonly PrintedDate[],
  published: Day | null,
  closesRange: (first: PrintedDate, last: PrintedDate) => boolean,
): ResolvedDate[] {
  const resolved: ResolvedDate[] = [];
  for (const [index, date] of dates.entries()) {
    const before = resolved.at(-1) ?? null;
    const closes = before !== null && closesRange(before, date);
    // The first of «10 June to 9 July 2026» has the year of the last.
    const following = dates[index + 1];
    const lends =
      date.year === null && typeof following?.year === 'number' && closesRange(date, following) ? following : null;
    const on = dayOf(date, { before: before?.on ?? null, closes, published, lends });
    resolved.push({ ...date, on, closesRange: closes });
  }
  return resolved;
}

interface Context {
  readonly before: Day | null;
  readonly closes: boolean;
  readonly published: Day | null;
  readonly lends: PrintedDate | null;
}

function dayOf(date: PrintedDate, { before, closes, published, lends }: Context): Day | null {
  const anchor = before ?? published;
  const [beforeYear, beforeMonth] = partsOf(anchor);
  const [publishedYear, publishedMonth] = partsOf(published ?? before);
  const month =
    typeof date.month === 'number'
      ? date.month
      : {
          same: beforeMonth,
          next: beforeMonth + 1,
          this: publishedMonth,
          coming: publishedMonth + 1,
          soon: beforeMonth,
        }[date.month];
  if (typeof date.year === 'number') return dayIn(date.year, month, date.day);
  if (anchor === null) return null;
  switch (date.year) {
    case 'same':
      return dayIn(beforeYear, month, date.day);
    case 'next':
      return dayIn(beforeYear + 1, month, date.day);
    case 'this':
      return dayIn(publishedYear, month, date.day);
    case 'coming':
      return dayIn(publishedYear + 1, month, date.day);
  }
  if (date.month === 'soon') {
    const inMonth = dayIn(beforeYear, month, date.day);
    return inMonth !== null && inMonth < anchor ? dayIn(beforeYear, month + 1, date.day) : inMonth;
  }
  if (typeof date.month !== 'number') {
    const ofBefore = date.month === 'same' || date.month === 'next';
    return dayIn(ofBefore ? beforeYear : publishedYear, month, date.day);
  }
  if (lends !== null) {
    const last = dayIn(lends.year as number, lends.month as number, lends.day);
    const first = dayIn(lends.year as number, month, date.day);
    return first !== null && last !== null && first > last ? dayIn((lends.year as number) - 1, month, date.day) : first;
  }
  if (closes && before !== null) return firstFrom(before, month, date.day);
  if (published === null) return before === null ? null : firstFrom(before, month, date.day);
  const coming = firstFrom(published, month, date.day);
  if (coming === null) return null;
  const { days } = Temporal.PlainDate.from(published).until(coming, { largestUnit: 'day' });
  return days <= aheadDaysMax ? coming : dayIn(Number(coming.slice(0, 4)) - 1, month, date.day);
}

/** The first such day on or after a day. */
function firstFrom(from: Day, month: number, day: PrintedDate['day']): Day | null {
  const year = Number(from.slice(0, 4));
  const inYear = dayIn(year, month, day);
  return inYear !== null && inYear < from ? dayIn(year + 1, month, day) : inYear;
}

function partsOf(day: Day | null): [year: number, month: number] {
  const [year = 0, month = 0] = (day ?? '').split('-').map(Number);
  return [year, month];
}

/** Month 13 is the next year's January. */
function dayIn(year: number, month: number, day: PrintedDate['day']): Day | null {
  if (year < 1 || month < 1) return null;
  const first = Temporal.PlainDate.from({ year: year + (month > 12 ? 1 : 0), month: ((month - 1) % 12) + 1, day: 1 });
  if (day === 'last') return first.with({ day: first.daysInMonth }).toString();
  return day > first.daysInMonth ? null : first.with({ day }).toString();
}
