import type { Language } from '../domain/language.ts';
import type { Day, Instant, PartialDate } from '../domain/time.ts';

const weekdays = {
  ja: ['月', '火', '水', '木', '金', '土', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A publisher's date in words, in the precision it has: 2026年3月4日, 2026年3月; 4 March 2026, March 2026. */
export function sayDate(date: PartialDate, language: Language): string {
  const [year, month, day] = dayInZone(date, 'Asia/Tokyo').split('-').map(Number) as [number, number?, number?];
  if (language === 'ja')
    return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
  const monthName = month === undefined ? '' : `${months[month - 1]} `;
  return `${day === undefined ? '' : `${day} `}${monthName}${year}`;
}

/** A day with its weekday: 2026年3月4日（水）; Wed 4 March 2026. */
export function sayDay(day: Day, language: Language): string {
  const weekday = weekdays[language][Temporal.PlainDate.from(day).dayOfWeek - 1];
  return language === 'ja' ? `${sayDate(day, 'ja')}（${weekday}）` : `${weekday} ${sayDate(day, 'en')}`;
}

/** The time of day of a moment: 8時57分, 9時; 08:57. */
export function sayTime(at: Instant, language: Language, zone = 'Asia/Tokyo'): string {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return language === 'ja'
    ? `${hour}時${minute === 0 ? '' : `${minute}分`}`
    : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const japan = 'Asia/Tokyo';
const nineHoursMs = 32_400_000;
/** Since then Japan has been nine hours ahead, and a day is found without asking the zone's rules: each publication has one. */
const daylightSavingEnded = Date.UTC(1952, 0, 1);

/** The day of a moment in a zone. */
export function dayOf(at: Instant, zone = japan): Day {
  if (zone === japan && at > daylightSavingEnded) return new Date(at + nineHoursMs).toISOString().slice(0, 10);
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** A date as it falls in a zone: a moment becomes its day there, a day or month stays what it is. */
export function dayInZone(date: PartialDate, zone: string): PartialDate {
  if (!date.includes('T')) return date;
  if (zone === japan && date.endsWith('+09:00')) return date.slice(0, 10);
  return dayOf(Temporal.Instant.from(date).epochMilliseconds, zone);
}
