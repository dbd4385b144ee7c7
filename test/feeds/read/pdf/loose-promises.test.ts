import { expect, test } from 'vitest';
import { catchingLoosePromises } from '../../../../feeds/read/pdf/loose-promises.ts';

test('what a library lets go of and then fails is told, and the work’s own result stands', async () => {
  const told: unknown[] = [];
  const listeners = process.listenerCount('unhandledRejection');
  const work = async () => {
    void Promise.reject(new Error('let go'));
    return 'done';
  };
  expect(await catchingLoosePromises(work, reason => told.push(reason))).toBe('done');
  expect(told).toMatchObject([{ message: 'let go' }]);
  expect(process.listenerCount('unhandledRejection')).toBe(listeners);
});

test('what the work itself throws is thrown', async () => {
  const work = () => Promise.reject(new Error('its own'));
  await expect(catchingLoosePromises(work, () => {})).rejects.toThrow('its own');
});
