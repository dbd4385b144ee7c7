// What publishers of Japanese policy really send, in documents written by hand in their forms.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../feeds/read/read.ts';
import type { Entry, Reading } from '../../../src/domain/entry.ts';
import { rss, rssItem } from './feed/cases/feed-case.ts';

function read(body: string | Uint8Array, url = 'https://www.example.go.jp/feeds/news.rdf'): Promise<Reading> {
  const document = { url, contentType: 'application/xml', body: Buffer.from(body as string) };
  return readDocument(document, { kind: 'feed', language: 'ja', selectors: null });
}

/** Writes ASCII and the kana and kanji of these tests in Shift_JIS. */
function shiftJis(text: string): Uint8Array {
  const known: Record<string, string> = {
    見: '8ca9',
    本: '967b',
    省: '8fc8',
    の: '82cc',
    公: '8cf6',
    表: '955c',
    '①': '8740',
  };
  return Buffer.from([...text].map(one => known[one] ?? Buffer.from(one).toString('hex')).join(''), 'hex');
}

async function check(body: string | Uint8Array, entries: readonly Partial<Entry>[], url?: string): Promise<void> {
  const reading = await read(body, url);
  expect(reading.issues).toEqual([]);
  expect(reading.entries).toMatchObject(entries);
}

describe('the prime minister’s office', () => {
  test('RSS 2.0 at an .rdf address, GUIDs that are positions, an empty link, dates without weekday', () =>
    check(
      rss(
        '<item><title>一つ目</title><link>https://www.example.go.jp/1.html</link><guid isPermaLink="false">item_1</guid><pubDate>19 Aug 2026 17:00:00 +0900</pubDate></item><item><title>二つ目</title><link/><guid isPermaLink="false">item_2</guid><pubDate>18 Aug 2026 09:30:00 +0900</pubDate></item>',
      ),
      [
        { id: 'item_1', link: 'https://www.example.go.jp/1.html', published: '2026-08-19T17:00:00+09:00' },
        { id: 'item_2', link: null, published: '2026-08-18T09:30:00+09:00' },
      ],
    ));
});

describe('ministries that write RSS 1.0 in Shift_JIS', () => {
  const document = shiftJis(
    '<?xml version="1.0" encoding="Shift_JIS"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://www.example.go.jp/news.rdf"><title>見本省</title><link>https://www.example.go.jp/</link></channel><item rdf:about="https://www.example.go.jp/1.html"><title>見本の公表①</title><link>https://www.example.go.jp/1.html</link><dc:date>2026-08-19T05:00:00+09:00</dc:date></item></rdf:RDF>',
  );
  test('Windows-31J’s letters are read, and every date is at five o’clock', () =>
    check(document, [
      { title: '見本の公表①', published: '2026-08-19T05:00:00+09:00', id: 'https://www.example.go.jp/1.html' },
    ]));
});

describe('the FSA', () => {
  test('the zone is the token JST, and there is no guid', () =>
    check(
      rssItem(
        '<title>公表</title><link>https://www.example.go.jp/1.html</link><pubDate>Wed, 19 Aug 2026 10:00:00 JST</pubDate>',
      ),
      [{ id: null, published: '2026-08-19T10:00:00+09:00' }],
    ));
});

describe('the Digital Agency and the Ministry of Finance', () => {
  test('one address is listed twice as two items: both are read', () =>
    check(
      rss(
        '<item><title>入札（その一）</title><link>https://www.example.go.jp/procurement</link></item><item><title>入札（その二）</title><link>https://www.example.go.jp/procurement</link></item>',
      ),
      [{ title: '入札（その一）' }, { title: '入札（その二）' }],
    ));
});

describe('the Cabinet Office', () => {
  test('CRLF, an address with a trailing blank, links to other hosts, no guid', () =>
    check(
      rss('\r\n<item>\r\n<title>公表</title>\r\n<link>https://www.esri.example.go.jp/1.html </link>\r\n</item>\r\n'),
      [{ title: '公表', link: 'https://www.esri.example.go.jp/1.html', id: null }],
    ));
});

describe('METI', () => {
  test('Atom without ids, an empty author, updated only', () =>
    check(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><title>見本省</title><dc:language>ja</dc:language><entry><title>公表</title><link rel="alternate" type="text/html" href="https://www.example.go.jp/1.html"/><author><name /></author><updated>2026-06-19T05:00:00Z</updated><summary>概要</summary></entry></feed>',
      [{ id: null, author: null, published: '2026-06-19T05:00:00+00:00', summary: '概要' }],
    ));
});

describe('the MHLW', () => {
  test('the channel’s date is two years old and no item’s', () =>
    check(
      rss('<item><title>公表</title><pubDate>Wed, 19 Aug 2026 10:00:00 +0900</pubDate></item>', {
        channel: '<lastBuildDate>Mon, 01 Apr 2024 00:00:00 +0900</lastBuildDate>',
      }),
      [{ published: '2026-08-19T10:00:00+09:00' }],
    ));
});

describe('the Ministry of Defense', () => {
  test('a byte order mark, relative links and guids', () =>
    check(`\ufeff${rss('<item><title>公表</title><link>../press/1.html</link><guid>../press/1.html</guid></item>')}`, [
      { link: 'https://www.example.go.jp/press/1.html', id: '../press/1.html' },
    ]));
});

describe('e-Gov’s public comments', () => {
  test('dates without seconds, in UTC of Japan’s midnight', () =>
    check(
      rssItem(
        '<title>意見募集</title><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2025-04-30T15:00:Z</dc:date>',
      ),
      [{ published: '2025-04-30T15:00:00+00:00' }],
    ));
  test('the list of results has no dates: none are made up', () =>
    check(rssItem('<title>結果の公示</title>'), [{ published: null, updated: null }]));
});

describe('agencies whose fragments carry meaning', () => {
  test('a fragment stays part of the link', () =>
    check(rssItem('<link>https://www.example.go.jp/ai#next_steps</link>'), [
      { link: 'https://www.example.go.jp/ai#next_steps' },
    ]));
});

describe('law firms', () => {
  test('JD Supra: titles escaped twice, a summary of HTML that ends in “By: firm”', () =>
    check(
      rss(
        '<item><title>AI &amp;amp; Privacy: Japan&amp;#8217;s New Act</title><link>https://www.example.com/legalnews/japan-ai-1/</link><description><![CDATA[<p>The Diet passed the Act on May 28, 2025&#8230;</p><a href="https://www.example.com/legalnews/japan-ai-1/">more</a><p>By: <a href="https://www.example.com/firm/">Sample &amp; Partners LLP</a></p>]]></description><guid isPermaLink="true">https://www.example.com/legalnews/japan-ai-1/</guid><pubDate>Thu, 13 Mar 2025 17:48:56 GMT</pubDate></item>',
        {
          attributes: 'xmlns:atom="http://www.w3.org/2005/Atom"',
          channel: '<atom:link href="https://www.example.com/rss" rel="self"/>',
        },
      ),
      [
        {
          title: 'AI & Privacy: Japan’s New Act',
          link: 'https://www.example.com/legalnews/japan-ai-1/',
          summary: 'The Diet passed the Act on May 28, 2025…\nmore\nBy: Sample & Partners LLP',
          published: '2025-03-13T17:48:56+00:00',
        },
      ],
    ));

  test('WordPress: an excerpt, the whole in content:encoded, dc:creator, categories, a guid that is a query', () =>
    check(
      rss(
        '<item><title>AI事業者ガイドラインの改訂&#8212;実務への影響</title><link>https://law.example.jp/news/123/</link><dc:creator><![CDATA[見本法律事務所]]></dc:creator><pubDate>Mon, 17 Aug 2026 01:00:00 +0000</pubDate><category><![CDATA[ニュースレター]]></category><category><![CDATA[AI]]></category><guid isPermaLink="false">https://law.example.jp/?p=123</guid><description><![CDATA[総務省と経済産業省は… [&#8230;]]]></description><content:encoded><![CDATA[<p>総務省と経済産業省は、</p>\n<h2>1. 概要</h2>\n<p>改訂しました。</p>]]></content:encoded></item>',
        {
          attributes:
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        },
      ),
      [
        {
          title: 'AI事業者ガイドラインの改訂—実務への影響',
          link: 'https://law.example.jp/news/123/',
          id: 'https://law.example.jp/?p=123',
          author: '見本法律事務所',
          categories: ['ニュースレター', 'AI'],
          summary: '総務省と経済産業省は… […]',
          content: '総務省と経済産業省は、\n\n1. 概要\n\n改訂しました。',
        },
      ],
    ));
});

const captures = resolve(import.meta.dirname, '../../../../shared/captures/feeds');
describe.skipIf(!existsSync(captures))('the captures (../shared)', () => {
  const counts: [string, number][] = [
    ['cao', 10],
    ['fsa', 15],
    ['kantei', 25],
    ['digital', 21],
    ['soumu', 20],
    ['mlit', 18],
    ['meti', 25],
    ['pcm_list_CONSTRUCTED', 2],
    ['pcm_result_CONSTRUCTED', 1],
  ];
  test.each(counts)('%s has %i entries, each with a title, and a date where it prints one', async (name, count) => {
    const { entries, issues } = await read(readFileSync(resolve(captures, `${name}.xml`)));
    expect(issues).toEqual([]);
    expect(entries).toHaveLength(count);
    expect(entries.filter(({ title }) => title === '')).toEqual([]);
    if (name !== 'pcm_result_CONSTRUCTED') expect(entries.filter(({ published }) => published === null)).toEqual([]);
  });
});
