import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readDocument } from '../../feeds/read/read.ts';
import type { Fetch } from '../../src/domain/fetching.ts';
import { prepare } from '../../src/ingest/prepare.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { pdfOf } from '../world/pdf.ts';
import { aClock, aSource, noTags } from '../world/sample.ts';

const pageUrl = 'https://www.example.go.jp/ai/page.html';
const pdfUrl = 'https://www.example.go.jp/ai/shishin.pdf';
const page = (day: string, extra = '') =>
  `<html><body><nav>${day}</nav><main><h1>ＡＩ指針</h1><p>${day}に決定しました。</p>${extra}<a href="shishin.pdf">指針</a></main></body></html>`;
const pdf = (line: string) => pdfOf([{ japanese: [line] }]);

/** Plays rounds over a page and its PDF; tells what each round added and revised, and what it said. */
async function play(rounds: readonly Readonly<Record<string, string | Uint8Array | number>>[]) {
  const clock = aClock();
  const store = openSqliteStore({ path: ':memory:', clock });
  let world: Readonly<Record<string, string | Uint8Array | number>> = {};
  const fetch: Fetch = async (url, validators) => {
    const found = world[url];
    if (found === undefined || typeof found === 'number')
      return { kind: 'failed', reason: 'http-status', detail: `${url} answered ${found ?? 404}`, retryAt: null };
    const body = Buffer.from(found);
    const bodyHash = createHash('sha256').update(body).digest('hex');
    if (validators?.bodyHash === bodyHash) return { kind: 'unchanged', advisedMs: 0 };
    const document = { url, contentType: null, body };
    return {
      kind: 'document',
      document,
      validators: { etag: null, lastModified: null, bodyHash },
      advisedMs: 0,
      movedTo: null,
    };
  };
  const judges = { read: readDocument, findDeadline: () => null, link: () => [], classify: () => noTags };
  const watch = createWatch({
    store,
    fetch,
    prepare: (document, source) => prepare(document, source, judges),
    clock,
    observe: () => {},
    holder: 'test',
  });
  const source = aSource({ id: 'watched', kind: 'page', url: pageUrl, identity: ['url'] });
  const outcomes = [];
  for (world of rounds) {
    await watch.round([source], 'all', new AbortController().signal);
    outcomes.push((await store.sources.state(source.id))?.lastOutcome);
  }
  const known = await store.archive.changes(0, 100);
  await store.close();
  return { outcomes, known };
}

const read = (added: number, revised: number) => expect.objectContaining({ kind: 'read', added, revised });

test('a page and the PDF that it links are two publications', async () => {
  const { outcomes } = await play([{ [pageUrl]: page('令和8年8月7日'), [pdfUrl]: pdf('第一版の指針です') }]);
  expect(outcomes).toEqual([read(2, 0)]);
});

test('a PDF that was replaced at its address is a revision, though the page is unchanged', async () => {
  const html = page('令和8年8月7日');
  const { outcomes } = await play([
    { [pageUrl]: html, [pdfUrl]: pdf('第一版の指針です') },
    { [pageUrl]: html, [pdfUrl]: pdf('第一版の指針です') },
    { [pageUrl]: html, [pdfUrl]: pdf('第二版の指針です') },
  ]);
  expect(outcomes).toEqual([read(2, 0), { kind: 'unchanged' }, read(0, 1)]);
});

test('another era’s year, another width and another layout are no change; another day is a revision', async () => {
  const file = pdf('指針');
  const { outcomes } = await play([
    { [pageUrl]: page('令和8年8月7日'), [pdfUrl]: file },
    { [pageUrl]: page('２０２６年８月７日（金）', '<div class="sns">共有</div>'), [pdfUrl]: file },
    { [pageUrl]: page('2026年8月10日'), [pdfUrl]: file },
  ]);
  expect(outcomes).toEqual([read(2, 0), read(0, 0), read(0, 1)]);
});

test('a linked PDF that fails does not hide the page, and is told; once the page is silent it is the source’s failure', async () => {
  const html = page('令和8年8月7日');
  const { outcomes } = await play([
    { [pageUrl]: html, [pdfUrl]: 503 },
    { [pageUrl]: html, [pdfUrl]: 503 },
    { [pageUrl]: html, [pdfUrl]: pdf('第一版の指針です') },
  ]);
  expect(outcomes).toEqual([
    expect.objectContaining({ added: 1, issues: 1 }),
    expect.objectContaining({ kind: 'failed', detail: `${pdfUrl} answered 503` }),
    read(1, 0),
  ]);
});
