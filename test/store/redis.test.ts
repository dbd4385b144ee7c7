import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { steadyClock } from '../../src/clock.ts';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import type { Store } from '../../src/store/store.ts';
import { addedContract } from '../contracts/added.contract.ts';
import { archiveContract } from '../contracts/archive.contract.ts';
import { deliveriesContract } from '../contracts/deliveries.contract.ts';
import { installationsContract } from '../contracts/installations.contract.ts';
import { lanesContract } from '../contracts/lanes.contract.ts';
import { leasesContract } from '../contracts/leases.contract.ts';
import { onceContract } from '../contracts/once.contract.ts';
import type { OpenStore } from '../contracts/open-store.ts';
import { peopleContract } from '../contracts/people.contract.ts';
import { reviewsContract } from '../contracts/reviews.contract.ts';
import { sessionsContract } from '../contracts/sessions.contract.ts';
import { sourcesContract } from '../contracts/sources.contract.ts';
import { threadsContract } from '../contracts/threads.contract.ts';
import { tokensContract } from '../contracts/tokens.contract.ts';
import { hasRedis, startRedis } from '../world/redis.ts';
import { aClock, aPublication, aState, aSubscription } from '../world/sample.ts';
import { watchRooms } from './watch-rooms.ts';

const redis = hasRedis() ? await startRedis() : null;
const watched = redis === null ? null : await watchRooms(redis.port);
const opened: Store[] = [];
afterAll(async () => {
  watched?.stop();
  await Promise.all(opened.map(store => store.close()));
  await redis?.stop();
});

const urlOf = (query = `prefix=${randomUUID()}`) => secret(`redis://127.0.0.1:${redis?.port}/0?${query}`);

/** A store of its own on the one server; the clock stands for the server's time. */
const open: OpenStore = async () => {
  const clock = aClock();
  const store = await openRedisStore({ url: urlOf(), clock });
  opened.push(store);
  return { clock, store };
};

describe.skipIf(redis === null)('the store in Redis', () => {
  archiveContract(open);
  sourcesContract(open);
  deliveriesContract(open);
  leasesContract(open);
  threadsContract(open);
  onceContract(open);
  installationsContract(open);
  reviewsContract(open);
  peopleContract(open);
  sessionsContract(open);
  tokensContract(open);
  lanesContract(open);
  addedContract(open);

  test('every step keeps within its room: what it touches has one hash tag', () => {
    expect(watched?.seen()).toBeGreaterThan(1_000);
    expect(watched?.strays).toEqual([]);
  });

  test('is open to many at once: none loses what another writes', async () => {
    const url = urlOf();
    const stores = await Promise.all([1, 2, 3].map(() => openRedisStore({ url })));
    opened.push(...stores);
    const commits = Array.from({ length: 30 }, (_, index) => {
      const id = `p${index}`;
      const commit = { owner: 'shared', state: aState({ id }), publications: [aPublication({ id })], identities: [] };
      return stores[index % stores.length]?.archive.commit(commit);
    });
    await Promise.all(commits);
    const changes = await stores[0]?.archive.changes(0, 100);
    expect(new Set(changes?.map(({ change }) => change)).size).toBe(30);
  });

  test('keeps apart what stands under different prefixes, and knows a store again by its id', async () => {
    const url = urlOf();
    const [one, again, other] = await Promise.all([url, url, urlOf()].map(at => openRedisStore({ url: at })));
    opened.push(...[one, again, other].filter(store => store !== undefined));
    await one?.positions.move('desk', 0, 5);
    expect(await Promise.all([again, other].map(store => store?.positions.at('desk')))).toEqual([5, 0]);
    expect(again?.id).toBe(one?.id);
    expect(other?.id).not.toBe(one?.id);
  });

  test('runs its leases by the server’s time', async () => {
    const store = await openRedisStore({ url: urlOf() });
    opened.push(store);
    const [seconds] = await asked(client => client.time());
    const until = await store.leases.claim('host:a', 'one', 60_000);
    expect(until).toBeGreaterThanOrEqual(Number(seconds) * 1000 + 60_000);
    expect(until).toBeLessThan(Number(seconds) * 1000 + 90_000);
    expect(await store.leases.claim('host:a', 'two', 60_000)).toBeNull();
  });

  test('tells the server’s time, however wrong the machine’s clock is', async () => {
    const store = await openRedisStore({ url: urlOf() });
    opened.push(store);
    for (const offMs of [300_000, -300_000]) {
      const clock = await store.timeBy({ now: () => steadyClock.now() + offMs });
      const [seconds, micros] = await asked(client => client.time());
      expect(Math.abs(clock.now() - Number(seconds) * 1_000 - Number(micros) / 1_000)).toBeLessThan(1_000);
    }
  });

  test('refuses a store that a newer program wrote, and says what to do', async () => {
    await asked(client => client.set('newer:{house}:schema', '99'));
    await expect(openRedisStore({ url: urlOf('prefix=newer') })).rejects.toThrow(
      /written by a newer Kairan \(schema 99; this one knows \d+\)\. Update Kairan/,
    );
  });

  test('refuses a server that throws keys away, and one that it may not use', async () => {
    await asked(client => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    await expect(openRedisStore({ url: urlOf() })).rejects.toThrow(/Set maxmemory-policy noeviction\.$/);
    await asked(client => client.config('SET', 'maxmemory-policy', 'noeviction'));
    const wrong = secret(`redis://kairan:hush@127.0.0.1:${redis?.port}`);
    const refused = openRedisStore({ url: wrong });
    await expect(refused).rejects.toThrow(/WRONGPASS.*Look at the user and the password in KAIRAN_STORE; /);
    await expect(refused).rejects.not.toThrow(/hush/);
  });

  test('an ACL user needs no more than its own keys', async () => {
    await asked(client =>
      client.acl('SETUSER', 'kairan', 'on', '>hush', '~own:*', '+@all', '-@dangerous', '-@admin', '+info'),
    );
    const at = (prefix: string) => secret(`redis://kairan:hush@127.0.0.1:${redis?.port}?prefix=${prefix}`);
    const store = await openRedisStore({ url: at('own') });
    opened.push(store);
    await store.archive.commit({ owner: 'shared', state: aState(), publications: [aPublication()], identities: [] });
    expect(await store.archive.changes(0, 10)).toHaveLength(1);
    expect(await store.records.isEmpty()).toBe(false);
    await expect(openRedisStore({ url: at('another') })).rejects.toThrow(/begin with its prefix\.$/);
  });
});

describe.skipIf(!hasRedis())('a server that starts again', () => {
  test('a change number that followers may have seen never comes again, though the last second is lost', async () => {
    const server = await startRedis();
    const store = await openRedisStore({ url: secret(`redis://127.0.0.1:${server.port}`) });
    onTestFinished(() => Promise.all([store.close(), server.stop()]).then(() => {}));
    const commit = (id: string) =>
      store.archive.commit({
        owner: 'shared',
        state: aState({ id }),
        publications: [aPublication({ id })],
        identities: [],
      });
    await commit('p1');
    await asked(client => client.save(), server.port);
    await commit('p2');
    const [, lost] = await store.archive.changes(0, 10);
    await server.kill();
    await server.start();
    await commit('p3');
    const after = await store.archive.changes(0, 10);
    expect(after.map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect(after[1]?.change).toBeGreaterThan(lost?.change ?? Number.POSITIVE_INFINITY);
  });

  test('a follower moves on only under the run that it began with: a plan in between may have gone with the other', async () => {
    const server = await startRedis();
    const store = await openRedisStore({ url: secret(`redis://127.0.0.1:${server.port}`) });
    onTestFinished(() => Promise.all([store.close(), server.stop()]).then(() => {}));
    const { positions, subscriptions } = store;
    const under = async () => [await positions.run(), await positions.at('desk')] as const;
    const [run, from] = await under();
    await asked(client => client.save(), server.port);
    await subscriptions.save(aSubscription());
    await server.kill();
    await server.start();
    expect(await positions.move('desk', from, 5, run)).toBe(false);
    expect(await subscriptions.list(aSubscription().workspace)).toEqual([]);
    const [now, again] = await under();
    expect(await positions.move('desk', again, 5, now)).toBe(true);
  });
});

/** What the server says, or does, when it is asked past the store. */
async function asked<Answer>(ask: (client: Redis) => Promise<Answer>, port = redis?.port ?? 0): Promise<Answer> {
  const client = new Redis(port, '127.0.0.1');
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
}
