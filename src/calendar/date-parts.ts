import type { PartialDate } from '../domain/time.ts';

/** A date as far as it was read. */
export interface DateParts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  /** As printed: `+0900`, `JST`, `GMT+9`; empty or absent where none is. */
  readonly zone?: string | undefined;
}

/** Years that are believed: from Meiji's first to well beyond any plan. */
const [yearMin, yearMax] = [1868, 2200];

/**
 * @param offset Minutes east of UTC for hours without a zone.
 * @returns Null for a day or an hour that does not exist. 24:00 is the next day's beginning. An hour in a zone that nobody
 * knows is left out: the day was printed, the moment was not.
 */
export function toPartialDate(parts: DateParts, offset: number): PartialDate | null {
  const { year, month, day, hour, minute = 0, second = 0, zone = '' } = parts;
  if (!(year >= yearMin && year <= yearMax)) return null;
  if (month === undefined) return String(year);
  if (!(month >= 1 && month <= 12)) return null;
  if (day === undefined) return `${year}-${padded(month)}`;
  if (!(day >= 1 && day <= daysIn(year, month))) return null;
  const date = `${year}-${padded(month)}-${padded(day)}`;
  if (hour === undefined) return date;
  const isDaysEnd = hour === 24 && minute === 0 && second === 0;
  if (!(hour <= 23 || isDaysEnd) || minute > 59 || second > 60) return null;
  const away = zone === '' ? offset : offsetOf(zone);
  if (away === null) return date;
  const onDay = isDaysEnd ? Temporal.PlainDate.from(date).add({ days: 1 }).toString() : date;
  return `${onDay}T${padded(hour % 24)}:${padded(minute)}:${padded(Math.min(second, 59))}${offsetText(away)}`;
}

const months = 'january february march april may june july august september october november december'.split(' ');

/** 1 to 12 for `July`, `Jul`, `Jul.`, `Sept`; undefined for another word. */
export function monthNamed(word: string): number | undefined {
  const name = word.replace(/\.$/, '').toLowerCase();
  const index = name.length < 3 ? -1 : months.findIndex(month => month.startsWith(name === 'sept' ? 'sep' : name));
  return index < 0 ? undefined : index + 1;
}

/** `26` is 2026, `98` is 1998 (RFC 6265 §5.1.1 draws the line at 70). */
export function fullYear(written: string): number {
  const year = Number(written);
  return written.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

/** Minutes east of UTC. Names that several countries share mean what RFC 822 means by them, or the commonest in feeds. */
const zones: Readonly<Record<string, number>> = {
  ...{ UT: 0, UTC: 0, GMT: 0, Z: 0, WET: 0, JST: 540, KST: 540, 日本時間: 540, 日本標準時: 540 },
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 },
  ...{ ET: -300, CT: -360, MT: -420, PT: -480, AST: -240, ADT: -180, AKST: -540, AKDT: -480, HST: -600 },
  ...{ BST: 60, WEST: 60, CET: 60, MET: 60, CEST: 120, MEST: 120, EET: 120, EEST: 180, MSK: 180, IST: 330 },
  ...{ SGT: 480, HKT: 480, AWST: 480, ACST: 570, ACDT: 630, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780 },
};

/** Minutes east of UTC; null for a zone that nobody knows. */
function offsetOf(written: string): number | null {
  const zone = written.trim().toUpperCase();
  const [, sign, hours, minutes = '0'] = /^(?:GMT|UTC)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone) ?? [];
  if (sign === undefined) return zones[zone] ?? military(zone);
  const away = Number(hours) * 60 + Number(minutes);
  return away > 14 * 60 || Number(minutes) > 59 ? null : sign === '-' ? -away : away;
}

/** The single letters as RFC 822 §5.1 has them, on which RSS builds: A is -1 to M is -12, N is +1 to Y is +12, without J. */
function military(zone: string): number | null {
  const [west, east] = ['ABCDEFGHIKLM'.indexOf(zone), 'NOPQRSTUVWXY'.indexOf(zone)];
  if (zone.length !== 1 || (west < 0 && east < 0)) return null;
  return (west < 0 ? east + 1 : -(west + 1)) * 60;
}

function offsetText(away: number): string {
  const minutes = Math.abs(away);
  return `${away < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}

/** What a pattern's named groups caught, as numbers. */
export function toNumbers(groups: Readonly<Record<string, string | undefined>>): DateParts {
  const { year = '', zone } = groups;
  const number = (name: string) => (groups[name] === undefined ? undefined : Number(groups[name]));
  return {
    year: Number(year),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
    zone,
  };
}
