import { type DateParts, fullYear, monthNamed } from './date-parts.ts';

const weekday = /(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*)?/.source;
const monthName = /(?<monthName>[a-z]{3,9}\.?)/.source;
const day = /(?<day>\d{1,2})(?:st|nd|rd|th)?/.source;
const year = /(?<year>\d{4}|'?\d{2})/.source;
const gap = /[\s,./-]*/.source;
const clock =
  /(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?)?(?:\s*(?<half>[ap])\.?m\b\.?)?/.source;
const zone = /(?<zone>(?:GMT|UTC?)?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{1,5})?/.source;
const time = `(?:[\\s,:|@T-]+(?:at\\s+)?${clock}\\s*${zone}\\s*(?:\\([^)]*\\))?)?`;

const forms = [
  // RFC 822, RFC 850, Apache's log, «14th of July 2026, 5 p.m. JST»
  `${day}${gap}(?:of\\s+)?${monthName}${gap}${year}${time}`,
  // «July 14, 2026», «Jul-14-2026 17:00»
  `${monthName}${gap}${day}(?:${gap}\\s|,|[./-])\\s*(?<year>\\d{4})${time}`,
  // asctime, and date(1) with a zone before the year
  `${monthName}\\s+${day},?\\s+${clock}\\s*${zone}\\s+(?<year>\\d{4})`,
  // «2026 July 14»
  `(?<year>\\d{4})${gap}${monthName}(?:${gap}${day})?${time}`,
  // «July 2026»
  `${monthName}${gap}(?<year>\\d{4})`,
].map(form => new RegExp(`^${weekday}${form}\\.?$`, 'i'));

/**
 * Dates with the month's English name.
 * @param written Nothing but the date, in half-width characters.
 */
export function englishDate(written: string): DateParts | null {
  for (const form of forms) {
    const groups = form.exec(written)?.groups;
    const month = monthNamed(groups?.monthName ?? '');
    if (groups === undefined || month === undefined) continue;
    const { year = '', day, hour, minute, second, half, zone } = groups;
    // «14 July 2026, 5» is a day and something else.
    const isClock = hour !== undefined && (minute !== undefined || half !== undefined);
    if (hour !== undefined && !isClock) return null;
    return {
      year: fullYear(year.replace("'", '')),
      month,
      day: day === undefined ? undefined : Number(day),
      ...(isClock && {
        hour: onClock(Number(hour), half),
        minute: Number(minute ?? 0),
        second: Number(second ?? 0),
        zone,
      }),
    };
  }
  return null;
}

function onClock(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** `14/07/2026` and `07/14/2026`, where only one reading is possible; `07/08/2026` is read by nobody alike. */
export function figuresDate(written: string): DateParts | null {
  const found = figures.exec(written);
  if (found === null) return null;
  const [, first, second, year, hour, minute, seconds] = found.map(group =>
    group === undefined ? undefined : Number(group),
  );
  if (first === undefined || second === undefined || year === undefined) return null;
  if (first <= 12 && second <= 12 && first !== second) return null;
  const [month, day] = first > 12 ? [second, first] : [first, second];
  return { year, month, day, hour, minute, second: seconds };
}
