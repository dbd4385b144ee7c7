import { arabic } from '../calendar/japanese-date.ts';
import { fold } from '../text/fold.ts';

const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, r: 2018, h: 1988, s: 1925 };

/**
 * What a line says, in the form in which two printings of it are the same: 全角 and 半角, 和暦 and 西暦, kanji and arabic
 * figures in dates, blanks and a day's weekday do not count.
 */
export function senseOf(line: string): string {
  return fold(line)
    .text.replace(/(?<![〇零一二三四五六七八九十])[〇零一二三四五六七八九十]+(?=[年月日])/g, arabic)
    .replace(/(令和|平成|昭和)(元|\d{1,3})年/g, (_, era: string, year: string) => `${yearOf(era, year)}年`)
    .replace(
      /(?<![a-z0-9.])([rhs])(\d{1,2})[./](\d{1,2})[./](\d{1,2})(?!\d)/g,
      (_, era: string, year: string, month: string, day: string) => dayOf(yearOf(era, year), month, day),
    )
    .replace(/(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/g, (_, year: string, month: string, day: string) =>
      dayOf(Number(year), month, day),
    )
    .replace(/(?<!\d)0(\d[月日])/g, '$1')
    .replace(/日\([月火水木金土日](?:曜日?)?\)/g, '日')
    .replace(/\((\d{4})年?\)年/g, '年')
    .replace(/\s+/g, ' ')
    .trim();
}

function yearOf(era: string, year: string): number {
  return (eras[era] ?? 0) + (year === '元' ? 1 : Number(year));
}

function dayOf(year: number, month: string, day: string): string {
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Whether two texts say the same, whatever their layout. */
export function saySame(before: string, after: string): boolean {
  return before === after || sense(before) === sense(after);
}

/** Lines are put together: where a line breaks says nothing. */
function sense(text: string): string {
  return senseOf(text.replace(/\s*\n\s*/g, ' ')).replace(/ /g, '');
}
