// What three replicas share: one server, each replica's way to it through a proxy of its own; or a server with a replica
// that takes its place, by a sentinel's word.
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type RedisServer, type Sentinel, startRedis, startSentinel } from '../world/redis.ts';
import { startTcpProxy, type TcpProxy } from '../world/tcp-proxy.ts';

export interface Servers {
  /** Where the store is, past what breaks. */
  readonly url: string;
  /** Where each replica finds it. */
  readonly urls: readonly string[];
  readonly redis: RedisServer;
  readonly proxies: readonly TcpProxy[];
  readonly watched: { readonly follower: RedisServer; readonly sentinel: Sentinel } | null;
  stop(): Promise<void>;
}

const durable = ['--appendonly', 'yes', '--appendfsync', 'everysec'];

/** One server. */
export async function startAlone(replicas: number): Promise<Servers> {
  const redis = await startRedis(durable);
  const proxies = await Promise.all(Array.from({ length: replicas }, () => startTcpProxy(redis.port)));
  return {
    url: urlOf(redis),
    urls: proxies.map(urlOf),
    redis,
    proxies,
    watched: null,
    async stop() {
      await Promise.all(proxies.map(proxy => proxy.close()));
      await redis.stop();
    },
  };
}

/** A server, its replica, and who watches over them. */
export async function startWatched(replicas: number): Promise<Servers> {
  const redis = await startRedis(durable);
  const follower = await startRedis([...durable, '--replicaof', '127.0.0.1', String(redis.port)]);
  while (!(await asked(follower, client => client.info('replication'))).includes('master_link_status:up'))
    await setTimeout(20);
  const sentinel = await startSentinel(redis.port);
  const url = `redis+sentinel://127.0.0.1:${sentinel.port}/kairan`;
  return {
    url,
    urls: Array.from({ length: replicas }, () => url),
    redis,
    proxies: [],
    watched: { follower, sentinel },
    async stop() {
      await Promise.all([sentinel.stop(), redis.stop(), follower.stop()]);
    },
  };
}

export function urlOf({ port }: { readonly port: number }): string {
  return `redis://127.0.0.1:${port}`;
}

/** What a server says, or does, when it is asked past the store. */
export async function asked<Answer>({ port }: RedisServer, ask: (client: Redis) => Promise<Answer>): Promise<Answer> {
  const client = new Redis(port, '127.0.0.1');
  try {
    return await ask(client);
  } finally {
    client.disconnect();
  }
}
