import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore, type RedisStore } from '../../src/store/redis/store.ts';
import { hasRedis, type RedisServer, startRedis } from '../world/redis.ts';
import { aDelivery, aPublication, aState, aSubscription } from '../world/sample.ts';

/** What one publication, or one delivery, may take of the server: a step is one call. */
interface Cost {
  readonly calls: number;
  readonly bytes: number;
}

describe.skipIf(!hasRedis())('what work takes of the server', () => {
  let server: RedisServer;
  let store: RedisStore;
  let client: Redis;

  beforeAll(async () => {
    server = await startRedis();
    store = await openRedisStore({ url: secret(`redis://127.0.0.1:${server.port}`) });
    // Without a look of its own when it connects, which the first count would have in it or not.
    client = new Redis(server.port, '127.0.0.1', { enableReadyCheck: false });
  });
  afterAll(async () => {
    client.disconnect();
    await store.close();
    await server.stop();
  });

  const used = async () => {
    const text = await client.info('all');
    const sum = (pattern: RegExp) => [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
    return {
      calls: sum(/^cmdstat_eval(?:sha)?:calls=(\d+)/gm),
      bytes: sum(/^total_net_(?:input|output)_bytes:(\d+)/gm),
      /** Of this answer, which only the next look counts. */
      ownBytes: Buffer.byteLength(text),
    };
  };
  async function costOf(count: number, work: () => Promise<void>): Promise<Cost> {
    // Each script goes over once in full.
    await work();
    const before = await used();
    await work();
    const after = await used();
    const bytes = after.bytes - before.bytes - before.ownBytes;
    return { calls: (after.calls - before.calls) / count, bytes: bytes / count };
  }

  test('twenty publications of a document are one call, and their text goes over once', async () => {
    const summary = '見本省は、考え方を取りまとめた。'.repeat(20);
    const text = JSON.stringify(aPublication({ summary }));
    let version = 0;
    const cost = await costOf(20, async () => {
      version++;
      const publications = Array.from({ length: 20 }, (_, index) =>
        aPublication({ id: `p${version}-${index}`, summary }),
      );
      const identities = publications.map(({ id }) => ({ key: `key-${id}`, publication: id }));
      await store.archive.commit({ owner: 'shared', state: aState({ version }), publications, identities });
    });
    expect(cost.calls).toBe(1 / 20);
    expect(cost.bytes).toBeLessThan(Buffer.byteLength(text) + 400);
  });

  test('a delivery takes three calls where each is its workspace’s only one, and its message goes over twice', async () => {
    const message = JSON.stringify({ language: 'ja', blocks: [], text: '見本'.repeat(500) });
    let round = 0;
    const cost = await costOf(32, async () => {
      round++;
      const deliveries = Array.from({ length: 32 }, (_, index) => {
        const conversation = { platform: 'slack', id: `T${index}/C${index}` } as const;
        return aDelivery({ id: `d${round}-${index}`, workspace: `w${index}`, conversation, message, dueAt: 0 });
      });
      await store.lanes.enter(deliveries);
      for (let batch = 0; batch < 4; batch++) {
        const turns = await store.lanes.lease('slack', 'me', { max: 8, ttlMs: 60_000 });
        const sent = (id: string) => ({ kind: 'sent', ref: id, at: 1, nextAt: 0 }) as const;
        await store.lanes.settle(
          'me',
          turns.map(({ id }) => ({ id, settlement: sent(id) })),
        );
      }
    });
    expect(cost.calls).toBeLessThanOrEqual(3 + 4 / 32);
    expect(cost.bytes).toBeLessThan(2 * Buffer.byteLength(message) + 1_500);
  });

  test('of the subscriptions that are due, only those that were asked for go over, however many workspaces have some', async () => {
    const text = JSON.stringify(aSubscription());
    const waiting = Array.from({ length: 500 }, (_, index) =>
      aSubscription({ id: `s${index}`, workspace: `w${index}`, nextDigestAt: index, nextDueAt: index }),
    );
    await Promise.all(waiting.map(one => store.subscriptions.save(one)));
    const cost = await costOf(20, async () => {
      const due = await store.subscriptions.due(1_000, 20);
      expect(due.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `s${index}`));
    });
    expect(cost.calls).toBe(1 / 20);
    expect(cost.bytes).toBeLessThan(1.2 * Buffer.byteLength(text) + 100);
  });
});
