import { expect, test } from 'vitest';
import { createDesk } from '../../../src/digest/desk/desk.ts';
import { noteAudience } from '../../../src/digest/desk/note-audience.ts';
import { acted, noReview } from '../../../src/domain/review.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aClock, aPublication, aState } from '../../world/sample.ts';

const here = { platform: 'slack', id: 'T1/C1' } as const;
const event = 'paaaaaaaaaa';

test('what was put off to a day is told again in its conversation that morning, once', async () => {
  const clock = aClock(Date.parse('2026-09-01T08:59:00+09:00'));
  const store = openSqliteStore({ path: ':memory:', clock });
  const publications = [aPublication({ id: event, title: '見本指針の公表' })];
  await store.archive.commit({ owner: 'shared', state: aState(), publications, identities: [] });
  const put = { kind: 'snooze', until: '2026-09-01', in: here } as const;
  await store.reviews.save(acted(noReview('main', event), put, { by: 'slack:T1/U1', at: 1 }), []);
  const desk = createDesk({
    store,
    sources: [],
    measures: [],
    clock,
    observe: () => {},
    holder: 'desk',
    offers: () => true,
  });
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

test('what the workspace owns is not told again where people of other organisations were last seen', async () => {
  for (const [hasOutsiders, owner, times] of [
    [true, 'main', 0],
    [false, 'main', 1],
    [true, 'shared', 1],
  ] as const) {
    const clock = aClock(Date.parse('2026-09-01T09:00:00+09:00'));
    const store = openSqliteStore({ path: ':memory:', clock });
    const publications = [aPublication({ id: event, owner })];
    await store.archive.commit({ owner, state: aState(), publications, identities: [] });
    const put = { kind: 'snooze', until: '2026-09-01', in: here } as const;
    await store.reviews.save(acted(noReview('main', event), put, { by: 'slack:T1/U1', at: 1 }), []);
    await noteAudience(store, { conversation: here, audience: { workspace: 'main', hasOutsiders } });
    const deps = { sources: [], measures: [], clock, observe: () => {}, holder: 'desk', offers: () => true } as const;
    await createDesk({ ...deps, store }).tick(new AbortController().signal);
    expect(await store.outbox.list('main', ['planned'], 10)).toHaveLength(times);
    await store.close();
  }
});

test('two workspaces that put the same thing off are both told, and each once though somebody acts meanwhile', async () => {
  const clock = aClock(Date.parse('2026-09-01T09:00:00+09:00'));
  const store = openSqliteStore({ path: ':memory:', clock });
  await store.archive.commit({
    owner: 'shared',
    state: aState(),
    publications: [aPublication({ id: event })],
    identities: [],
  });
  const put = { kind: 'snooze', until: '2026-09-01', in: here } as const;
  const by = { by: 'slack:T1/U1', at: 1 };
  const theirs = acted(noReview('acme', event), { ...put, in: { platform: 'slack', id: 'T2/C1' } }, by);
  const ours = acted(noReview('main', event), put, by);
  await store.reviews.save(ours, []);
  await store.reviews.save(theirs, []);
  // As if somebody acknowledged it between the plan and its record.
  const refusing = {
    ...store,
    reviews: {
      ...store.reviews,
      async save() {
        const [kept = ours] = await store.reviews.find('main', [event]);
        await store.reviews.save(acted(kept, { kind: 'comment', words: '確認中' }, by), []);
        return false;
      },
    },
  };
  const deps = { sources: [], measures: [], clock, observe: () => {}, holder: 'desk', offers: () => true } as const;
  await createDesk({ ...deps, store: refusing }).tick(new AbortController().signal);
  clock.set(clock.now() + 60_000);
  await createDesk({ ...deps, store }).tick(new AbortController().signal);
  expect(await store.outbox.list('main', ['planned'], 10)).toHaveLength(1);
  expect(await store.outbox.list('acme', ['planned'], 10)).toHaveLength(1);
  await store.close();
});
