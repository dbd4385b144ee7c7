import { expect, test } from 'vitest';
import { createDesk } from '../../../src/digest/desk/desk.ts';
import type { Store } from '../../../src/store/store.ts';
import { aSource } from '../../world/sample.ts';
import { aPaper, createDeskWorld } from './desk-world.ts';

const ends = async (): Promise<never> => {
  throw new Error('the process ended');
};

/** Whether an alert is there once after a desk has ended on its way, and another goes on from where that was. */
function check(where: string, endsThere: (store: Store) => Store) {
  test(`an alert is planned once though the process ended ${where}`, async () => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    const alerts = { kinds: [], stages: [], priorityMin: 'low' } as const;
    await world.subscribe({ digest: null, alerts, quietHours: null });
    await world.publish(aPaper('p1'));
    const { clock } = world;
    const deps = { sources: [aSource()], measures: [], clock, observe: () => {}, holder: 'cut', offers: () => true };
    const cut = createDesk({ ...deps, store: endsThere(world.store) });
    await expect(cut.tick(new AbortController().signal)).rejects.toThrow('the process ended');
    await world.tick();
    const planned = await world.store.outbox.list('main', ['planned'], 10);
    expect(planned.map(({ kind, events }) => [kind, events])).toEqual([['alert', ['p1']]]);
  });
}

check('before it was planned', store => ({ ...store, subscriptions: { ...store.subscriptions, alerting: ends } }));
check('before the desk’s place was noted', store => ({ ...store, positions: { ...store.positions, move: ends } }));
