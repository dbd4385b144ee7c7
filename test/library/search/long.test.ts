import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/domain/publication.ts';
import { createFind } from '../../../src/library/find.ts';
import { openReadModel } from '../../../src/library/read-model.ts';
import { librarySchema } from '../../../src/library/schema.ts';
import { openDatabase } from '../../../src/store/sqlite/database.ts';
import { aPublication } from '../../world/sample.ts';

const viewer = { workspace: 'main', person: 'x', roles: [] } as const;

function searchIn(publications: readonly Partial<Publication>[]) {
  const model = openReadModel(':memory:');
  model.apply(
    publications.map((changes, index) => {
      const publication = aPublication({ id: `p${index}`, ...changes });
      const change = index + 1;
      return { id: publication.id, owner: 'shared' as const, change, born: change, said: change, publication };
    }),
  );
  return (words: string, limit = 50) => model.search(viewer, { words, limit, now: 0 });
}

/** Has every pair of letters of 規制通知, and not the words in that order. */
const apart = '規制に制通と通知を';

test.each([
  ['title', `${apart.repeat(200)}規制通知`],
  ['summary', `${apart.repeat(1_000)}規制通知`],
  ['content', `${apart.repeat(1_000)}規制通知`],
] as const)('a phrase is found far behind in a %s', (place, words) => {
  const { hits, notes } = searchIn([{ [place]: words }, { [place]: apart }])('"規制通知"');
  expect(hits.map(({ publication }) => publication.id)).toEqual(['p0']);
  expect(notes).toEqual([]);
});

test('a phrase that hundreds of long texts may hold is looked for within bounds, and it says so', () => {
  const content = 'alpha beta gamma '.repeat(12_000);
  const search = searchIn(Array.from({ length: 20 }, () => ({ content })));
  const { hits, notes } = search('"beta alpha"');
  expect(hits).toEqual([]);
  expect(notes.map(({ ja }) => ja).join()).toContain('絞り込んでください');
  expect(notes.map(({ en }) => en).join()).toContain('narrow the search');
  expect(search('beta alpha')).toMatchObject({ notes: [], whole: 20 });
});

test('of a long publication its beginning is kept for weighing, and no more', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-long-'));
  const path = join(folder, 'library.db');
  const model = openReadModel(path);
  const publication = aPublication({ content: 'あ'.repeat(1_000_000) });
  model.apply([{ id: publication.id, owner: 'shared', change: 1, born: 1, said: 1, publication }]);
  model.close();
  const database = openDatabase(path, librarySchema);
  const numbers = database.all('SELECT number FROM cards').map(({ number }) => Number(number));
  const begun = createFind(database).beginnings(viewer, numbers);
  expect(begun.map(({ isCut, publication: { content } }) => [isCut, content.length])).toEqual([[true, 4_000]]);
  database.close();
  rmSync(folder, { recursive: true });
});

test('a quoted word of two pairs is found behind what is weighed', () => {
  const { hits } = searchIn([{ content: `${'。'.repeat(10_000)}生成AI` }, { content: '生成とAI' }])('"生成AI"');
  expect(hits.map(({ publication, isWhole }) => [publication.id, isWhole])).toEqual([['p0', true]]);
});

test('a short text is proved before the long ones, however many are newer', () => {
  const long = { content: 'alpha beta gamma '.repeat(12_000), publishedAt: '2026-11-20' } as const;
  const short = { content: `${'alpha gamma '.repeat(500)}beta alpha`, publishedAt: '2026-11-01' } as const;
  const { hits, notes } = searchIn([...Array.from({ length: 30 }, () => long), short])('"beta alpha"');
  expect(hits.map(({ publication }) => publication.id)).toEqual(['p30']);
  // 4,000,000 characters hold the short one and 19 long ones of 204,000 each.
  expect(notes.map(({ en }) => en)).toEqual([expect.stringContaining('11 could not be looked through')]);
});

describe('long publications by the dozen', () => {
  const titled = Array.from({ length: 5 }, (_, index) => ({
    title: `生成AI規制 第${index}版`,
    publishedAt: '2026-11-01',
  }));
  const content = `規制 生成AI ${'条'.repeat(200_000)}`;
  const search = searchIn([...titled, ...Array.from({ length: 45 }, () => ({ content, publishedAt: '2026-11-20' }))]);

  test.each(['規制', '"生成AI"'])('push no older one out whose title has %s', words => {
    const { hits, isExact, notes } = search(words, 100);
    expect(hits.slice(0, 5).map(({ publication }) => publication.title)).toEqual(
      expect.arrayContaining(titled.map(({ title }) => title)),
    );
    expect({ hits: hits.length, isExact, notes }).toEqual({ hits: 50, isExact: true, notes: [] });
  });

  test('come with their whole texts', () => {
    expect(search('規制', 6).hits.at(-1)?.publication.content).toBe(content);
  });
});

test('of more than can be weighed, those with the words in their title come first, however old, and it says so', () => {
  const newer = Array.from({ length: 300 }, () => ({ content: '規制', publishedAt: '2026-11-20' }));
  const search = searchIn([...newer, { title: '規制の手引き', publishedAt: '2020-04-01' }]);
  const { hits, whole, isExact } = search('規制');
  expect(hits[0]?.publication.id).toBe('p300');
  expect({ whole, isExact }).toEqual({ whole: 301, isExact: false });
});
