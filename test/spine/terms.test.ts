import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { kairan, lines } from './kairan.ts';
import { createWorld } from './world.ts';

// A firm's words beside its titles; its source allows its address only.
const words = '当事務所の見解では与信審査への影響が大きい';
const url = 'https://www.example-law.co.jp/feed.rss';
const title = 'AI推進法と金融機関の実務：生成AIの利用規程の見直し';
const item = `<item><title>${title}</title><link>https://www.example-law.co.jp/a.html</link><pubDate>Wed, 19 Aug 2026 00:00:00 GMT</pubDate><description>${words}。</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>${words}。</p>]]></content:encoded></item>`;
const feed = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>見本法律事務所</title><link>https://www.example-law.co.jp/</link>${item}</channel></rss>`;

const world = createWorld();
const database = world.database('terms');
let environment: Record<string, string>;
let id = '';

beforeAll(async () => {
  const both = { ja: '見本法律事務所', en: 'Sample Law Firm' };
  const source = {
    id: 'sample-firm',
    name: both,
    publisher: both,
    kind: 'feed',
    url,
    language: 'ja',
    terms: { show: 'link-only' },
  };
  const sources = join(world.folder, 'firm.yaml');
  writeFileSync(sources, stringify({ type: 'law-firm', sources: [source] }));
  environment = { KAIRAN_SOURCES: sources };
  const replay = world.replay('terms', '2026-08-20T09:00:00+09:00', { [url]: [feed] });
  await kairan(['once', '--all', '--replay', replay, '--db', database], { environment });
  const kept = lines((await say('latest', '--relevance', 'all', '--json')).output);
  id = String(kept.find(one => one.title === title)?.id);
});
afterAll(world.remove);

const say = (...asked: string[]) => kairan([...asked, '--db', database], { environment });

test('a source that allows its address only shows its title and no other words, whichever way it leaves', async () => {
  expect(id).toMatch(/^p/);
  const said = [
    '新着 範囲:すべて',
    'ダイジェスト 90d',
    `詳しく ${id}`,
    `証跡 ${id}`,
    '検索 与信審査',
    '検索 見本法律事務所',
    `質問 「${title}」には何が書いてありますか？`,
    '質問 与信審査への影響は？',
    '制度 AI推進法',
    '経過 AI推進法',
    '不在中 90d',
  ];
  const input = said.map(line => `${line}\n`).join('');
  const exits = [
    (await kairan(['chat', '--lang', 'ja', '--db', database], { environment, input })).output,
    (await say('search', '見本法律事務所', '--json')).output,
    ...(await Promise.all(
      [
        ['events', 'csv'],
        ['events', 'rss'],
        ['evidence', 'json'],
      ].map(async what => (await say('export', ...what, '--relevance', 'all')).output),
    )),
  ];
  for (const output of exits) {
    expect(output).toContain(title);
    expect(output).not.toContain(words.slice(0, 12));
  }
});
