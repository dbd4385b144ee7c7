import { expect, test } from 'vitest';
import { neverAsked } from '../../src/domain/never-asked.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { keep } from '../../src/ingest/keep.ts';
import { beginArchive } from '../../src/ingest/starter.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { loadStarter } from '../../src/measures/starter.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createClassifier } from '../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';
import { aClock, aSource, noTags } from '../world/sample.ts';

const starters = loadStarter(loadMeasures().measures);
const parts = async () => ({ starters, classify: createClassifier(loadLexicon()) });

async function begun() {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  await beginArchive({ store, now: 1, parts });
  const all = async () => (await store.archive.changes(0, 1000)).flatMap(({ publication }) => publication ?? []);
  return { store, all };
}

test('a fresh archive begins with the starter, none of it news', async () => {
  const { store, all } = await begun();
  const publications = await all();
  expect(publications).toHaveLength(starters.length);
  expect(new Set(publications.map(({ arrival }) => arrival))).toEqual(new Set(['starter']));
  expect(publications.every(({ links }) => links.length > 0)).toBe(true);
  await store.close();
});

test('what was removed from an archive does not come back with the next opening', async () => {
  const { store, all } = await begun();
  await store.archive.remove((await all()).map(({ id }) => id));
  await beginArchive({ store, now: 2, parts });
  expect(await all()).toEqual([]);
  await store.close();
});

test('an archive that a source was read into gets none of it', async () => {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  await store.sources.record({ ...neverAsked('sample'), version: 1 });
  await beginArchive({ store, now: 1, parts });
  expect(await store.archive.changes(0, 10)).toEqual([]);
  await store.close();
});

test('a starter publication that its publisher brings keeps its id, takes the publisher’s words, and is no news', async () => {
  const { store, all } = await begun();
  const [before] = (await all()).filter(({ url }) => url?.startsWith('https://www.fsa.go.jp/news/r7/sonota/20260303'));
  const paper = (title: string, url: string, day: string) => ({
    draft: { ...(before as Publication), title, url, summary: '', publishedAt: `${day}T17:00:00+09:00` },
    passages: [],
    links: [],
    deadline: null,
    tags: noTags,
    key: url,
    titledKey: `${url} ${title}`,
  });
  const url = before?.url ?? '';
  const documents = [
    paper('見本の論点整理（第1.1版）の公表について', url, '2026-03-03'),
    paper('別の公表', `${url}?other`, '2026-03-03'),
  ];
  const source = aSource({ id: 'fsa', identity: ['url'] });
  const state = { ...neverAsked('fsa'), firstReadAt: 1 };
  const validators = { etag: null, lastModified: null, bodyHash: null };
  const next = { at: 9, why: '' };
  const kept = await keep(
    { prepared: documents, issues: [], linked: [] },
    source,
    { ...state, version: 0 },
    validators,
    next,
    {
      archive: store.archive,
      now: 2,
    },
  );
  expect(
    kept.publications.map(({ id, arrival, source: from, title }) => [id === before?.id, arrival, from, title]),
  ).toEqual([
    [true, 'starter', 'fsa', '見本の論点整理（第1.1版）の公表について'],
    [false, 'news', 'fsa', '別の公表'],
  ]);
  const again = await store.sources.state('fsa');
  const second = await keep({ prepared: documents, issues: [], linked: [] }, source, again ?? state, validators, next, {
    archive: store.archive,
    now: 3,
  });
  expect(second.publications).toEqual([]);
  await store.close();
});
