import { expect, test } from 'vitest';
import { stopSubscriptions } from '../../src/digest/desk/stop.ts';
import type { Call } from '../../src/domain/call.ts';
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
