import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Viewer } from '../../src/domain/workspace.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import type { Query } from '../../src/library/query.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { aClock, aPublication, aState, noTags } from '../world/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-library-'));
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

const viewer: Viewer = { workspace: 'main', person: 'someone', roles: ['reader'] };
let files = 0;

/** A library over a real store that holds these publications. */
async function libraryOf(
  publications: readonly Publication[],
): Promise<{ store: Store; library: Library; path: string }> {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  for (const publication of publications) await add(store, publication);
  const path = join(folder, `${files++}.db`);
  const library = await openLibrary({ path, archive: store.archive });
  closing.push(() => library.close());
  await library.catchUp();
  return { store, library, path };
}

function add(store: Store, publication: Publication): Promise<unknown> {
  const state = aState({ id: `${publication.id}-${publication.revision}` });
  return store.archive.commit({ owner: publication.owner, state, publications: [publication], identities: [] });
}

async function idsOf(library: Library, query: Query = {}, who = viewer): Promise<string[]> {
  return (await library.list(who, query, { limit: 100 })).publications.map(({ id }) => id);
}

const dated = (id: string, publishedAt: string | null, changes: Partial<Publication> = {}) =>
  aPublication({ id, publishedAt, ...changes });

test('a list is newest first, by the day in Japan', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-18'),
    dated('p2', '2026-08-18T16:00:00+00:00'),
    dated('p3', '2026-08-20T08:00:00+09:00'),
  ]);
  expect(await idsOf(library)).toEqual(['p3', 'p2', 'p1']);
});

test('a period holds its first day, months that end in it, and leaves out its end', async () => {
  const { library } = await libraryOf([
    dated('p1', '2026-08-19'),
    dated('p2', '2026-08'),
    dated('p3', '2026-08-21T00:30:00+09:00'),
    dated('p4', '2026-07-31'),
  ]);
  expect(await idsOf(library, { since: '2026-08-19' })).toEqual(['p2', 'p3', 'p1']);
  expect(await idsOf(library, { since: '2026-08-19', before: '2026-08-21' })).toEqual(['p1']);
});

test('without a date it stands at the day on which it was first seen', async () => {
  const { library } = await libraryOf([
    dated('p1', null, { firstSeenAt: Date.parse('2026-08-19T20:00:00Z') }),
    dated('p2', '2026-08-19'),
  ]);
  expect(await idsOf(library, { since: '2026-08-20' })).toEqual(['p1']);
});

test('any value of a facet will do, and all facets must', async () => {
  const core = { ...noTags, relevance: { value: 'core', confidence: 1, evidence: [] } } as const;
  const report = { ...core, kind: { value: 'report', confidence: 1, evidence: [] } } as const;
  const { library } = await libraryOf([
    dated('p1', '2026-08-01', { tags: core }),
    dated('p2', '2026-08-02', { tags: report }),
    dated('p3', '2026-08-03'),
  ]);
  expect(await idsOf(library, { relevance: ['core'] })).toEqual(['p2', 'p1']);
  expect(await idsOf(library, { relevance: ['core', 'none'], kind: ['announcement'] })).toEqual(['p3', 'p1']);
  const facets = await library.facets(viewer, { relevance: ['core'] });
  expect([facets.relevance, facets.kind]).toEqual([{ core: 2 }, { announcement: 1, report: 1 }]);
});

test('pages follow each other without a gap, and the total counts all', async () => {
  const { library } = await libraryOf(
    Array.from({ length: 25 }, (_, index) => dated(`p${String(index).padStart(2, '0')}`, '2026-08-19')),
  );
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await library.list(viewer, {}, { limit: 10, ...(after === undefined ? {} : { after }) });
    expect(page.total).toBe(25);
    seen.push(...page.publications.map(({ id }) => id));
    after = page.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
});

test('a workspace sees what is shared and its own', async () => {
  const { library } = await libraryOf([dated('p1', '2026-08-19'), dated('p2', '2026-08-19', { owner: 'acme' })]);
  expect(await idsOf(library)).toEqual(['p1']);
  expect(await idsOf(library, {}, { ...viewer, workspace: 'acme' })).toEqual(['p2', 'p1']);
  expect(await library.publication(viewer, 'p2')).toBeNull();
  expect(await library.countBySource(viewer)).toEqual({ sample: 1 });
});

test('a revision replaces, a tombstone removes', async () => {
  const { store, library } = await libraryOf([dated('p1', '2026-08-19'), dated('p2', '2026-08-19')]);
  await add(store, dated('p1', '2026-08-19', { revision: 2, title: '訂正' }));
  await store.archive.remove(['p2']);
  await library.catchUp();
  expect(await idsOf(library)).toEqual(['p1']);
  expect((await library.publication(viewer, 'p1'))?.title).toBe('訂正');
});

test('a library that was thrown away is made again the same', async () => {
  const { store, library } = await libraryOf([dated('p1', '2026-08-19'), dated('p2', '2026-08-20')]);
  const again = await openLibrary({ path: join(folder, 'again.db'), archive: store.archive });
  closing.push(() => again.close());
  await again.catchUp();
  expect(await again.list(viewer, {}, { limit: 10 })).toEqual(await library.list(viewer, {}, { limit: 10 }));
});

test('a library that is made anew holds the same, and finds it', async () => {
  const { library } = await libraryOf([dated('p1', '2026-08-19', { title: '量子' }), dated('p2', '2026-08-20')]);
  const before = await library.list(viewer, {}, { limit: 10 });
  await library.reindex();
  expect(await library.list(viewer, {}, { limit: 10 })).toEqual(before);
  const { hits } = await library.search(viewer, { words: '量子', limit: 10, now: 0 });
  expect(hits.map(({ publication }) => publication.id)).toEqual(['p1']);
});

test('a call under which the thread dies rejects, and the next finds a new thread', async () => {
  const { library } = await libraryOf([dated('p1', '2026-08-19')]);
  const dying = library.list(viewer, {}, { limit: 1 });
  await library.close();
  await expect(dying).rejects.toThrow(/The library failed/);
  expect(await idsOf(library)).toEqual(['p1']);
});
