import { expect, test } from 'vitest';
import { readDocument } from '../../../../feeds/read/read.ts';
import type { Entry, Reading } from '../../../../src/domain/entry.ts';

const version = 'https://jsonfeed.org/version/1.1';

function read(feed: object | string): Promise<Reading> {
  const body = Buffer.from(typeof feed === 'string' ? feed : JSON.stringify(feed));
  const document = { url: 'https://www.example.org/feeds/feed.json', contentType: 'application/feed+json', body };
  return readDocument(document, { kind: 'feed', language: 'en', selectors: null });
}

function check(name: string, item: object, expected: Partial<Entry>): void {
  test(name, async () => {
    const { entries, issues } = await read({ version, title: 'T', items: [item] });
    expect(issues).toEqual([]);
    expect(entries).toMatchObject([expected]);
  });
}

test('the feed’s fields', async () => {
  const { feed } = await read({
    version,
    title: 'T &amp; U',
    home_page_url: 'https://www.example.org',
    description: 'About',
    items: [],
  });
  expect(feed).toEqual({ title: 'T & U', link: 'https://www.example.org', description: 'About' });
});

check(
  'an item’s fields (1.1)',
  {
    id: 'x',
    url: '/1',
    title: 'One',
    content_html: '<p>Long</p>',
    summary: 'Short',
    date_published: '2026-08-19T09:00:00+09:00',
    date_modified: '2026-08-20T09:00:00Z',
    tags: ['AI'],
    authors: [{ name: 'K' }],
  },
  {
    id: 'x',
    link: 'https://www.example.org/1',
    title: 'One',
    content: 'Long',
    summary: 'Short',
    published: '2026-08-19T09:00:00+09:00',
    updated: '2026-08-20T09:00:00+00:00',
    categories: ['AI'],
    author: 'K',
  },
);
check('1.0 has one author', { id: '1', author: { name: 'K' }, content_text: 'x' }, { author: 'K' });
check('an id that is a number', { id: 7, content_text: 'x' }, { id: '7' });
check(
  'plain content is taken as it is',
  { id: '1', content_text: '1 < 2 & <b>' },
  { content: '1 < 2 & <b>', summary: '1 < 2 & <b>' },
);
check(
  'an address of elsewhere, where it has none of its own',
  { id: '1', external_url: 'https://o.example/' },
  { link: 'https://o.example/' },
);
check('an id that is an address', { id: 'https://www.example.org/1' }, { link: 'https://www.example.org/1' });
check('only a change is a date all the same', { id: '1', date_modified: '2026-08-20' }, { published: '2026-08-20' });
check(
  'fields of the wrong type are none',
  { id: '1', title: 5, tags: 'AI', authors: 'K' },
  { title: '', categories: [], author: null },
);

test('an item that is none costs itself', async () => {
  const { entries, issues } = await read({ version, items: ['x', null, { id: '1', title: 'One' }] });
  expect(entries).toMatchObject([{ title: 'One' }]);
  expect(issues.map(({ code, entry }) => [code, entry])).toEqual([
    ['no-entry', 0],
    ['no-entry', 1],
  ]);
});

test('JSON that is cut off is no feed', async () => {
  const { feed, issues } = await read(`{"version": "${version}", "items": [{"id"`);
  expect(feed).toBeNull();
  expect(issues).toMatchObject([{ code: 'no-feed' }]);
});
