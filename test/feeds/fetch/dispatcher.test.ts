import { request } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { createDispatcher } from '../../../feeds/fetch/dispatcher.ts';
import { type AddressGuard, BlockedAddress, createGuard } from '../../../feeds/fetch/guard.ts';
import { startPublisher } from '../../world/publisher.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** One door of the guard at a time: the others stand open, so that what it stops was stopped there. */
describe('each door of the guard is closed by itself', () => {
  async function check(doors: Partial<AddressGuard>) {
    const publisher = await startPublisher();
    const guard = { ...createGuard({ allowPrivate: true }), ...doors };
    const dispatcher = createDispatcher({ guard, proxy: null, extraCa: [], connectMs: 1000 });
    closers.push(publisher.close, () => dispatcher.destroy());
    publisher.route('/feed', 'a feed');
    const answer = request(`http://localhost:${publisher.port}/feed`, { dispatcher }).then(
      ({ statusCode }) => statusCode,
      error => error,
    );
    return { answer: await answer, requests: publisher.requests };
  }

  test('with all of them open, the request goes through', async () => {
    expect((await check({})).answer).toBe(200);
  });

  test('the look of an address', async () => {
    const { answer, requests } = await check({ complaint: () => 'not this one' });
    expect(answer).toBeInstanceOf(BlockedAddress);
    expect(requests).toEqual([]);
  });

  test('what a name leads to', async () => {
    const { lookup } = createGuard();
    const { answer, requests } = await check({ lookup });
    expect(answer).toBeInstanceOf(BlockedAddress);
    expect(requests).toEqual([]);
  });

  test('where the socket in fact is', async () => {
    const { answer, requests } = await check({ addressComplaint: address => `${address} is not public` });
    expect(answer).toBeInstanceOf(BlockedAddress);
    expect(requests).toEqual([]);
  });
});
