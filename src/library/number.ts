import { dayInZone, dayOf } from '../calendar/say-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';

/**
 * Publications are numbered by their day, and within it by their time, so that lists and the full text, which goes by
 * number, are in order of date by themselves. So many numbers a day; the first half is for those without a time.
 */
export const numbersADay = 2 ** 20;
const untimedADay = numbersADay / 2;
/** From 1800 to 2158; days beyond count as the nearest. */
const daysMax = 2 ** 17;

/** So many passages of a publication can be told apart. The last number of all is 2^53, the greatest that is exact. */
export const passagesMax = 2 ** 16;

/** The first number of a day's publications. A month's 31st that does not exist counts as the day after its last. */
export function firstNumberOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const days = Math.round((Date.UTC(year, month - 1, date) - Date.UTC(1800, 0, 1)) / 86_400_000);
  return Math.min(Math.max(days, 0), daysMax - 1) * numbersADay;
}

export function dayOfNumber(number: number): Day {
  const days = Math.floor(number / numbersADay);
  return new Date(Date.UTC(1800, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The number that a publication has where nobody has it yet: of its day in Japan; a month or year counts as its last day, so
 * that no filter by day loses it. Without a date, of the day on which it was first seen.
 */
export function wantedNumber({ publishedAt, firstSeenAt }: Pick<Publication, 'publishedAt' | 'firstSeenAt'>): number {
  const day = publishedAt === null ? dayOf(firstSeenAt) : dayInZone(publishedAt, 'Asia/Tokyo');
  const whole = day.length === 7 ? `${day}-31` : `${day}-12-31`.slice(0, 10);
  const first = firstNumberOf(whole);
  if (publishedAt === null || !publishedAt.includes('T')) return first;
  const msOfDay = (Date.parse(publishedAt) + 9 * 3_600_000) % 86_400_000;
  return first + untimedADay + Math.floor((msOfDay / 86_400_000) * untimedADay);
}
