import { dayInZone, sayDate } from '../../calendar/say-date.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Day } from '../../domain/time.ts';

const away: Readonly<Record<string, number>> = {
  昨日: -1,
  本日: 0,
  明日: 1,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};
const relative = /(?<!日)本日|昨日|明日|\b(?:yesterday|today|tomorrow)\b/gi;

/** A quotation that says 本日 with the day that it means, in the brackets of an editor, where that is not the reader's today. */
export function withDays(words: string, { publishedAt }: Pick<Publication, 'publishedAt'>, today: Day): string {
  const published = publishedAt === null ? '' : dayInZone(publishedAt, 'Asia/Tokyo');
  if (published.length < 10 || published === today) return words;
  return words.replace(relative, word => {
    const day = Temporal.PlainDate.from(published)
      .add({ days: away[word.toLowerCase()] ?? 0 })
      .toString();
    const isJapanese = !/[a-z]/i.test(word);
    const said = sayDate(day, isJapanese ? 'ja' : 'en');
    const isThisYear = day.slice(0, 4) === today.slice(0, 4);
    if (isJapanese) return `${word}〔${isThisYear ? said.slice(5) : said}〕`;
    return `${word} [${isThisYear ? said.replace(/ \d{4}$/, '') : said}]`;
  });
}
