import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kairan, kairanProcess, lines } from '../spine/kairan.ts';
import { rss } from '../spine/world.ts';
import { startPublisher } from '../world/publisher.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, body: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, body);
  return path;
}

const news = file('news.xml', rss([{ title: 'AI白書の公表', path: '/a.html', day: '2026-08-19' }]));

test('read --json prints the feed, its entries and what was wrong, and no more', async () => {
  const { output, code } = await kairan(['read', news, '--json']);
  expect(code).toBe(0);
  expect(lines(output)).toEqual([
    {
      feed: { title: '見本', link: 'https://www.example.go.jp/', description: '' },
      entries: [
        {
          title: 'AI白書の公表',
          link: 'https://www.example.go.jp/a.html',
          id: null,
          summary: '',
          content: '',
          published: '2026-08-19T00:00:00+00:00',
          updated: null,
        },
      ],
      issues: [],
    },
  ]);
});

test('read --batch answers a line a path, in their order, whatever they are', async () => {
  const broken = file('broken.xml', '<rss><channel><title>T</title><item><title>One &</title>');
  const blob = file(
    'blob.bin',
    Uint8Array.from({ length: 4096 }, (_, at) => (at * 197) % 256),
  );
  const relative = file(
    'relative.xml',
    '<rss version="2.0"><channel><title>T</title><item><link>a.html</link></item></channel></rss>',
  );
  const input = `${news}\n${join(folder, 'nowhere.xml')}\r\n\n${broken}\n${blob}\n${relative}`;
  const { output, code } = await kairanProcess(['read', '--batch'], { input });
  expect(code).toBe(0);
  const found = lines(output) as { entries: { link: string }[]; issues: { code: string }[] }[];
  expect(found.map(({ entries, issues }) => [entries.length, issues.map(one => one.code)])).toEqual([
    [1, []],
    [0, ['no-file']],
    [1, ['ill-formed', 'breaks-off']],
    [0, ['unknown-form']],
    [1, []],
  ]);
  expect(found[4]?.entries[0]?.link).toBe('a.html');
});

test('read --url says what a file’s relative links are relative to', async () => {
  const path = file(
    'base.xml',
    '<rss version="2.0"><channel><title>T</title><item><link>a.html</link></item></channel></rss>',
  );
  const { output } = await kairan(['read', path, '--url', 'https://www.example.go.jp/x/', '--json']);
  expect(lines(output)).toMatchObject([{ entries: [{ link: 'https://www.example.go.jp/x/a.html' }] }]);
});

test('read asks an address as the watch does, and says why it may not', async () => {
  const publisher = await startPublisher();
  publisher.route('/news.xml', rss([{ title: '公表', path: '/a.html', day: '2026-08-19' }]));
  const url = `${publisher.origin}/news.xml`;
  const refused = lines((await kairan(['read', url, '--json'])).output);
  expect(refused).toMatchObject([{ entries: [], issues: [{ code: 'blocked-address' }] }]);
  const environment = { KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes', KAIRAN_HOST_PAUSE: '0ms' };
  expect(lines((await kairan(['read', url, '--json'], { environment })).output)).toMatchObject([
    { entries: [{ title: '公表' }] },
  ]);
  await publisher.close();
});

test('read in words shows dates, titles and links', async () => {
  const { output } = await kairan(['read', news]);
  expect(output).toContain('2026-08-19T00:00:00+00:00  AI白書の公表\n    https://www.example.go.jp/a.html\n');
});

test('read says what it takes', async () => {
  expect((await kairan(['read'])).errors).toMatch(/Name one file or address/);
  expect((await kairan(['read', news, '--kind', 'gopher'])).errors).toMatch(/--kind takes feed, /);
});
