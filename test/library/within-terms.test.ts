import { expect, test } from 'vitest';
import { createTerms } from '../../src/ingest/terms.ts';
import { openLibrary } from '../../src/library/library.ts';
import { withinTerms } from '../../src/library/within-terms.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock, aPublication, aSource, aState } from '../world/sample.ts';

const viewer = { workspace: 'main', person: 'someone', roles: [] };
const terms = (show: 'full' | 'excerpt' | 'link-only') => ({ show, attribution: null, seenAt: null });
const said = { summary: '事務所の要約です。', content: '事務所の本文です。' };
const passages = [{ pinpoint: { kind: 'page', page: 1 }, heading: '', text: '事務所の一節です。' }] as const;

test('whatever a reader is handed of a source that allows its address only has none of its words but the title', async () => {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  const library = await openLibrary({ path: ':memory:', archive: store.archive });
  for (const source of ['firm', 'ministry', 'left']) {
    const publications = [aPublication({ id: `p${source}`, source, title: '事務所だより', ...said, passages })];
    await store.archive.commit({ owner: 'shared', state: aState({ id: source }), publications, identities: [] });
  }
  await library.catchUp();
  const sources = [
    aSource({ id: 'firm', terms: terms('link-only') }),
    aSource({ id: 'ministry', terms: terms('excerpt') }),
  ];
  const shown = withinTerms(library, createTerms(sources));
  const request = { words: '事務所', limit: 10, now: 0 };
  const found = (await shown.search(viewer, request)).hits;
  expect(found).toHaveLength(3);
  const handed = [
    ...(await shown.list(viewer, {}, { limit: 10 })).publications,
    ...(await shown.events(viewer, {}, { limit: 10 })).events.flatMap(({ members }) => members),
    ...found.map(({ publication }) => publication),
    ...(await Promise.all(['pfirm', 'pministry', 'pleft'].map(id => shown.publication(viewer, id)))),
    ...(await shown.event(viewer, 'pfirm')),
    ...(await shown.members(viewer, ['pleft', 'pnobody', 'pfirm'])).flat(),
  ];
  expect(handed).toHaveLength(15);
  for (const one of handed) expect(one?.summary).toBe(one?.source === 'ministry' ? said.summary : '');
  for (const { publication, passage } of found) if (publication.source !== 'ministry') expect(passage).toBeNull();
  const words = JSON.stringify(handed.filter(one => one?.source !== 'ministry'));
  expect(words).not.toMatch(/要約|本文|一節/);
  await library.close();
  await store.close();
});

test('what Kairan comes with, and what the operator imported, is shown', () => {
  const termsOf = createTerms([]);
  expect(['starter', 'import', 'laws', 'unknown'].map(termsOf)).toEqual(['full', 'excerpt', 'full', 'link-only']);
});
