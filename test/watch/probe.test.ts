import { expect, test } from 'vitest';
import type { Validators } from '../../src/domain/source.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { createProbe } from '../../src/watch/probe.ts';

const page = '<title>見本</title><link rel=alternate type=application/rss+xml href=/feed>';
const fetching = (body: string) => async (url: string) => ({
  kind: 'document' as const,
  document: { url, contentType: 'text/html', body: Buffer.from(body) },
  validators: {} as Validators,
  advisedMs: 0,
  movedTo: null,
});

test('one address is a source of its own in each workspace, and the same one each time', async () => {
  const probe = createProbe({
    fetch: fetching(page),
    prepare: async () => ({ prepared: [] }) as never,
    feedsNamed: async () => ({ title: '見本のページ', feeds: [] }),
  });
  const idFor = async (workspace: string) => {
    const probed = await probe('https://www.example.co.jp/', workspace);
    return probed.kind === 'failed' ? probed.detail : probed.source.id;
  };
  expect(await idFor('main')).toMatch(/^added-/);
  expect(await idFor('main')).toBe(await idFor('main'));
  expect(await idFor('acme')).not.toBe(await idFor('main'));
});

test('a page that its reader does not come to the end of is no source, and is said to be none', async () => {
  const reader = createReader(new URL('../ingest/hostile-thread.ts', import.meta.url), () => null);
  const probe = createProbe({ fetch: fetching('throw'), prepare: reader.prepare, feedsNamed: reader.feedsNamed });
  const probed = await probe('https://www.example.co.jp/', 'main');
  expect(probed).toEqual({
    kind: 'failed',
    detail: 'https://www.example.co.jp/ answered, but its reader stopped: out of order.',
  });
  await reader.close();
});

test('what a page names is read in the thread that reads documents', async () => {
  const reader = createReader(new URL('../../src/reader-thread.ts', import.meta.url), () => ({ measures: [] }));
  const { document } = await fetching(page)('https://www.example.co.jp/');
  expect(await reader.feedsNamed(document)).toEqual({ title: '見本', feeds: ['https://www.example.co.jp/feed'] });
  await reader.close();
});
