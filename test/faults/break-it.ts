import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Peer } from '../world/recording-chat/start-peer.ts';
import type { RedisServer } from '../world/redis.ts';
import { asked, type Servers, urlOf } from './servers.ts';

/**
 * What breaks. A replica is killed, stands still, or comes with a clock that is five minutes off; the server is killed;
 * connections are cut, pass nothing on, or are slow; the server is killed, stands still, or is ahead of its replica, when
 * that takes its place.
 */
export const faults = ['kill', 'stop', 'clock', 'redis', 'cut', 'hold', 'slow', 'failover', 'stale', 'behind'] as const;
export type Fault = (typeof faults)[number];

/** Faults of a server that has a replica. */
export const watchedFaults: readonly Fault[] = ['failover', 'stale', 'behind'];

export interface World {
  readonly servers: Servers;
  readonly peer: Peer;
  readonly replicas: ChildProcess[];
  readonly random: () => number;
  /** Starts a replica in this one's place. */
  start(place: number, clockAheadMs?: number): Promise<void>;
}

/** What the server that took over did not have. */
export interface Gone {
  readonly publications: number;
  /** Messages that had arrived; those on their way at that moment are among them. */
  readonly deliveries: readonly string[];
}

const nothing: Gone = { publications: 0, deliveries: [] };
/** Longer than the lease of a conversation, and than an answer is waited for. */
const longMs = 12_500;
const clockOffMs = 5 * 60_000;

/** Breaks it, and mends it after a while. */
export async function breakIt(world: World, fault: Fault): Promise<Gone> {
  const { random, replicas } = world;
  const place = Math.floor(random() * replicas.length);
  const forMs = 300 + random() * 2_000;
  return (await breaks[fault](world, place, forMs)) ?? nothing;
}

const breaks: Readonly<Record<Fault, (world: World, place: number, forMs: number) => Promise<Gone | undefined>>> = {
  async kill({ replicas, start }, place) {
    await ended(replicas[place] as ChildProcess);
    await start(place);
  },
  async stop({ replicas, random }, place, forMs) {
    replicas[place]?.kill('SIGSTOP');
    await setTimeout(random() < 0.5 ? forMs : longMs + forMs);
    replicas[place]?.kill('SIGCONT');
  },
  async clock({ replicas, random, start }, place) {
    await ended(replicas[place] as ChildProcess);
    await start(place, random() < 0.5 ? clockOffMs : -clockOffMs);
  },
  async redis({ servers: { redis } }, _place, forMs) {
    await redis.kill();
    await setTimeout(forMs / 2);
    await redis.start();
  },
  async cut({ servers: { proxies } }, _place, forMs) {
    for (let times = 0; times < 3; times++) {
      for (const proxy of proxies) proxy.cut();
      await setTimeout(forMs / 3);
    }
  },
  async hold({ servers: { proxies }, random }, place, forMs) {
    const held = random() < 0.5 ? proxies : proxies.slice(place, place + 1);
    const ways = random() < 0.5 ? 'both' : 'answers';
    for (const proxy of held) proxy.hold(ways);
    await setTimeout(random() < 0.7 ? forMs : longMs);
    // What was on its way arrives late, or never.
    const isLost = random() < 0.5;
    for (const proxy of held) {
      if (isLost) proxy.cut();
      proxy.hold(null);
    }
  },
  async slow({ servers: { proxies }, random }, _place, forMs) {
    for (const proxy of proxies) proxy.slow(50 + random() * 450);
    await setTimeout(2 * forMs);
    for (const proxy of proxies) proxy.slow(0);
  },
  async failover({ servers: { redis, watched }, peer }) {
    const kept = await titlesOn(redis);
    await redis.kill();
    const gone = await goneWith(watched, peer, kept);
    await redis.start();
    return gone;
  },
  async stale({ servers: { redis, watched }, peer }) {
    const kept = await titlesOn(redis);
    redis.hold(true);
    const gone = await goneWith(watched, peer, kept);
    redis.hold(false);
    return gone;
  },
  async behind({ servers: { redis, watched }, peer }, _place, forMs) {
    if (watched !== null) await asked(watched.follower, client => client.replicaof('127.0.0.1', '1'));
    await setTimeout(forMs);
    const kept = await titlesOn(redis);
    await redis.kill();
    const gone = await goneWith(watched, peer, kept);
    await redis.start();
    return gone;
  },
};

export async function titlesOf({ archive }: Store): Promise<string[]> {
  return (await archive.changes(0, 1_000)).flatMap(({ publication }) => publication?.title ?? []);
}

/** Waits until another has taken over, and sees what that has. */
async function goneWith(watched: Servers['watched'], peer: Peer, kept: readonly string[]): Promise<Gone> {
  if (watched === null) throw new Error('nothing takes its place');
  await watched.sentinel.switched;
  const arrived = await peer.recorded();
  const left = await onServer(watched.follower, async store => ({
    titles: await titlesOf(store),
    sent: new Set((await store.outbox.list(null, ['sent'], 10_000)).map(({ id }) => String(id))),
  }));
  return {
    publications: kept.filter(title => !left.titles.includes(title)).length,
    deliveries: arrived.map(({ id }) => id).filter(id => !left.sent.has(id)),
  };
}

function titlesOn(server: RedisServer): Promise<string[]> {
  return onServer(server, titlesOf);
}

async function onServer<Result>(server: RedisServer, look: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openRedisStore({ url: secret(urlOf(server)) });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

/** Kills a process, and waits until it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, 'close');
  child.kill('SIGKILL');
  await end;
}
