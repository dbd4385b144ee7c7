import type { DateParts } from './date-parts.ts';

/** The year before each era's first. An era's years count on beyond its end: 平成38年 is 2026. */
const eras: Readonly<Record<string, number>> = {
  ...{ 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867 },
  ...{ 令: 2018, 平: 1988, 昭: 1925, 大: 1911, 明: 1867 },
  ...{ R: 2018, H: 1988, S: 1925, T: 1911, M: 1867 },
};

const era = /(?<era>令和|平成|昭和|大正|明治|[令平昭大明RHSTM])\s?[.:]?\s?(?<ofEra>元|\d{1,3})/.source;
/** The same year once more, in the other count: 令和7（2025）年, 2025年（令和7年）. */
const again = /(?:\s?[(【][^)】]{2,8}[)】]\s?)?/.source;
// A fiscal year (年度) is another period; 年間 is a length.
const yearSign = /(?:年(?![度間])|[./-])/.source;
const monthAndDay = `\\s?(?:(?<month>\\d{1,2})\\s?(?:月|[./-])\\s?(?:(?<day>\\d{1,2})(?:日|(?![\\d月])))?)?`;
const pattern = new RegExp(`^(?:西暦)?(?:${era}|(?<year>\\d{4}))\\s?${again}${yearSign}${again}${monthAndDay}`, 'i');

/**
 * Dates in Japanese: eras by name, by first character or letter, 元年, western years; then an hour, if one is printed.
 * @param written Half-width characters and arabic figures; what stands behind the date is not minded (2025年6月9日付け).
 */
export function japaneseDate(written: string): DateParts | null {
  const found = pattern.exec(written);
  if (found?.groups === undefined) return null;
  const { era, ofEra, year, month, day } = found.groups;
  // `R7-6` may be anything.
  if (!found[0].includes('年') && day === undefined) return null;
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const ofWest =
    era === undefined ? Number(year) : (eras[era.toUpperCase()] ?? 0) + (ofEra === '元' ? 1 : Number(ofEra));
  const clock = day === undefined ? {} : japaneseTime(written.slice(found[0].length));
  return { year: ofWest, month: number(month), day: number(day), ...clock };
}

const dayOfWeek = /^\s*[(〈[]\s?[月火水木金土日][^)〉\]]{0,8}[)〉\]]/;
const time =
  /^[\s、,・]*(?<half>午前|午後|am\b|pm\b)?\s?(?<hour>\d{1,2})(?:時(?!間)(?:(?<minute>\d{1,2})分|(?<thirty>半))?|:(?<colon>\d{2})(?::(?<second>\d{2}))?)\s?(?<zone>Z\b|[+-]\d{2}:?\d{2}|JST\b|UTC\b|GMT\b|日本時間)?/i;

/** `(月)17時`, `17時30分`, `午後5時`, `正午`, `17:00 JST`; nothing where what follows is no hour. */
function japaneseTime(rest: string): Pick<DateParts, 'hour' | 'minute' | 'second' | 'zone'> {
  const after = rest.replace(dayOfWeek, '');
  if (/^[\s、]*正午/.test(after)) return { hour: 12, minute: 0 };
  const groups = time.exec(after)?.groups;
  if (groups === undefined) return {};
  const { half, hour, minute, thirty, colon, second, zone } = groups;
  const isAfternoon = half === '午後' || half?.toLowerCase() === 'pm';
  const onClock = Number(hour) + (isAfternoon && Number(hour) < 12 ? 12 : 0);
  // 25時 is the night after, in schedules; the day is all that is sure.
  if (onClock > 24) return {};
  return { hour: onClock, minute: thirty ? 30 : Number(minute ?? colon ?? 0), second: Number(second ?? 0), zone };
}

/** The year that `令和8`, `R8` or `令和元` is; undefined for what is no year of an era. */
export function eraYear(written: string): number | undefined {
  const [, name = '', ofEra = ''] = /^(\D+?)[\s.:]*(元|\d+)$/.exec(written) ?? [];
  const before = eras[name.toUpperCase()];
  return before === undefined ? undefined : before + (ofEra === '元' ? 1 : Number(ofEra));
}

/** Kanji figures as arabic ones: 二〇二六, 十二, 三十一. */
export function arabic(written: string): string {
  return written.replace(/[〇○零一二三四五六七八九十]+/g, run => {
    const digits = '〇一二三四五六七八九';
    const digit = (char: string) => Math.max(0, digits.indexOf(char.replace(/[零○]/, '〇')));
    const ten = run.indexOf('十');
    if (ten < 0) return [...run].map(digit).join('');
    return String(
      (ten === 0 ? 1 : digit(run.charAt(ten - 1))) * 10 + (ten === run.length - 1 ? 0 : digit(run.charAt(ten + 1))),
    );
  });
}
