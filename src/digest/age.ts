import { toPartialDate } from '../calendar/date-parts.ts';
import { arabic, eraYear } from '../calendar/japanese-date.ts';
import { dayInZone } from '../calendar/say-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { Day, PartialDate } from '../domain/time.ts';
import { lastDayOf } from '../measures/timeline.ts';
import type { EventView } from './event-view.ts';

type Dated = Pick<Publication, 'publishedAt'>;

/** What was published so many days ago is new to the archive, and no news. */
const freshDays = 14;
/** A page without a date may speak of last month; only what is older dates it. */
const undatedDays = 45;

/** True for what had been published long before that day. */
export function isLongPublished({ publishedAt }: Dated, day: Day): boolean {
  return publishedAt !== null && lastDayOf(dayInZone(publishedAt, 'Asia/Tokyo')) < daysBefore(day, freshDays);
}

/** True for what is no news on that day: published long before, or undated and speaking of nothing later. */
export function isPast(publication: Publication, today: Day): boolean {
  return isOld(publication, daysBefore(today, freshDays), today);
}

/** The day before which something is old to a digest that begins on a day: a fortnight ago, or that day where it is earlier. */
export function oldBefore(since: Day, today: Day): Day {
  const fortnight = daysBefore(today, freshDays);
  return since < fortnight ? since : fortnight;
}

/**
 * True where everything in it that is new to the reader is old: a source that was met for the first time, a page that
 * lists the past. What bears no date is as old as the latest time of which its title, summary and address speak.
 */
export function isOlder({ lead, fresh }: EventView, before: Day, today: Day): boolean {
  if (lead.deadline !== null && lead.deadline.on >= today) return false;
  const told = fresh.length === 0 ? [lead] : fresh;
  return told.every(one => isOld(one, before, today));
}

function isOld(publication: Publication, before: Day, today: Day): boolean {
  const { publishedAt } = publication;
  if (publishedAt !== null) return lastDayOf(dayInZone(publishedAt, 'Asia/Tokyo')) < before;
  const latest = latestIn(publication);
  return latest !== null && lastDayOf(latest) < daysBefore(today, undatedDays);
}

/**
 * True for what bears no date and speaks of no recent day either: it may be years old. What takes comments still is not.
 */
export function isAgeUnknown(publication: Publication, today: Day): boolean {
  const { publishedAt, deadline } = publication;
  if (publishedAt !== null || (deadline !== null && deadline.on >= today)) return false;
  const latest = latestIn(publication);
  if (latest === null) return true;
  const first = `${latest}-01-01`.slice(0, 10);
  return first < daysBefore(today, undatedDays) || first > today;
}

const japanese = /(?<![\d第])(20\d{2}|(?:令和|平成)(?:元|\d{1,2}))年(?:(\d{1,2})月)?(?!度?[^\s、。]{0,6}法律第|間)/gu;
const months = 'January February March April May June July August September October November December'.split(' ');
const english = new RegExp(`(?:\\b(${months.join('|')})\\s+(?:\\d{1,2},?\\s+)?)?\\b(20\\d{2})\\b(?!年)`, 'g');
/** /2025/06/, 20250425, 202503_10. */
const inAddress = /(?<!\d)(20\d{2})[/_-]?(0[1-9]|1[0-2])(?:[/_-]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)/g;

/** Begins where a number does: tried from each digit of a long one it takes minutes. */
const kanjiYear = /(?<![〇一二三四五六七八九十])[〇一二三四五六七八九十]+(?=年)/gu;

/**
 * The latest month or year of which title, summary and address of a publication speak; null where they name none.
 * A month that does not exist (2026年13月) is none.
 */
export function latestIn({ title, summary, url }: Publication): PartialDate | null {
  const text = `${title} ${summary}`.normalize('NFKC').replace(kanjiYear, arabic);
  const found = [
    ...[...text.matchAll(japanese)].map(([, year = '', month]) =>
      dated(/^\d/.test(year) ? Number(year) : (eraYear(year) ?? 0), month),
    ),
    ...[...text.matchAll(english)].map(([, month, year]) =>
      dated(Number(year), month === undefined ? undefined : `${months.indexOf(month) + 1}`),
    ),
    ...[...(url ?? '').matchAll(inAddress)].map(([, year, month]) => dated(Number(year), month)),
  ];
  const dates = found.filter(one => one !== null);
  return dates.sort((a, b) => lastDayOf(a).localeCompare(lastDayOf(b))).at(-1) ?? null;
}

function dated(year: number, month: string | undefined): PartialDate | null {
  return toPartialDate({ year, month: month === undefined ? undefined : Number(month) }, 0);
}

function daysBefore(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).subtract({ days }).toString();
}
