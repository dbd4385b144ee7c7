// What is written into a feed comes out of it, whatever it is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../feeds/read/bytes/decode.ts';
import { escaped } from '../../../../feeds/read/feed/element.ts';
import { mapFeed, readFeed } from '../../../../feeds/read/feed/feed.ts';
import { forgivingTree } from '../../../../feeds/read/feed/forgiving-tree.ts';
import { rootOf } from '../../../../feeds/read/feed/root.ts';
import { strictTree } from '../../../../feeds/read/feed/strict-tree.ts';
import { atomEntry, home, rss } from './cases/feed-case.ts';

const runs = { numRuns: 300 };
/** Text as XML can hold it: no control characters and no halves of pairs. */
const words = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map(text => text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\ufffd]/g, ' '));
const oneSpaced = (text: string) => text.replace(/\s+/g, ' ').trim();
const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

describe('properties', () => {
  test('a plain title of Atom', () =>
    fc.assert(
      fc.asyncProperty(words, async title => {
        const { entries } = await readFeed(atomEntry(`<title type="text">${escaped(title)}</title>`), home);
        expect(entries[0]?.title).toBe(oneSpaced(title));
      }),
      runs,
    ));

  test('a title of RSS, escaped as markup', () =>
    fc.assert(
      fc.asyncProperty(words, async title => {
        const { entries } = await readFeed(
          rss(`<item><title>${escaped(escaped(title))}&amp;amp;</title></item>`),
          home,
        );
        expect(entries[0]?.title).toBe(oneSpaced(`${title}&`));
      }),
      runs,
    ));

  test('links, ids and dates', () =>
    fc.assert(
      fc.asyncProperty(url, words, moment, async (link, id, at) => {
        const xml = rss(
          `<item><link>${escaped(link)}</link><guid isPermaLink="false">${escaped(id)}</guid><pubDate>${at.toUTCString()}</pubDate></item>`,
        );
        const [entry] = (await readFeed(xml, home)).entries;
        expect(entry?.link).toBe(link);
        expect(entry?.id).toBe(id.trim() || null);
        expect(Date.parse(entry?.published ?? '')).toBe(Math.floor(at.getTime() / 1000) * 1000);
      }),
      runs,
    ));

  test('both trees agree', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(words, words, url), { minLength: 1, maxLength: 5 }), async items => {
        const xml = rss(
          items
            .map(
              ([title, text, link]) =>
                `<item><title>${escaped(title)}</title><description><![CDATA[${text.replaceAll(']]>', '')}]]></description><link>${escaped(link)}</link></item>`,
            )
            .join('\n'),
        );
        const root = rootOf(xml);
        const [strict, forgiving] = [root && (await strictTree(xml, root)), forgivingTree(xml)];
        if (strict === null || !('items' in strict) || forgiving === null) throw new Error('it was not read');
        expect(mapFeed(strict, home)).toEqual(mapFeed(forgiving, home));
      }),
      runs,
    ));

  test('a text in UTF-8 and UTF-16', () =>
    fc.assert(
      fc.property(words, text => {
        const whole = `<t>${text}`;
        expect(decode(Buffer.from(whole), null).text).toBe(whole);
        expect(decode(Buffer.from(whole, 'utf16le'), null).text).toBe(whole);
        expect(decode(Buffer.from(whole, 'utf16le').swap16(), null).text).toBe(whole);
      }),
      runs,
    ));
});
