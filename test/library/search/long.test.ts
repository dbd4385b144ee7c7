import { expect, test } from 'vitest';
import type { Publication } from '../../../src/domain/publication.ts';
import { openReadModel } from '../../../src/library/read-model.ts';
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
  return (words: string) => model.search(viewer, { words, limit: 50, now: 0 });
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

test('long publications by the hundred are weighed within bounds, and the answer is no longer called exact', () => {
  const many = Array.from({ length: 45 }, () => ({ content: 'x'.repeat(200_000), summary: '規制' }));
  expect(searchIn(many)('規制')).toMatchObject({ isExact: false, whole: 45 });
  expect(searchIn(many.slice(0, 20))('規制')).toMatchObject({ isExact: true, whole: 20 });
});
