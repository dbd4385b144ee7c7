import { expect, test } from 'vitest';
import { neverAsked } from '../../src/domain/never-asked.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Source } from '../../src/domain/source.ts';
import { importPublications } from '../../src/ingest/import.ts';
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

const theirs = aSource({ id: 'fsa', identity: ['url'], homepage: 'https://www.fsa.go.jp/' });

test('a starter publication that its publisher brings keeps its id, takes the publisher’s words, and is no news; what others bring of it is theirs', async () => {
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
  const bring = async (source: Source, now: number) => {
    const state = (await store.sources.state(source.id)) ?? { ...neverAsked(source.id), firstReadAt: 1 };
    const validators = { etag: null, lastModified: null, bodyHash: null };
    const document = { prepared: documents, issues: [], linked: [] };
    return keep(document, source, state, validators, { at: 9, why: '' }, { archive: store.archive, now });
  };
  const others = aSource({ id: 'newspaper', identity: ['url'], url: 'https://news.example/feed' });
  expect((await bring(others, 2)).publications.map(({ id, source }) => [id === before?.id, source])).toEqual([
    [false, 'newspaper'],
    [false, 'newspaper'],
  ]);
  const kept = await bring(theirs, 3);
  expect(
    kept.publications.map(({ id, arrival, source: from, title }) => [id === before?.id, arrival, from, title]),
  ).toEqual([
    [true, 'starter', 'fsa', '見本の論点整理（第1.1版）の公表について'],
    [false, 'news', 'fsa', '別の公表'],
  ]);
  expect((await bring(theirs, 4)).publications).toEqual([]);
  await store.close();
});

test('a starter publication that is imported under its own title is not kept again', async () => {
  const { store, all } = await begun();
  const [before] = (await all()).filter(({ publishedAt }) => publishedAt?.length === 10);
  const { url, publishedAt: published, publisher, language: lang } = before as Publication;
  const line = JSON.stringify({ title: '見本の表題', summary: '', url, publisher: publisher.ja, published, lang });
  const judges = { link: () => [], classify: createClassifier(loadLexicon()), findDeadline: () => null };
  const report = await importPublications([line], { store, now: 2, sources: [], ...judges });
  expect(report).toMatchObject({ added: 0, unchanged: 1, refused: [] });
  expect(await all()).toHaveLength(starters.length);
  await store.close();
});
