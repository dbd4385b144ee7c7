import { expect, test } from 'vitest';
import { stopSubscriptions } from '../../src/digest/desk/stop.ts';
import type { Call } from '../../src/domain/call.ts';
import { aPaper, createDeskWorld } from '../digest/desk/desk-world.ts';
import { aClock } from '../world/sample.ts';
import { createAsk } from './ask.ts';

test('alerts that are ordered anew during a pause still bring what it held back, on the day that was said', async () => {
  const { ask, store, close } = await createAsk({ measures: [] });
  const order = (args: Call['args']) =>
    ask({ command: 'subscribe', args: { every: 'never', alerts: 'low', confirm: true, ...args } });
  const dueAt = async () => (await store.subscriptions.list('main'))[0]?.nextDigestAt;
  await order({});
  await ask('一時停止 2026-10-20');
  const endOfPause = Date.parse('2026-10-20T00:00+09:00');
  expect(await dueAt()).toBe(endOfPause);
  await order({ change: '1', alerts: 'high' });
  expect(await dueAt()).toBe(endOfPause);
  await order({ change: '1', every: 'day' });
  expect(await dueAt()).toBe(Date.parse('2026-10-13T09:00+09:00'));
  await order({ change: '1' });
  expect(await dueAt()).toBeNull();
  await stopSubscriptions({ store, clock: aClock(0) }, 'main', { platform: 'terminal', id: 'c1' });
  await order({ change: '1' });
  expect(await dueAt()).toBe(Date.parse('2026-10-12T09:00+09:00'));
  await close();
});

/** What is done between a publication that a pause held back, on 3 March 2026, and the pause's end on the 6th. */
const meanwhile: Readonly<Record<string, (house: Paused) => Promise<unknown>>> = {
  nothing: async () => {},
  'it is ordered anew': ({ order }) => order({}),
  'it is ordered anew twice': async ({ order }) => [await order({ alerts: 'high' }), await order({})],
  'it is ordered anew, then resumed': async ({ order, ask }) => [await order({}), await ask('再開')],
  'it is ordered anew, then paused again': async ({ order, ask }) => [
    await order({}),
    await ask('一時停止 2026-03-07'),
  ],
  'it is resumed, then ordered anew': async ({ order, ask }) => [await ask('再開'), await order({})],
  'it is ordered anew, then gone and resumed': async ({ order, ask, gone }) => [
    await order({}),
    await gone(),
    await ask('再開'),
  ],
  'it is gone and resumed': async ({ ask, gone }) => [await gone(), await ask('再開')],
};

interface Paused {
  readonly ask: (words: string) => Promise<unknown>;
  readonly order: (args: Call['args']) => Promise<unknown>;
  readonly gone: () => Promise<unknown>;
}

test.each(Object.entries(meanwhile))(
  'what a pause held back from alerts comes once though %s',
  async (_what, happens) => {
    const world = createDeskWorld('2026-03-03T12:00+09:00');
    const conversation = { platform: 'terminal', id: 'c1' } as const;
    const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;
    await world.subscribe({ alerts, digest: null, quietHours: null, reminders: [], conversation });
    await world.tick();
    const { ask, close } = await createAsk({ measures: [], store: world.store, at: '2026-03-03T12:00+09:00' });
    await ask('一時停止 2026-03-06');
    world.at('2026-03-03T13:00+09:00');
    await world.publish(aPaper('p1'));
    expect(await world.tick()).toEqual([]);
    const asked = { change: '1', every: 'never', alerts: 'low', reminders: [], 'quiet-hours': 'none', confirm: true };
    await happens({
      ask,
      order: args => ask({ command: 'subscribe', args: { ...asked, ...args } }),
      gone: () => stopSubscriptions({ store: world.store, clock: world.clock }, 'main', conversation),
    });
    const told: string[] = [];
    for (const at of ['2026-03-03T13:01', '2026-03-06T00:01', '2026-03-10T12:00']) {
      world.at(`${at}+09:00`);
      told.push(...(await world.tick()).flatMap(({ events }) => events));
    }
    expect(told).toEqual(['p1']);
    await close();
  },
);
