import { expect, test } from 'vitest';
import { importPublications } from '../../src/ingest/import.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock, aPublication, aState, noTags } from '../world/sample.ts';

const url = 'https://www.example.go.jp/guideline.html';
const theirs = aPublication({ id: 'ptheirs', title: '生成ＡＩの指針について', url, publishedAt: '2026-08-19' });

/** An archive into which a source brought this publication; what lines of an import make of it. */
async function importInto(lines: readonly object[]) {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  await store.archive.commit({ owner: 'shared', state: aState(), publications: [theirs], identities: [] });
  const judge = { link: () => [], classify: () => noTags, findDeadline: () => null };
  const again = () =>
    importPublications(
      lines.map(line => JSON.stringify({ publisher: '見本省', published: '2026-08-19', url, ...line })),
      { ...judge, sources: [], store, now: 1 },
    );
  const report = await again();
  const changes = await store.archive.changes(0, 100);
  const kept = Object.fromEntries(changes.map(({ id, publication }) => [id, publication?.aliases ?? []]));
  return { report, kept, again };
}

test('what a source brought already is not brought again: it gains the alias', async () => {
  const title = '生成AIの指針について';
  const { report, kept, again } = await importInto([
    { id: 'e1', title, url: 'http://www.example.go.jp/guideline.html' },
    { id: 'e2', title: '生成ＡＩの 指針について' },
  ]);
  expect(report).toMatchObject({ added: 0, revised: 0, unchanged: 2 });
  expect(kept).toEqual({ ptheirs: ['e1', 'e2'] });
  expect(await again()).toMatchObject({ added: 0, revised: 0, unchanged: 2 });
});

test('another day, another title or another address is another publication', async () => {
  const title = '生成AIの指針について';
  const { report, kept } = await importInto([
    { id: 'e1', title, published: '2026-08-20' },
    { id: 'e2', title: '生成AIの指針の改定について' },
    { id: 'e3', title, url: 'https://www.example.go.jp/other.html' },
  ]);
  expect(report).toMatchObject({ added: 3, unchanged: 0 });
  expect(kept.ptheirs).toEqual([]);
});
