import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore, type RedisStore } from '../../src/store/redis/store.ts';
import { hasRedis, type RedisServer, startRedis } from '../world/redis.ts';
import { aPublication, aState } from '../world/sample.ts';

describe.skipIf(!hasRedis())('a server with a replica', () => {
  let server: RedisServer;
  let replica: RedisServer;
  let store: RedisStore;
  const reports: string[] = [];
  const shown = () => `the Redis at 127.0.0.1:${server.port}`;
  /** As the store sees it, with a second to spare. */
  const follows = async () =>
    /state=online.*lag=[01]\b/.test(await asked(server, client => client.info('replication')));

  beforeAll(async () => {
    server = await startRedis();
    replica = await startRedis(['--replicaof', '127.0.0.1', String(server.port)]);
    await until(follows);
    store = await openRedisStore({
      url: secret(`redis://127.0.0.1:${server.port}`),
      report: why => void reports.push(why),
    });
  });
  afterAll(async () => {
    await store.close();
    await Promise.all([replica.stop(), server.stop()]);
  });

  const commit = (id: string) =>
    store.archive.commit({
      owner: 'shared',
      state: aState({ id }),
      publications: [aPublication({ id })],
      identities: [],
    });
  const has = ({ port }: RedisServer, id: string) =>
    asked({ port }, client => client.hexists('kairan:{archive}:bodies', id));
  /** Makes the store connect anew, and look. */
  const reconnect = () => asked(server, client => client.call('CLIENT', 'KILL', 'TYPE', 'normal'));

  test('has told it of a commit when it says that it is done', async () => {
    await commit('p1');
    expect(await has(replica, 'p1')).toBe(1);
    expect(reports).toEqual([]);
  });

  test('where the connection breaks before the replica has it, nobody is told that it is done', async () => {
    replica.hold(true);
    const committing = commit('p2');
    committing.catch(() => {});
    await until(async () => (await has(server, 'p2')) === 1);
    await reconnect();
    await expect(committing).rejects.toThrow(/closed before a replica had it/);
    replica.hold(false);
    await until(follows);
    reports.length = 0;
  });

  test('where the replica keeps silent, it is waited for once, and what is written without it is counted', async () => {
    await reconnect();
    await until(async () => (await commit('p3')).kind === 'stale' && reports.length === 0);
    replica.hold(true);
    expect(await commit('p4')).toMatchObject({ kind: 'committed' });
    expect(reports).toEqual([`No replica of ${shown()} had it within 1000 ms.`]);
    expect(await commit('p5')).toMatchObject({ kind: 'committed' });
    await commit('p6');
    await reconnect();
    await until(async () => reports.length > 1);
    expect(reports[1]).toBe(`2 steps were written to ${shown()} while no replica of it kept up.`);
    replica.hold(false);
  });
});

async function asked<Answer>({ port }: { port: number }, ask: (client: Redis) => Promise<Answer>): Promise<Answer> {
  const client = new Redis(port, '127.0.0.1');
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(10);
}
