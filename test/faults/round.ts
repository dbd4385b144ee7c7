// Three replicas over one Redis; something breaks while a publisher publishes; then everything must have been kept and
// told, once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { everything } from '../../src/digest/digest.ts';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import type { Store } from '../../src/store/store.ts';
import { rss } from '../spine/world.ts';
import { type Publisher, startPublisher } from '../world/publisher.ts';
import { createRandom } from '../world/recording-chat/peer.ts';
import { type Peer, startPeer } from '../world/recording-chat/start-peer.ts';
import { type RedisServer, startRedis } from '../world/redis.ts';
import { aSubscription } from '../world/sample.ts';
import { startTcpProxy, type TcpProxy } from '../world/tcp-proxy.ts';
import type { ReplicaOptions } from './replica.ts';

/** What breaks: a replica is killed, or stopped for a while; the server is; connections are cut, or pass nothing on. */
export const faults = ['kill', 'stop', 'redis', 'cut', 'hold'] as const;
export type Fault = (typeof faults)[number];

export interface Outcome {
  readonly fault: Fault;
  /** Published, and not kept; kept more often than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Who was never told of what; who was told of it as new more often than once. */
  readonly untold: readonly string[];
  readonly toldAgain: readonly string[];
  /** Messages that arrived more often than once: at most one a conversation, which was in flight. */
  readonly copied: readonly string[];
  /** The most requests that the publisher had open at one time. */
  readonly openMax: number;
  /** From the end of the fault until everything was there. */
  readonly recoveredMs: number;
  /** What replicas complained of, other than a store that is not there. */
  readonly bugs: string;
}

const replicaCount = 3;
export const conversations = 6;
const itemsMax = 14;
const recoveryMsMax = 30_000;
const path = '/feed.rdf';

interface World {
  readonly redis: RedisServer;
  readonly proxy: TcpProxy;
  readonly peer: Peer;
  readonly publisher: Publisher;
  readonly store: Store;
  readonly replicas: ChildProcess[];
  readonly random: () => number;
  start(): Promise<void>;
}

/** One round; the same seed breaks the same thing at the same place. */
export async function faultRound(seed: number): Promise<Outcome> {
  const random = createRandom(seed);
  const redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'everysec']);
  const [proxy, peer, publisher, store] = await Promise.all([
    startTcpProxy(redis.port),
    startPeer({ latencyMs: 20 }),
    startPublisher(),
    openRedisStore({ url: secret(`redis://127.0.0.1:${redis.port}`) }),
  ]);
  const replicas: ChildProcess[] = [];
  let bugs = '';
  const options: ReplicaOptions = {
    url: `redis://127.0.0.1:${proxy.port}`,
    origin: peer.origin,
    feed: `${publisher.origin}${path}`,
  };
  const start = async () => {
    const args = [resolve(import.meta.dirname, 'replica.ts'), JSON.stringify(options)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', words => {
      bugs += words;
    });
    replicas.push(child);
    await once(child.stdout, 'data');
  };
  try {
    publish(publisher, 0);
    await Promise.all(Array.from({ length: replicaCount }, start));
    await until(async () => (await titlesOf(store)).length === 1);
    await subscribe(store);
    const fault = faults[seed % faults.length] as Fault;
    await publishAndBreak({ redis, proxy, peer, publisher, store, replicas, random, start }, fault);
    const mendedAt = performance.now();
    await until(async () => (await missing(store)).length === 0);
    const recoveredMs = performance.now() - mendedAt;
    return { fault, ...(await judge(store, peer)), openMax: publisher.openMax(), recoveredMs, bugs };
  } finally {
    await Promise.all(replicas.map(ended));
    await store.close();
    await Promise.all([proxy.close(), peer.stop(), publisher.close(), redis.stop()]);
  }
}

async function publishAndBreak(world: World, fault: Fault): Promise<void> {
  const breaksAt = 2 + Math.floor(world.random() * (itemsMax - 4));
  let broken: Promise<void> = Promise.resolve();
  for (let last = 1; last <= itemsMax; last++) {
    publish(world.publisher, last);
    if (last === breaksAt) broken = breakIt(world, fault);
    await setTimeout(40 + world.random() * 160);
  }
  await broken;
}

async function breakIt({ redis, proxy, replicas, random, start }: World, fault: Fault): Promise<void> {
  const victim = replicas[Math.floor(random() * replicaCount)] as ChildProcess;
  const forMs = 300 + random() * 2_000;
  switch (fault) {
    case 'kill':
      await ended(victim);
      await start();
      return;
    case 'stop':
      victim.kill('SIGSTOP');
      await setTimeout(forMs);
      victim.kill('SIGCONT');
      return;
    case 'redis':
      await redis.kill();
      await setTimeout(forMs / 2);
      await redis.start();
      return;
    case 'cut':
      for (let times = 0; times < 3; times++) {
        proxy.cut();
        await setTimeout(forMs / 3);
      }
      return;
    case 'hold':
      proxy.hold(true);
      await setTimeout(forMs);
      proxy.hold(false);
  }
}

async function judge(store: Store, peer: Peer) {
  const titles = await titlesOf(store);
  const counts = Map.groupBy(titles, title => title);
  const told = (await deliveriesOf(store)).flatMap(({ subscription, told }) =>
    told.filter(({ as }) => as === 'new').map(({ event }) => `${subscription} ${event}`),
  );
  const arrived = Map.groupBy(await peer.recorded(), ({ id }) => id);
  return {
    lost: allTitles().filter(title => !counts.has(title)),
    doubled: [...counts].filter(([, all]) => all.length > 1).map(([title]) => title),
    untold: await missing(store),
    toldAgain: told.filter((one, index) => told.indexOf(one) < index),
    copied: [...arrived].filter(([, all]) => all.length > 1).map(([id]) => id),
  };
}

/** What is not kept, or not told to everybody and confirmed. */
async function missing(store: Store): Promise<string[]> {
  const changes = await store.archive.changes(0, 1_000);
  const kept = new Map(changes.map(({ publication }) => [publication?.title ?? '', publication?.event ?? '']));
  const told = new Set(
    (await deliveriesOf(store))
      .filter(({ state }) => state === 'sent')
      .flatMap(({ subscription, told: all }) => all.map(({ event }) => `${subscription} ${event}`)),
  );
  return allTitles()
    .slice(1)
    .flatMap(title =>
      Array.from({ length: conversations }, (_, index) => `s${index} ${kept.get(title) ?? title}`).filter(
        one => !told.has(one),
      ),
    );
}

async function deliveriesOf({ outbox }: Store) {
  return outbox.list('main', ['planned', 'leased', 'sent', 'dead', 'gone'], 10_000);
}

async function titlesOf({ archive }: Store): Promise<string[]> {
  return (await archive.changes(0, 1_000)).flatMap(({ publication }) => publication?.title ?? []);
}

async function subscribe(store: Store): Promise<void> {
  const startsAfter = (await store.archive.changes(0, 10)).at(-1)?.change ?? 0;
  for (let index = 0; index < conversations; index++) {
    const conversation = { platform: 'slack', id: `T1/C${index}` } as const;
    const alerts = { priorityMin: 'low', kinds: [], stages: [] } as const;
    const subscription = { id: `s${index}`, conversation, alerts, profile: everything, startsAfter };
    await store.subscriptions.save(aSubscription({ ...subscription, coveredTo: startsAfter }));
  }
}

function publish(publisher: Publisher, last: number): void {
  const body = rss(
    allTitles()
      .slice(0, last + 1)
      .map((title, index) => ({ title, path: `/${index}.html`, day: today })),
  );
  publisher.route(path, (_request, response) => void setTimeout(20).then(() => response.end(body)));
}

const today = new Date().toISOString().slice(0, 10);

function allTitles(): string[] {
  return Array.from(
    { length: itemsMax + 1 },
    (_, index) => `人工知能の活用に関する見本の文書の公表について（第${index}号）`,
  );
}

/** Waits as long as a recovery may take; then what is missing says itself. */
async function until(isDone: () => Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + recoveryMsMax;
  while (!(await isDone()) && performance.now() < endsAt) await setTimeout(100);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, 'close');
  child.kill('SIGKILL');
  await end;
}
