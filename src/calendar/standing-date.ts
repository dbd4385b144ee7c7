import type { PartialDate } from '../domain/time.ts';
import { arabic } from './japanese-date.ts';
import { readDate } from './read-date.ts';

/** A date as a list prints it: whole, or without its year or month, which stand above in a heading. */
export type ListedDate =
  | { readonly kind: 'whole'; readonly date: PartialDate }
  | { readonly kind: 'part'; readonly month: number | null; readonly day: number | null };

/** A date that stands by itself in a text, and the text without it. */
export interface StandingDate {
  readonly printed: ListedDate;
  readonly rest: string;
  /** The page's own date (最終更新日), not that of anything in it. */
  readonly isOfPage: boolean;
}

const figure = '[0-9０-９]';
const number = '[0-9０-９〇一二三四五六七八九十]{1,4}';
const blank = '[\\s　]*';
const era = '(?:令和|平成|昭和)';
const shortEra = '(?:[令平昭]|[RHSＲＨＳ](?:eiwa)?)';
const again = `(?:${blank}[(（][^)）]{2,9}[)）])?`;
const separator = `${blank}[./．／\\-－‐–]${blank}`;
const weekday = `(?:${blank}[(（〈［[]?${blank}(?:[月火水木金土日](?:曜日?)?(?:・?[祝休])?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?)${blank}[)）〉］\\]]|${blank}[月火水木金土日]曜日?)?`;
const clock = `(?:${blank}(?:(?:午前|午後)?${blank}${number}時(?:${number}分|半)?|${figure}{1,2}[:：]${figure}{2}(?:[:：]${figure}{2})?))?`;
const month = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?';
const englishDay = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s+';

const whole = [
  `(?:西暦)?(?:${era}${blank}(?:元|${number})|${figure}{4}|[〇一二三四五六七八九]{4})${again}${blank}年${again}(?![度間])(?:${blank}${number}${blank}月(?:${blank}${number}${blank}日)?)?`,
  `${shortEra}${blank}[.．]?${figure}{1,2}${separator}${figure}{1,2}${separator}${figure}{1,2}`,
  `${figure}{4}${separator}${figure}{1,2}(?:${separator}${figure}{1,2})?(?:T${figure}{2}:${figure}{2}(?::${figure}{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?`,
  `(?:${englishDay})?${month}\\s*\\d{1,2}(?:st|nd|rd|th)?(?:,|\\s|\\.|/)\\s*\\d{4}`,
  `(?:${englishDay})?\\d{1,2}(?:st|nd|rd|th)?[\\s./-]*(?:of\\s+)?${month}[\\s,./-]*\\d{4}`,
  `${month},?\\s*\\d{4}`,
  `\\d{4}[\\s./-]+${month}(?:[\\s./-]+\\d{1,2})?`,
  `\\d{1,2}[./]\\d{1,2}[./]\\d{4}`,
  '(?<![0-9])20\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?![0-9])',
].join('|');
const part = [
  `${number}${blank}月${blank}${number}${blank}日`,
  `${number}${blank}月(?!${blank}[0-9０-９])`,
  `${number}${blank}日(?!間)`,
  `${figure}{1,2}[./．／]${figure}{1,2}`,
  `(?:${englishDay})?${month}\\s+\\d{1,2}(?:st|nd|rd|th)?(?![,\\s]*\\d)`,
  `(?:${englishDay})?\\d{1,2}(?:st|nd|rd|th)?\\s+${month}(?![,\\s]*\\d)`,
].join('|');

/** What stands before a date and says what it is. */
const label =
  '(?:(?:公表|公開|掲載|発表|更新|最終更新|報道発表|登録|配信|開催|投稿|発行|実施|作成|情報掲載|新着)(?:年月)?(?:日時?|年月日)?|日付|日時|date(?:\\s+published)?|(?:originally\\s+)?(?:posted|published|updated|released|last\\s+(?:updated|modified|reviewed))(?:\\s+on|\\s+date)?|on)';
const [open, close] = ['[(（〔［\\[【<＜「]', '[)）〕］\\]】>＞」]'];
const suffix = '(?:付け?|現在|更新|掲載|公表|公開|発表|開催)?';
const before = `${blank}(?:[■●○◆◇・▶»›|｜]${blank})?(?:${label}${blank}[:：]?${blank})?`;
const date = `(?<date>(?:${whole}|${part})${weekday}${clock})${suffix}`;
const pageLabel = /更新日|最終更新|last\s+(?:updated|modified|reviewed)/i;

const asWhole = new RegExp(
  `^${before}${open}?${before}${date}${blank}${close}?${blank}(?:NEW!?|新着|[:：|｜・,、])?${blank}$`,
  'iu',
);
const atStart = new RegExp(
  `^${before}(?:${open}${blank}${date}${blank}${close}|${date.replace('<date>', '<bare>')}(?=[\\s　:：|｜【「『（(〔]))${blank}[:：|｜・,、]?`,
  'iu',
);
const atEnd = new RegExp(
  `(?:${open}${before}${date}${blank}${close}|[\\s　|｜・]${before.replace('(?:[■', '(?:[■')}${date.replace('<date>', '<bare>')})${blank}$`,
  'iu',
);

/** Characters of a text that are looked at. */
const lengthMax = 2_000;
/** What is longer is no date alone. */
const wholeLengthMax = 80;

/**
 * The date that stands by itself in a text: as the whole of it (with weekday and label), at its beginning or at its end.
 * A date inside a sentence (令和8年8月13日からの大雨) is none.
 */
export function standingDate(text: string): StandingDate | null {
  const words = text.slice(0, lengthMax);
  if (!/[0-9０-９元〇一二三四五六七八九十]/.test(words)) return null;
  const found = (words.length <= wholeLengthMax ? asWhole.exec(words) : null) ?? atStart.exec(words) ?? endOf(words);
  const written = found?.groups?.date ?? found?.groups?.bare;
  if (found === null || written === undefined) return null;
  const printed = print(written);
  if (printed === null) return null;
  const rest = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`.trim();
  return { printed, rest, isOfPage: pageLabel.test(found[0]) };
}

/** Only the last characters: the pattern has no fixed beginning. */
function endOf(words: string): RegExpExecArray | null {
  const from = Math.max(0, words.length - wholeLengthMax);
  const found = atEnd.exec(words.slice(from));
  if (found !== null) found.index += from;
  return found;
}

function print(written: string): ListedDate | null {
  const date = readDate(
    written.replace(/^[令平昭](?=[0-9０-９])/, name => ({ 令: '令和', 平: '平成', 昭: '昭和' })[name] ?? name),
  );
  if (date !== null) return { kind: 'whole', date };
  const plain = arabic(written.normalize('NFKC')).replace(/\s/g, '');
  const [, months, days] = /^(?:(\d{1,2})月)?(?:(\d{1,2})日)?/.exec(plain) ?? [];
  if (months !== undefined || days !== undefined) return partOf(months, days);
  const [, monthFigure, dayFigure] = /^(\d{1,2})[./](\d{1,2})/.exec(plain) ?? [];
  if (monthFigure !== undefined) return partOf(monthFigure, dayFigure);
  // A leap year, for 29 February.
  const english = readDate(`${written} 2024`) ?? readDate(`${written}, 2024`);
  return english === null ? null : partOf(english.slice(5, 7), english.slice(8, 10));
}

function partOf(month: string | undefined, day: string | undefined): ListedDate | null {
  const numbers = { month: month === undefined ? null : Number(month), day: day === undefined ? null : Number(day) };
  const isPossible = (number: number | null, max: number) => number === null || (number >= 1 && number <= max);
  return isPossible(numbers.month, 12) && isPossible(numbers.day, 31) ? { kind: 'part', ...numbers } : null;
}

/** The period that a heading names: 令和8年のプレスリリース, 2025年6月, 令和7年度, June 2025, 8月. */
export interface Period {
  readonly year: number | null;
  /** A fiscal year begins in April: its months 1 to 3 are in the next year. */
  readonly isFiscal: boolean;
  readonly month: number | null;
}

const periodPattern = new RegExp(
  `(?<year>${era}${blank}(?:元|${number})|[12]${figure}{3}|[１２]${figure}{3})${again}${blank}年${again}(?<fiscal>度)?(?:${blank}(?<month>${number})${blank}月)?|(?<english>${month},?\\s+\\d{4})|(?<![0-9０-９])(?<bareYear>(?:19|20)\\d{2})(?![0-9０-９年]|${separator}${figure})`,
  'iu',
);

/** Null where a heading names no period. */
export function periodIn(heading: string): Period | null {
  const text = heading.slice(0, lengthMax);
  const groups = periodPattern.exec(text)?.groups;
  if (groups !== undefined) {
    const { year, fiscal, month, english, bareYear } = groups;
    const date =
      english === undefined
        ? readDate(`${bareYear ?? year}年${month === undefined ? '' : `${month}月`}`)
        : readDate(english);
    if (date === null) return null;
    return { year: Number(date.slice(0, 4)), isFiscal: fiscal !== undefined, month: Number(date.slice(5, 7)) || null };
  }
  const alone = standingDate(text)?.printed;
  return alone?.kind === 'part' && alone.day === null ? { year: null, isFiscal: false, month: alone.month } : null;
}

/** A printed date with what the headings above it say; null where the year or the month stands nowhere. */
export function completeDate(printed: ListedDate, period: Period): PartialDate | null {
  if (printed.kind === 'whole') return printed.date;
  const month = printed.month ?? period.month;
  if (month === null || period.year === null) return null;
  const year = period.isFiscal && month < 4 ? period.year + 1 : period.year;
  return readDate(`${year}年${month}月${printed.day === null ? '' : `${printed.day}日`}`);
}
