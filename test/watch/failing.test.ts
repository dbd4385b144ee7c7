// A source that fails more often than not keeps what it brought, and says when it was read last.
import { expect, test } from 'vitest';
import { readDocument } from '../../feeds/read/read.ts';
import type { Fetch } from '../../src/domain/fetching.ts';
import { prepare } from '../../src/ingest/prepare.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { aClock, aSource, noTags } from '../world/sample.ts';

const hour = 3_600_000;
const url = 'https://www.example.go.jp/list.html';
const list = (...names: readonly string[]) =>
  names.map((name, at) => `<li>2026年8月${19 - at}日 <a href="/${name}">${name}の公表について</a></li>`).join('');

/** One round an hour; each either a list of items or a status. */
async function play(rounds: readonly (readonly string[] | number)[]) {
  const clock = aClock(Date.parse('2026-08-19T00:00:00Z'));
  const store = openSqliteStore({ path: ':memory:', clock });
  let answer: readonly string[] | number = 500;
  const fetch: Fetch = async () =>
    typeof answer === 'number'
      ? { kind: 'failed', reason: 'http-status', detail: `${url} answered ${answer}`, retryAt: null }
      : {
          kind: 'document',
          document: { url, contentType: 'text/html', body: Buffer.from(`<ul>${list(...answer)}</ul>`) },
          validators: { etag: null, lastModified: null, bodyHash: null },
          advisedMs: 0,
          movedTo: null,
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
  const source = aSource({ id: 'list', kind: 'html-list', url });
  for (answer of rounds) {
    await watch.round([source], 'all', new AbortController().signal);
    clock.set(clock.now() + hour);
  }
  const state = await store.sources.state('list');
  const changes = await store.archive.changes(0, 100);
  await store.close();
  return {
    state,
    titles: changes.map(({ publication }) => publication?.title),
    startedAt: clock.now() - rounds.length * hour,
  };
}

test('外務省: fifteen failures in eighteen rounds take nothing away and repeat nothing; the last good reading is dated', async () => {
  const rounds = Array.from({ length: 18 }, (_, round) => ([3, 9, 12].includes(round) ? ['指針', '報告書'] : 503));
  const { state, titles, startedAt } = await play(rounds);
  expect(titles).toEqual(['指針の公表について', '報告書の公表について']);
  expect(state?.lastSuccessAt).toBe(startedAt + 12 * hour);
  expect([state?.failuresInARow, state?.lastOutcome]).toEqual([
    5,
    { kind: 'failed', reason: 'http-status', detail: `${url} answered 503` },
  ]);
});

test('国交省: a list of which nothing is known after an outage may have lost items, and says so', async () => {
  const [before, after] = [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ];
  const said = async (...rounds: readonly (readonly string[] | number)[]) => (await play(rounds)).state?.lastOutcome;
  expect(await said(before, 503, after)).toMatchObject({
    issues: 1,
    firstIssue: expect.stringContaining('none of its 3 items was known'),
  });
  expect(await said(before, 503, ['d', 'a', 'b'])).toMatchObject({ added: 1, issues: 0 });
  expect(await said(before)).toMatchObject({ added: 3, issues: 0 });
});
