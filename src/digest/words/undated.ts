import { sayDate } from '../../calendar/say-date.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day } from '../../domain/time.ts';
import { ordinal } from '../../message/strings.ts';
import { isAgeUnknown } from '../age.ts';

/** 3月4日, 24日; no span of days: 30日間. */
const dayWithoutYear = /(?<![\d月])(?:(0?[1-9]|1[0-2])月)?(0?[1-9]|[12]\d|3[01])日(?![間以前後])/u;
const year = /\d{4}年|\d{4}[./-]\d|(?:令和|平成|昭和)/u;

/**
 * A warning of what nothing dates, with the day that it is quoted with where that has no year: it may be a day of years ago.
 * @param quoted What of its text may be shown.
 */
export function undatedNote(publication: Publication, quoted: string, today: Day): Bilingual | null {
  if (!isAgeUnknown(publication, today)) return null;
  const words = quoted.normalize('NFKC');
  const [day, month, date] = (year.test(words) ? null : dayWithoutYear.exec(words)) ?? [];
  if (day === undefined)
    return {
      ja: '⚠ 公表日不明。以前の資料の可能性があります。',
      en: '⚠ Undated; it may be an older document.',
    };
  const [english, ja, en] =
    month === undefined
      ? [`“the ${ordinal(Number(date))}”`, '何年何月か', 'without month or year']
      : [
          `“${sayDate(`2000-${month.padStart(2, '0')}-${date?.padStart(2, '0')}`, 'en').replace(/ 2000$/, '')}”`,
          '何年か',
          'without a year',
        ];
  return {
    ja: `⚠ 公表日不明。「${day}」が${ja}は確認できていません。以前の資料の可能性があります。`,
    en: `⚠ Undated; its text says ${english} (${day}) ${en}. It may be an older document.`,
  };
}
