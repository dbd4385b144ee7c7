import type { PartialDate } from '../domain/time.ts';

/** Minutes east of UTC of the zone names that feeds use; RFC 822's and Japan's. */
const zones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  JST: 540,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  BST: 60,
  CET: 60,
  CEST: 120,
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The year before each era's first. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, R: 2018, H: 1988, S: 1925 };

/** A date as far as it was read; what stands after it in the text. */
interface Parts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Minutes east of UTC; where none is printed, Japan's. */
  readonly offset?: number;
}

/**
 * Reads one printed date, in any form that publishers use: RFC 822 with or without weekday and with zone names, ISO 8601
 * with or without seconds, Japanese eras (令和, 平成 even beyond its end), kanji and full-width figures, 2026.7.9, 9 July 2026.
 * @param text Nothing but the date, at most 100 characters of it looked at.
 * @returns In the precision that was printed; null for what cannot be read. Hours without a zone are Japan's.
 */
export function readDate(text: string): PartialDate | null {
  const written = arabic(text.normalize('NFKC').slice(0, 100)).trim();
  const parts = iso(written) ?? rfc822(written) ?? japanese(written) ?? english(written) ?? dotted(written);
  return parts === null ? null : toPartialDate(parts);
}

const isoPattern =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})?(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|JST|[+-]\d{2}:?\d{2})?)?)?)?$/i;

function iso(written: string): Parts | null {
  const found =
    isoPattern.exec(written) ?? /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z|[+-]\d{4})?)?$/.exec(written);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  return parts({ year, month, day, hour, minute, second }, zone);
}

const rfc822Pattern =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?)?$/i;

function rfc822(written: string): Parts | null {
  const found = rfc822Pattern.exec(written);
  if (found === null) return null;
  const [, day, monthName = '', year = '', hour, minute, second, zone] = found;
  const month = monthNumber(monthName);
  const fullYear = year.length === 2 ? String(Number(year) + (Number(year) < 70 ? 2000 : 1900)) : year;
  return month === null ? null : parts({ year: fullYear, month, day, hour, minute, second }, zone);
}

const englishPattern =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})\s*(am|pm)?)?/i;

function english(written: string): Parts | null {
  const monthOnly = /^([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(written);
  if (monthOnly !== null) {
    const month = monthNumber(monthOnly[1] ?? '');
    return month === null ? null : parts({ year: monthOnly[2], month }, undefined);
  }
  const found = englishPattern.exec(written);
  if (found === null) return null;
  const [, monthName = '', day, year, hour, minute, half] = found;
  const month = monthNumber(monthName);
  if (month === null) return null;
  const onClock =
    hour === undefined ? undefined : String((Number(hour) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0));
  return parts({ year, month, day, hour: half === undefined ? hour : onClock, minute }, undefined);
}

const japanesePattern =
  /^(?:(令和|平成|昭和|[RHS])\s?\.?(元|\d{1,2})|(\d{4}))[年./-]\s?(?:(\d{1,2})[月./-]?\s?(?:(\d{1,2})日?)?)?/;

function japanese(written: string): Parts | null {
  const found = japanesePattern.exec(written);
  if (found === null || !/[年令平昭RHS]/.test(written)) return null;
  const [all, era, ofEra, western, month, day] = found;
  const year = era === undefined ? western : String((eras[era] ?? 0) + (ofEra === '元' ? 1 : Number(ofEra)));
  const rest = written
    .slice(all.length)
    .replace(/^\s*\([^)]{0,12}\)/, '')
    .trim();
  return parts({ year, month, day, ...hourIn(rest) }, undefined);
}

/** `17時`, `17時30分`, `午後5時`, `正午`, `17:00`; nothing where what follows is no hour. */
function hourIn(rest: string): { hour?: string; minute?: string } {
  if (rest.startsWith('正午')) return { hour: '12', minute: '0' };
  const found = /^(午前|午後)?\s?(\d{1,2})(?:時(?:(\d{1,2})分|半)?|:(\d{2}))/.exec(rest);
  if (found === null) return {};
  const [all, half, hour, minutes, afterColon] = found;
  const shift = half === '午後' && Number(hour) < 12 ? 12 : 0;
  return { hour: String(Number(hour) + shift), minute: minutes ?? afterColon ?? (all.endsWith('半') ? '30' : '0') };
}

function dotted(written: string): Parts | null {
  const found = /^(\d{4})[./](\d{1,2})(?:[./](\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?)?/.exec(written);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second] = found;
  return parts({ year, month, day, hour, minute, second }, undefined);
}

function monthNumber(name: string): string | null {
  const index = months.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? null : String(index + 1);
}

type Written = { readonly [Part in 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']?: string | undefined };

function parts(written: Written, zone: string | undefined): Parts | null {
  const offset = offsetOf(zone);
  if (offset === null) return null;
  const numbers = Object.entries(written).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Number(value)] as const],
  );
  return { year: 0, ...Object.fromEntries(numbers), offset };
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || zone === '') return 540;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return zones[zone.toUpperCase()] ?? null;
}

function toPartialDate({ year, month, day, hour, minute = 0, second = 0, offset = 540 }: Parts): PartialDate | null {
  if (year < 1868 || year > 2200) return null;
  const padded = (number: number) => String(number).padStart(2, '0');
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  if (day === undefined) return `${year}-${padded(month)}`;
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const date = `${year}-${padded(month)}-${padded(day)}`;
  if (hour === undefined) return date;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const [sign, away] = [offset < 0 ? '-' : '+', Math.abs(offset)];
  const zone = `${sign}${padded(Math.floor(away / 60))}:${padded(away % 60)}`;
  return `${date}T${padded(hour)}:${padded(minute)}:${padded(Math.min(second, 59))}${zone}`;
}

/** Kanji figures as arabic ones: 二〇二六, 十二, 三十一. */
function arabic(written: string): string {
  return written.replace(/[〇零一二三四五六七八九十]+/g, run => {
    const digits = '〇一二三四五六七八九';
    const digit = (char: string) => Math.max(0, digits.indexOf(char.replace('零', '〇')));
    const ten = run.indexOf('十');
    if (ten < 0) return [...run].map(digit).join('');
    return String(
      (ten === 0 ? 1 : digit(run.charAt(ten - 1))) * 10 + (ten === run.length - 1 ? 0 : digit(run.charAt(ten + 1))),
    );
  });
}
