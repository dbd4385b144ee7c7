import { Feed } from 'feed';
import type { Instant } from '../domain/time.ts';
import { notLegalAdvice } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import type { EventRow } from './event-rows.ts';
import { type CalendarSaid, sample } from './write-calendar.ts';

/** Items of a feed; a reader that comes daily misses nothing. */
const itemsMax = 200;

interface RssSaid extends CalendarSaid {
  /** Where the feed stands, as its readers know it. */
  readonly address: string;
  /** What a reader should know of how it was asked for. */
  readonly notes?: readonly string[];
}

/** The newest events as RSS 2.0, with their publishers' addresses. */
export async function* writeRss(
  rows: AsyncIterable<EventRow>,
  { language, now, isSample = false, address, notes = [] }: RssSaid,
): AsyncGenerator<string> {
  const feed = new Feed({
    title: `${isSample ? sample[language] : ''}${language === 'ja' ? 'Kairan：日本のAI政策' : 'Kairan: AI policy in Japan'}`,
    description: [...notes, notLegalAdvice[language]].join(' '),
    id: address,
    link: address,
    language,
    updated: new Date(now),
    generator: 'Kairan',
    copyright: '',
    feedLinks: { rss: address },
  });
  let count = 0;
  for await (const { view } of rows) {
    const { lead, event } = view;
    if (lead.url === null) continue;
    feed.addItem({
      title: `${isSample ? sample[language] : ''}${writable(lead.title)}`,
      id: event,
      guid: event,
      link: lead.url,
      date: new Date(dateIn(lead.publishedAt) ?? lead.firstSeenAt),
      ...(lead.summary === '' ? {} : { description: asMarkup(writable(lead.summary)) }),
      author: [{ name: lead.publisher[language] }],
      category: [
        { name: labelOf('kind', lead.tags.kind.value, language) },
        ...lead.tags.themes.map(({ value }) => ({ name: labelOf('theme', value, language) })),
        ...lead.tags.sectors.map(({ value }) => ({ name: labelOf('sector', value, language) })),
      ],
    });
    if (++count === itemsMax) break;
  }
  yield feed.rss2();
}

/** A description is markup to those who read feeds: what a publisher wrote stays words. */
function asMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The first moment of a publisher's date, in Japan; null where there is none. */
function dateIn(date: string | null): Instant | null {
  if (date === null) return null;
  if (date.includes('T')) return Date.parse(date);
  const [year = '', month = '01', day = '01'] = date.split('-');
  return Date.parse(`${year}-${month}-${day}T00:00:00+09:00`);
}

/** Without what XML cannot hold. */
function writable(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
