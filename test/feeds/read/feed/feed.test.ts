import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../feeds/read/bytes/decode.ts';
import { expandEntities } from '../../../../feeds/read/feed/entities.ts';
import { mapFeed, readFeed } from '../../../../feeds/read/feed/feed.ts';
import { forgivingTree } from '../../../../feeds/read/feed/forgiving-tree.ts';
import { rootOf } from '../../../../feeds/read/feed/root.ts';
import { strictTree } from '../../../../feeds/read/feed/strict-tree.ts';
import { processorMs } from '../../../world/processor-time.ts';
import { atomCases } from './cases/atom.ts';
import { dateCases } from './cases/dates.ts';
import { type FeedCase, home, rss } from './cases/feed-case.ts';
import { linkCases } from './cases/links.ts';
import { rssCases } from './cases/rss.ts';
import { textCases } from './cases/text.ts';

const groups: Record<string, readonly FeedCase[]> = {
  RSS: rssCases,
  Atom: atomCases,
  links: linkCases,
  dates: dateCases,
  texts: textCases,
};
const captures = resolve(import.meta.dirname, '../../../../../shared/captures');

for (const [group, cases] of Object.entries(groups)) {
  describe(group, () => {
    test.each(cases)('$name', async ({ xml, feed, entries }) => {
      const reading = await readFeed(xml, home);
      expect(reading.issues.filter(({ code }) => code !== 'unreadable-date')).toEqual([]);
      if (feed !== undefined) expect(reading.feed).toMatchObject(feed);
      if (entries !== undefined) {
        expect(reading.entries).toHaveLength(entries.length);
        expect(reading.entries).toMatchObject(entries);
      }
    });
  });
}

test('items that are never closed are each an item', async () => {
  const item = (name: string) => `<item><title>${name}</title><link>https://www.example.go.jp/${name}</link>`;
  const { entries, issues } = await readFeed(rss(`${item('a')}${item('b')}${item('c')}`), home);
  expect(entries.map(({ title, link }) => [title, link])).toEqual(
    ['a', 'b', 'c'].map(name => [name, `https://www.example.go.jp/${name}`]),
  );
  expect(issues.map(({ code }) => code)).toEqual(['ill-formed']);
});

test('of an entry in which a document breaks off no half title and no half address is kept, and it is said', async () => {
  const item = (name: string) =>
    `<item><title>${name}</title><link>https://www.example.go.jp/${name}</link><description>${name}の概要</description></item>`;
  const whole = rss(item('first') + item('second'));
  const known = ['first', 'second'].map(name => `${name} https://www.example.go.jp/${name}`);
  for (let end = whole.indexOf('second'); end < whole.lastIndexOf('</item>'); end++) {
    const { entries, issues } = await readFeed(whole.slice(0, end), home);
    const found = entries.map(({ title, link }) => `${title} ${link}`);
    expect([end, found]).toEqual([end, known.slice(0, found.length)]);
    expect([end, issues.map(({ code }) => code)]).toEqual([end, ['ill-formed', 'breaks-off']]);
  }
  const inDescription = await readFeed(whole.slice(0, whole.lastIndexOf('概要')), home);
  expect(inDescription.entries).toHaveLength(2);
});

test('comments before a document type cost no more the more there are', async () => {
  // By the powers of two it would be hours.
  expect(
    (await readFeed(`${'<!---->'.repeat(60)}${rss('<item><title>One</title></item>')}`, home)).entries,
  ).toHaveLength(1);
});

test('tags without end cost no more than others', async () => {
  const xml = rss(`<item><title>One</title><description>${'a&lt;p '.repeat(200_000)}</description></item>`);
  const from = processorMs();
  expect((await readFeed(xml, home)).entries).toMatchObject([{ title: 'One' }]);
  // By the square it would be ten minutes.
  expect(processorMs() - from).toBeLessThan(20_000);
});

describe('the strict and the forgiving tree give the same entries', () => {
  async function agree(xml: string): Promise<void> {
    const { text } = expandEntities(xml);
    const root = rootOf(text);
    const strict = root === null ? null : await strictTree(text, root);
    const forgiving = forgivingTree(text);
    expect(forgiving).not.toBeNull();
    // What rss-parser does not know for a feed is read by the forgiving tree alone.
    if (strict === null || !('items' in strict) || strict.items.length === 0 || forgiving === null) return;
    expect(mapFeed(strict, home)).toEqual(mapFeed(forgiving, home));
  }
  test.each(Object.values(groups).flat())('$name', ({ xml }) => agree(xml));

  const feeds = ['cao', 'digital', 'fsa', 'kantei', 'meti', 'mlit', 'pcm_list_CONSTRUCTED', 'soumu'];
  test.skipIf(!existsSync(captures)).each(feeds)('the capture %s (../shared)', async name => {
    const { text } = decode(readFileSync(resolve(captures, 'feeds', `${name}.xml`)), null);
    const root = rootOf(text);
    expect(root === null ? null : await strictTree(text, root)).toHaveProperty('items');
    await agree(text);
  });
});

describe('nesting that would end the stack is refused', () => {
  const feed = (inside: string, before = '') =>
    `${before}<rss version="2.0"><channel><item><title>題</title><description>${inside}</description></item></channel></rss>`;
  const entities = `<!DOCTYPE rss [<!ENTITY a "${'<b>'.repeat(100)}"><!ENTITY z "${'</b>'.repeat(100)}">]>`;
  const cases: readonly (readonly [string, string])[] = [
    ['of elements', feed('<b>'.repeat(20_000))],
    ['of elements with the end of an empty one in an attribute', feed('<b a="/>">'.repeat(20_000))],
    ['of elements with the end of a tag in an attribute', feed("<b a='>'>".repeat(20_000))],
    ['of elements behind a mark that quotes nothing', feed(`<a '>${'<b>'.repeat(20_000)}`)],
    ['of elements that HTML leaves open', feed('<br>'.repeat(20_000))],
    ['that entities make', feed(`${'&a;'.repeat(200)}文${'&z;'.repeat(200)}`, entities)],
  ];
  test.each(cases)('%s', async (_, text) => {
    const { entries, issues } = await readFeed(text, 'https://www.example.go.jp/feed');
    expect([entries, issues]).toEqual([
      [],
      [{ code: 'no-feed', detail: 'its elements are nested more than 500 deep', entry: null }],
    ]);
  });

  test('but not many elements side by side, nor some that HTML leaves open', async () => {
    const { entries } = await readFeed(
      feed(`${'<b/>'.repeat(2_000)}${'<br>'.repeat(600)}文`),
      'https://www.example.go.jp/',
    );
    expect(entries).toMatchObject([{ title: '題', summary: '文' }]);
  });
});
