import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { startPublisher } from '../world/publisher.ts';
import { kairan, lines } from './kairan.ts';
import { createWorld, rss } from './world.ts';

const world = createWorld();
const database = world.database('added');
let publisher: Awaited<ReturnType<typeof startPublisher>>;
let environment: Record<string, string>;

beforeAll(async () => {
  publisher = await startPublisher();
  const html = (body: string) => ({ body, headers: { 'content-type': 'text/html; charset=utf-8' } });
  const item = { title: '生成AIに関する社内指針の解説', path: '/a.html', day: '2026-08-19' };
  publisher.route('/feed.rdf', { body: rss([item]), headers: { 'content-type': 'application/rss+xml' } });
  publisher.route(
    '/news/',
    html(
      '<title>見本法律事務所</title><link rel="alternate" type="application/rss+xml" href="/feed.rdf"><p>お知らせ</p>',
    ),
  );
  publisher.route(
    '/list/',
    html(
      `<title>見本協会</title><ul>${[3, 2, 1].map(day => `<li>2026年8月${day}日 <a href="/n${day}.html">AIガバナンスに関する報告${day}</a></li>`).join('')}</ul>`,
    ),
  );
  publisher.route('/page/', html('<title>見本のページ</title><main><p>本文です。</p></main>'));
  const off = loadCatalogue().sources.map(({ id }) => ({ id, watch: false }));
  const sources = join(world.folder, 'off.yaml');
  writeFileSync(sources, stringify({ type: 'ministry', sources: off }));
  environment = { KAIRAN_SOURCES: sources, KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes', KAIRAN_HOST_PAUSE: '0ms' };
});
afterAll(async () => {
  await publisher.close();
  world.remove();
});

const say = (...words: string[]) => kairan([...words, '--db', database, '--lang', 'ja'], { environment });

test('an address is looked at before it is added: the feed that a page names, a dated list, a page', async () => {
  const feed = await say('source', 'add', `${publisher.origin}/news/`);
  expect(feed.output).toMatch(/フィードが見つかりました（1件）。\n\n見本法律事務所[\s\S]*生成AIに関する社内指針の解説/);
  const list = await say('source', 'add', `${publisher.origin}/list/`);
  expect(list.output).toContain('日付つきの一覧が見つかりました（3件）。');
  const page = await say('source', 'add', `${publisher.origin}/page/`);
  expect(page.output).toContain('フィードも日付つきの一覧も読み取れませんでした。変更の監視はできます。');
  expect((await say('source', 'add', `${publisher.origin}/none`)).output).toContain('読み取れませんでした');
  expect((await say('source', 'list')).output).toContain('追加した情報源はありません');
});

test('what is added is watched for the workspace that added it, until it is paused or removed', async () => {
  const added = await say('source', 'add', `${publisher.origin}/news/`, '--confirm', '--json');
  const [{ id = '' } = {}] = lines(added.output) as { id?: string }[];
  expect(id).toMatch(/^added-[0-9a-f]{20}$/);
  await say('once', '--all');
  const kept = lines((await say('latest', '--relevance', 'all', '--json')).output);
  expect(kept.filter(({ source }) => source === id)).toMatchObject([
    { title: '生成AIに関する社内指針の解説', arrival: 'baseline' },
  ]);
  expect(lines((await say('sources', '--json')).output).map(one => one.id)).toEqual([id]);
  expect((await say('source', 'poll', id)).output).toContain('直前に取得したため、少し間を置いて');
  await say('source', 'pause', id);
  expect(lines((await say('sources', '--json')).output)).toEqual([]);
  await say('source', 'resume', id);
  expect(lines((await say('sources', '--json')).output).map(one => one.id)).toEqual([id]);
  expect((await say('source', 'remove', id)).output).toContain('削除しました');
  expect((await say('source', 'remove', id)).output).toContain('この組織が追加した情報源ではありません');
  const log = lines((await say('export', 'audit', 'json')).output).map(({ act }) => act);
  expect(log).toEqual(['source-add', 'source-poll', 'source-pause', 'source-pause', 'source-remove']);
});
