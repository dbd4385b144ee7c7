import { expect, test } from 'vitest';
import { createDesk } from '../../src/digest/desk.ts';
import { acted, noReview } from '../../src/domain/review.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock, aPublication, aState } from '../world/sample.ts';

const here = { platform: 'slack', id: 'T1/C1' } as const;
const event = 'paaaaaaaaaa';

test('what was put off to a day is told again in its conversation that morning, once', async () => {
  const clock = aClock(Date.parse('2026-09-01T08:59:00+09:00'));
  const store = openSqliteStore({ path: ':memory:', clock });
  const publications = [aPublication({ id: event, title: '見本指針の公表' })];
  await store.archive.commit({ owner: 'shared', state: aState(), publications, identities: [] });
  const put = { kind: 'snooze', until: '2026-09-01', in: here } as const;
  await store.reviews.save(acted(noReview('main', event), put, { by: 'slack:T1/U1', at: 1 }), []);
  const desk = createDesk({ store, sources: [], measures: [], clock, observe: () => {}, offers: () => true });
  const told = async () => {
    await desk.tick(new AbortController().signal);
    return store.outbox.list('main', ['planned'], 10);
  };
  expect(await told()).toEqual([]);
  clock.set(Date.parse('2026-09-01T09:00:00+09:00'));
  const [notice, ...others] = await told();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ kind: 'notice', conversation: here, events: [event] });
  expect(notice?.message).toContain('見本指針の公表');
  expect(notice?.message).toContain('2026年9月1日（火）に再通知を指定されていた件です。');
  clock.set(Date.parse('2026-09-02T09:00:00+09:00'));
  expect(await told()).toHaveLength(1);
  expect((await store.reviews.find('main', [event]))[0]?.snooze).toBeNull();
  await store.close();
});
