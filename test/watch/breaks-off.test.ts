import { expect, test } from 'vitest';
import { createFetch } from '../../feeds/fetch/fetch.ts';
import { readDocument } from '../../feeds/read/read.ts';
import { prepare } from '../../src/ingest/prepare.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { rss } from '../spine/world.ts';
import { startPublisher } from '../world/publisher.ts';
import { aClock, aSource, noTags } from '../world/sample.ts';

test('half a feed that calls itself whole gives no half entry, and is asked for again though its ETag stays', async () => {
  const publisher = await startPublisher();
  const feed = rss([
    { title: '新しい指針の公表について', path: '/b.html', day: '2026-08-19' },
    { title: '調査の結果について', path: '/a.html', day: '2026-08-18' },
  ]);
  const headers = { etag: '"1"', 'content-type': 'application/rss+xml; charset=utf-8' };
  const half = feed.slice(0, feed.lastIndexOf('a.html'));
  publisher.route('/feed.rdf', { headers, body: half }, { headers, body: feed });
  const clock = aClock(Date.parse('2026-08-19T00:00:00Z'));
  const store = openSqliteStore({ path: ':memory:', clock });
  const fetcher = createFetch({ clock, contact: '', pauseMs: 0, allowPrivate: true });
  const judges = { read: readDocument, findDeadline: () => null, link: () => [], classify: () => noTags };
  const watch = createWatch({
    store,
    fetch: fetcher.fetch,
    prepare: (document, source) => prepare(document, source, judges),
    clock,
    observe: () => {},
    holder: 'test',
  });
  const sources = [aSource({ id: 'feed', url: `${publisher.origin}/feed.rdf` })];
  const going = new AbortController().signal;
  const titles = async () => (await store.archive.changes(0, 100)).map(({ publication }) => publication?.title);

  await watch.round(sources, 'all', going);
  expect(await titles()).toEqual(['新しい指針の公表について']);
  expect((await store.sources.state('feed'))?.lastOutcome).toMatchObject({ kind: 'read', issues: 2 });
  await watch.round(sources, 'all', going);
  expect(await titles()).toEqual(['新しい指針の公表について', '調査の結果について']);
  expect(publisher.requests.map(request => request.headers['if-none-match'])).toEqual([undefined, undefined]);

  await fetcher.close();
  await store.close();
  await publisher.close();
});
