import { monthNamed } from './date-parts.ts';
import { arabic, eraYear } from './japanese-date.ts';

/** A date as it stands in a running text; what is missing has to be told from elsewhere. */
export interface PrintedDate {
  readonly start: number;
  readonly end: number;
  readonly year: number | 'same' | 'next' | 'this' | 'coming' | null;
  /** `soon`: of a day that stands alone, the first such day to come. */
  readonly month: number | 'same' | 'next' | 'this' | 'coming' | 'soon';
  /** `last` is a month's last day. */
  readonly day: number | 'last';
  /** `17:00`; `24:00` for the end of the day, `00:00` for its beginning; null where none is printed, or in a foreign zone. */
  readonly time: string | null;
  /** `5 to 11 December` is one date, its last; then true. */
  readonly endsRange: boolean;
}

const figure = '(?:\\d{1,2}|[〇一二三四五六七八九十]{1,3})';
const era = '(?:令和|平成|昭和|[令平昭rhs])\\s?[.:]?\\s?(?:元|\\d{1,3}|[一二三四五六七八九十]{1,3})';
const again = '(?:[(【][^)】]{2,8}[)】])?';
const jaYear = `(?<jaYear>${era}|\\d{4}|[〇一二三四五六七八九]{4}|同|翌|本|今|来|当)${again}年${again}`;
const jaDay = `(?:(?<jaDay>${figure})日(?![間目以])|(?<jaLast>末日?(?!頃|ごろ)))`;
const weekday =
  '(?:\\s?[(\\[〈]\\s?(?:[月火水木金土日](?:曜日?)?(?:[・、]?[祝休振]日?)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?)\\s?[)\\]〉]|[月火水木金土日]曜日?)?';
const jaClock = `(?:[、,\\s]*(?:[(\\[]\\s?)?(?<jaTime>正午|(?:午前|午後|am|pm)?\\s?${figure}(?:時(?!間)(?:${figure}分|半)?|:\\d{2}(?::\\d{2})?))(?:[(\\[]正午[)\\]])?)?`;
const jaZone = '(?:\\s?[(\\[]?(?<zone>日本(?:標準)?時間?|jst|utc|gmt|[ecmp][sd]?t|ce?s?t)(?![a-z])[)\\]]?)?';

const enWeekday = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s+)?';
const enMonth =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const enDay = '\\d{1,2}(?:st|nd|rd|th)?';
const enTime =
  '(?:(?:12(?::00)?\\s)?(?:noon|midday|midnight)|\\d{1,2}(?:[:.]\\d{2})?\\s?[ap]\\.?m\\b\\.?|\\d{1,2}:\\d{2}(?:\\snoon)?|\\d{2}00(?=\\s(?:hours|jst)))(?:\\shours)?';
const enZone = (name: string) =>
  `(?:,?\\s?\\(?(?<${name}>jst|japan(?:ese)?(?: standard)? time|tokyo time|utc|gmt|[ecmp][sd]t|cest|bst|cet|et|pt)\\)?(?![a-z]))?`;
const enTo = '\\s?(?:-|to|through|until|and)\\s?';
const enBefore = `(?:\\b(?<enTimeBefore>${enTime})${enZone('zoneBefore')},?\\s+(?:on\\s+)?(?:the\\s+)?)?`;
const enAfter = `(?:\\s?\\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?\\))?(?:,?\\s+(?:at\\s+|by\\s+|@\\s?)?(?<enTimeAfter>${enTime})${enZone('zoneAfter')})?`;
const enYear = '(?:,?\\s+(?<enYear>\\d{4})(?![\\d:]))?';

const named = new RegExp(`\\b${enMonth}`);

/** Each form, and what a text must hold to be looked through for it. */
const forms: readonly { readonly needs: RegExp; readonly form: RegExp }[] = (
  [
    [/月/, `(?:${jaYear})?(?<jaMonth>${figure})月${jaDay}${weekday}${jaClock}${jaZone}`],
    [/月/, `(?:${jaYear})?(?<jaMonth>同|翌|来|今|当|本)月(?:の)?${jaDay}${weekday}${jaClock}${jaZone}`],
    [/日|末/, `(?<=(?:から|より|[~〜-])\\s?)${jaDay}${weekday}${jaClock}${jaZone}`],
    [
      /日/,
      `(?<![\\d月〇一二三四五六七八九十])${jaDay}${weekday}${jaClock}${jaZone}(?=[)\\]]?(?:まで|迄|必着|[をにがで]?(?:締|〆|期限)))`,
    ],
    [
      /\d[./-]\d/,
      `(?<![\\d./-])(?<jaYear>${era}|\\d{4})[./-](?<jaMonth>\\d{1,2})[./-](?<jaDay>\\d{1,2})(?![\\d/])${weekday}${jaClock}${jaZone}`,
    ],
    [/\d\/\d/, `(?<![\\d./]|\\d[:-])(?<jaMonth>\\d{1,2})/(?<jaDay>\\d{1,2})(?![\\d/])${weekday}${jaClock}${jaZone}`],
    [
      named,
      `${enBefore}${enWeekday}(?<!\\d)(?:(?<enFirst>${enDay})${enTo})?(?<enDay>${enDay})\\s(?:of\\s)?(?<enMonth>${enMonth})(?![a-z])${enYear}${enAfter}`,
    ],
    [
      named,
      `${enBefore}${enWeekday}\\b(?<enMonth>${enMonth})\\s(?:(?<enFirst>${enDay})${enTo}(?!\\d{1,2}\\s[a-z]{3}))?(?<enDay>${enDay})(?![\\d:])${enYear}${enAfter}`,
    ],
    [/end of|last day of/, `\\b(?<enLast>end of|last day of)\\s(?<enMonth>${enMonth})(?![a-z])${enYear}`],
  ] as const
).map(([needs, form]) => ({ needs, form: new RegExp(form, 'g') }));

/**
 * Every date that is printed in a text, in its order, in whatever form and however incomplete.
 * @param folded The text as `fold` gives it.
 */
export function printedDates(folded: string): PrintedDate[] {
  const all = forms.flatMap(({ needs, form }) => (needs.test(folded) ? [...folded.matchAll(form)].map(toPrinted) : []));
  const longestFirst = all.filter(isPossible).sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return longestFirst.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

const lastDaysTime = new RegExp(
  `(?:最終日|締め?切り?日|終了日)(?:は|の|:)?(?<ja>正午|(?:午前|午後)?\\s?${figure}(?:時(?!間)(?:${figure}分|半)?|:\\d{2}))|(?<en>${enTime})${enZone('zone')}\\s(?:on|of)\\s(?:the|that)\\s(?:last|final|closing)\\s(?:day|date)`,
);

/** The hour that a text gives for the last day without its date: 最終日は17時必着, «by 5 p.m. on the last day». */
export function timeOfLastDay(folded: string): string | null {
  const { ja, en, zone } = lastDaysTime.exec(folded)?.groups ?? {};
  const clock = ja ?? en;
  return clock === undefined || !isJapans(zone) ? null : timeOf(clock);
}

function toPrinted(found: RegExpExecArray): PrintedDate {
  const groups = found.groups ?? {};
  const { jaYear, jaMonth, jaDay, jaLast, enYear, enMonth, enDay, enLast, enFirst } = groups;
  const zone = groups.zone ?? groups.zoneBefore ?? groups.zoneAfter;
  const clock = groups.jaTime ?? groups.enTimeBefore ?? groups.enTimeAfter;
  return {
    start: found.index,
    end: found.index + found[0].length,
    year: enYear === undefined ? yearOf(jaYear) : Number(enYear),
    month: enMonth === undefined ? monthOf(jaMonth, isBound(found)) : (monthNamed(enMonth) ?? 0),
    day: (jaLast ?? enLast) === undefined ? Number.parseInt(arabic(jaDay ?? enDay ?? ''), 10) : 'last',
    time: clock === undefined || !isJapans(zone) ? null : timeOf(clock),
    endsRange: enFirst !== undefined,
  };
}

const relative: Readonly<Record<string, 'same' | 'next' | 'this' | 'coming'>> = {
  ...{ 同: 'same', 翌: 'next' },
  ...{ 本: 'this', 今: 'this', 当: 'this', 来: 'coming' },
};

function yearOf(written: string | undefined): PrintedDate['year'] {
  if (written === undefined) return null;
  return relative[written] ?? eraYear(arabic(written)) ?? Number(arabic(written));
}

/** A day behind «から» has the month of the day before it. */
function isBound({ input, index }: RegExpExecArray): boolean {
  return /(?:から|より|[~〜-])\s?$/.test(input.slice(Math.max(0, index - 4), index));
}

function monthOf(written: string | undefined, isOfRange: boolean): PrintedDate['month'] {
  if (written === undefined) return isOfRange ? 'same' : 'soon';
  return relative[written] ?? Number(arabic(written));
}

function isJapans(zone: string | undefined): boolean {
  return zone === undefined || /^(?:日本|jst|japan|tokyo)/.test(zone);
}

/** Null for an hour that does not exist. */
function timeOf(written: string): string | null {
  const clock = arabic(written);
  if (/正午|noon|midday/.test(clock)) return '12:00';
  if (clock.includes('midnight')) return '24:00';
  const [, hours = '', minutes = clock.includes('半') ? '30' : '0'] =
    /(\d{2}(?=\d{2})|\d{1,2})(?:\D?(\d{1,2}))?/.exec(clock) ?? [];
  const isAfternoon = /午後|p\.?m/.test(clock) && Number(hours) < 12;
  const isMorning = /午前|a\.?m/.test(clock) && Number(hours) === 12;
  const hour = Number(hours) + (isAfternoon ? 12 : isMorning ? -12 : 0);
  const exists = Number(minutes) < 60 && (hour < 24 || (hour === 24 && Number(minutes) === 0));
  return exists ? `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}` : null;
}

function isPossible({ month, day }: PrintedDate): boolean {
  const isMonth = typeof month !== 'number' || (month >= 1 && month <= 12);
  return isMonth && (day === 'last' || (day >= 1 && day <= 31));
}
