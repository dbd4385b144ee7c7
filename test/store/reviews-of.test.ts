import { expect, test } from 'vitest';
import { acted, noReview } from '../../src/domain/review.ts';
import { reviewsOf } from '../../src/store/reviews-of.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock } from '../world/sample.ts';

test('what was done under a name that an event had before is part of its review, and no other workspace’s', async () => {
  const store = openSqliteStore({ path: ':memory:', clock: aClock(1) });
  const note = (workspace: string, event: string, words: string, at: number) =>
    store.reviews.save(acted(noReview(workspace, event), { kind: 'comment', words }, { by: 'a', at }), []);
  await note('main', 'pnow', '今', 2);
  await note('main', 'pbefore', '前', 1);
  await note('acme', 'pbefore', '他社', 1);
  const names = new Map([['pnow', ['pnow', 'pbefore']]]);
  const events = { ...store.events, namesOf: async () => names };
  const found = await reviewsOf({ reviews: store.reviews, events }, 'main', ['pnow', 'pother']);
  expect([...found.keys()]).toEqual(['pnow']);
  expect(found.get('pnow')).toMatchObject({ event: 'pnow', comments: [{ words: '前' }, { words: '今' }] });
  await store.close();
});
