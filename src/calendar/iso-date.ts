import { type DateParts, toNumbers } from './date-parts.ts';

const time = /[T\s]+(?<hour>\d{1,2})(?::(?<minute>\d{1,2})(?::(?<second>\d{2})?(?:[.,]\d+)?)?)?/.source;
const zone =
  /(?:\s*(?<zone>Z|[+-]\d{1,2}(?::?\d{2})?|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,5})(?:\s*[[(][^\])]*[\])])?)?/
    .source;

/** ISO 8601 and W3CDTF in every precision, and what is written like them: slashes, dots, no seconds (e-Gov), a zone's name. */
const calendar = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\\s+)?(?<year>\\d{4})(?:[-/.](?<month>\\d{1,2})(?:[-/.](?<day>\\d{1,2})(?:${time}${zone})?)?)?$`,
  'i',
);
const compact =
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?:\.\d+)?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const ordinal = new RegExp(`^(\\d{4})-?(\\d{3})(?:${time}${zone})?$`, 'i');
const week = new RegExp(`^(\\d{4})-?W(\\d{2})(?:-?([1-7])(?:${time}${zone})?)?$`, 'i');

/** @param written Nothing but the date, in half-width characters. */
export function isoDate(written: string): DateParts | null {
  const plain = calendar.exec(written)?.groups ?? compact.exec(written)?.groups;
  if (plain !== undefined) return toNumbers(plain);
  return ordinalDate(written) ?? weekDate(written);
}

/** `2026-195`, the 195th day. */
function ordinalDate(written: string): DateParts | null {
  const found = ordinal.exec(written);
  if (found === null) return null;
  const [, year, dayOfYear] = found;
  const first = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 1 });
  const days = Number(dayOfYear);
  if (days < 1 || days > first.daysInYear) return null;
  return { ...toNumbers({ ...found.groups, year }), ...dayParts(first.add({ days: days - 1 })) };
}

/** `2026-W29-2`, the Tuesday of the 29th week; a week without a day is no date of ours. */
function weekDate(written: string): DateParts | null {
  const found = week.exec(written);
  if (found === null || found[3] === undefined) return null;
  const [, year, weekOfYear, weekday] = found.map(Number) as [number, number, number, number];
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  const day = fourth.add({ days: (weekOfYear - 1) * 7 + weekday - fourth.dayOfWeek });
  if (weekOfYear < 1 || day.yearOfWeek !== year) return null;
  return { ...toNumbers({ ...found.groups, year: String(year) }), ...dayParts(day) };
}

function dayParts({ year, month, day }: Temporal.PlainDate): { year: number; month: number; day: number } {
  return { year, month, day };
}
