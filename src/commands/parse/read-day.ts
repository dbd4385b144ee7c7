import { readDate } from '../../calendar/read-date.ts';
import type { Day } from '../../domain/time.ts';

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  十: 10,
};
/** A small number as a word or in figures; undefined for what is none. */
export function readCount(typed: string): number | undefined {
  return /^\d{1,4}$/.test(typed) ? Number(typed) : Object.hasOwn(numbers, typed) ? numbers[typed] : undefined;
}

/** Days of a unit; of months and years enough for the longest of them together. */
const units: readonly (readonly [pattern: RegExp, days: number])[] = [
  [/^(?:d|days?|日間?)$/, 1],
  [/^(?:w|weeks?|fortnights?|週間?)$/, 7],
  [/^(?:months?|(?:か|ヶ|ヵ|カ|ケ|箇)月間?)$/, 30.6],
  [/^(?:y|years?|年間?)$/, 366],
];

/** A stretch of time in days: 14日, «two weeks», 1か月, 半年; null for what is none. A bare number is none. */
export function readDays(typed: string): number | null {
  const written = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:the )?(?:last|past|next|coming) (?=\S+ )/, '');
  if (written === '半年') return 184;
  const [, next = ''] = /^(?:the )?(?:next|coming) (week|month|quarter|year)$/.exec(written) ?? [];
  if (next !== '') return { week: 7, month: 31, quarter: 92, year: 366 }[next] ?? null;
  if (written === '半月' || written === 'a fortnight') return written === '半月' ? 15 : 14;
  const found = /^(\d{1,4}|[a-z]+(?=\s)|[一二三四五六十])\s*([^\d\s].*)$/u.exec(written);
  const [, count = '', unit = ''] = found ?? [];
  const number = readCount(count);
  const days = units.find(([pattern]) => pattern.test(unit))?.[1];
  return number === undefined || days === undefined ? null : Math.ceil(number * days);
}

/**
 * Since when, as `7d` or a day: «7 days», 先週, «1 March» (the last), 2026-08-01; null for what cannot be read.
 * @param today Null where nobody says; then only what needs no calendar is read.
 */
export function readSince(typed: string, today: Day | null): string | null {
  const written = typed.normalize('NFKC').trim().toLowerCase();
  const short = /^(\d{1,4})d$/.exec(written)?.[1];
  const days = short === undefined ? readDays(written) : Number(short);
  if (days !== null) return `${days}d`;
  const whole = wholeDay(written);
  if (whole !== null) return whole;
  if (today === null) return null;
  const date = Temporal.PlainDate.from(today);
  if (/^(?:today|本日|今日)$/.test(written)) return '0d';
  if (/^(?:yesterday|昨日)$/.test(written)) return '1d';
  if (/^(?:(?:the )?(?:last|past) week|先週|一週間)$/.test(written)) return '7d';
  if (/^(?:(?:the )?(?:last|past) month|先月)$/.test(written)) return '31d';
  if (/^(?:this week|今週)$/.test(written)) return date.subtract({ days: date.dayOfWeek - 1 }).toString();
  if (/^(?:this month|今月)$/.test(written)) return date.with({ day: 1 }).toString();
  const weekday = weekdayOf(written.replace(/^last\s+|^(?:先週|前)の?/u, ''));
  if (weekday !== null) return date.subtract({ days: ((date.dayOfWeek - weekday + 6) % 7) + 1 }).toString();
  return dayInYear(written, date, -1);
}

/** A day to come: 2026-08-17, «17 August», 来週月曜, «2 weeks», 月末; null for what cannot be read. */
export function readDayAhead(typed: string, today: Day | null): Day | null {
  const written = typed.normalize('NFKC').trim().toLowerCase();
  const whole = wholeDay(written);
  if (whole !== null || today === null) return whole;
  const date = Temporal.PlainDate.from(today);
  const days = readDays(written.replace(/後$/, ''));
  if (days !== null) return date.add({ days }).toString();
  if (/^(?:tomorrow|明日)$/.test(written)) return date.add({ days: 1 }).toString();
  if (/^(?:明後日|あさって)$/.test(written)) return date.add({ days: 2 }).toString();
  if (/^(?:(?:the )?end of (?:the|this) month|(?:今月|月)末)$/.test(written)) return lastOf(date).toString();
  if (written === '来月末') return lastOf(date.add({ months: 1 })).toString();
  const monthEnd = /^(\d{1,2})月末$/.exec(written)?.[1];
  if (monthEnd !== undefined && Number(monthEnd) >= 1 && Number(monthEnd) <= 12) {
    const end = lastOf(date.with({ day: 1, month: Number(monthEnd) }));
    return (Temporal.PlainDate.compare(end, date) < 0 ? lastOf(end.add({ years: 1 })) : end).toString();
  }
  const nextMonday = date.add({ days: 8 - date.dayOfWeek });
  if (/^(?:next week|来週)$/.test(written)) return nextMonday.toString();
  if (/^(?:next month|来月)$/.test(written)) return date.with({ day: 1 }).add({ months: 1 }).toString();
  const ofNextWeek = /^(?:来週|翌週)の?(.+)$/u.exec(written)?.[1];
  if (ofNextWeek !== undefined) {
    const weekday = weekdayOf(ofNextWeek);
    return weekday === null ? null : nextMonday.add({ days: weekday - 1 }).toString();
  }
  const weekday = weekdayOf(written.replace(/^(?:next|this|coming)\s+|^(?:今週|次)の?/u, ''));
  if (weekday !== null) return date.add({ days: ((weekday - date.dayOfWeek + 6) % 7) + 1 }).toString();
  return dayInYear(written, date, 1);
}

function lastOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: date.daysInMonth });
}

/** A day that is written with its year; null for any other words. */
function wholeDay(written: string): Day | null {
  const date = readDate(written);
  return date !== null && date.length >= 10 && /\d{4}|[令平昭rhs]/.test(written) ? date.slice(0, 10) : null;
}

/** «17 August», 8月17日, 8/17: in the year in which it is nearest in that direction. */
function dayInYear(written: string, today: Temporal.PlainDate, direction: 1 | -1): Day | null {
  const ofJapan = /^(\d{1,2})(?:月|\/)(\d{1,2})日?$/.exec(written);
  for (const year of [today.year, today.year + direction]) {
    const date =
      ofJapan === null
        ? readDate(`${written.replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/, '$1')} ${year}`)
        : readDate(`${year}年${ofJapan[1]}月${ofJapan[2]}日`);
    if (date === null || date.length < 10) return null;
    const isOnThatSide = Temporal.PlainDate.compare(date.slice(0, 10), today) * direction >= 0;
    if (isOnThatSide) return date.slice(0, 10);
  }
  return null;
}

function weekdayOf(written: string): number | null {
  const index = '月火水木金土日'.indexOf(/^([月火水木金土日])曜日?$/u.exec(written)?.[1] ?? ' ');
  if (index >= 0) return index + 1;
  const english = /^(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?$/.exec(written)?.[1];
  return english === undefined ? null : ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(english) + 1;
}
