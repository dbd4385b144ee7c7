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
import { aSubscription } from '../world/sample.ts';
import { breakIt, ended, type Fault, faults, type Gone, titlesOf, type World, watchedFaults } from './break-it.ts';
import type { ReplicaOptions } from './replica.ts';
import { startAlone, startWatched } from './servers.ts';

export interface Outcome {
  readonly fault: Fault;
  /** Published, and not kept; kept more often than once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Who was never told of what; who was told of it as new more often than once. */
  readonly untold: readonly string[];
  readonly toldAgain: readonly string[];
  /** Messages that arrived more often than once. */
  readonly copied: readonly string[];
  /** What the server that took over did not have. */
  readonly gone: Gone;
  /** How often another server took over. */
  readonly switches: number;
  /** What replicas reported of writes that no replica of the server has. */
  readonly reports: readonly string[];
  /** The most requests that the publisher had open at one time, and messages of one conversation that the chat had. */
  readonly polledAtOnce: number;
  readonly servedAtOnce: number;
  /** From the end of the fault until everything was there. */
  readonly recoveredMs: number;
  /** What replicas complained of, other than a store that is not there. */
  readonly bugs: string;
}

const replicaCount = 3;
const conversations = 6;
const itemsMax = 14;
const path = '/feed.rdf';

/**
 * One round; the same seed breaks the same thing at the same place.
 * @param patienceMs How long is waited until everything is there; then what is missing says itself.
 */
export async function faultRound(seed: number, patienceMs = Number.POSITIVE_INFINITY): Promise<Outcome> {
  const random = createRandom(seed);
  const fault = faults[seed % faults.length] as Fault;
  const [servers, peer, publisher] = await Promise.all([
    watchedFaults.includes(fault) ? startWatched(replicaCount) : startAlone(replicaCount),
    startPeer({ latencyMs: 20 }),
    startPublisher(),
  ]);
  const store = await openRedisStore({ url: secret(servers.url) });
  const replicas: ChildProcess[] = [];
  const reports: string[] = [];
  let bugs = '';
  const start = async (place: number, clockAheadMs = 0) => {
    const url = servers.urls[place] as string;
    const options: ReplicaOptions = { url, origin: peer.origin, feed: `${publisher.origin}${path}`, clockAheadMs };
    const args = [resolve(import.meta.dirname, 'replica.ts'), JSON.stringify(options)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.setEncoding('utf8').on('data', words => {
      bugs += words;
    });
    replicas[place] = child;
    const died = once(child, 'close').then(() => Promise.reject(new Error(`A replica ended before it began: ${bugs}`)));
    await Promise.race([once(child.stdout, 'data'), died]);
    // How it ends later is the round's to judge.
    died.catch(() => {});
    child.stdout.setEncoding('utf8').on('data', words => reports.push(words.trim()));
  };
  try {
    publish(publisher, 0);
    await Promise.all(Array.from({ length: replicaCount }, (_, place) => start(place)));
    await until(async () => (await titlesOf(store)).length === 1, patienceMs);
    await subscribe(store);
    const gone = await publishAndBreak({ servers, peer, replicas, random, start }, publisher, fault);
    const mendedAt = performance.now();
    await until(async () => (await missing(store)).length === 0, patienceMs);
    const recoveredMs = performance.now() - mendedAt;
    return {
      fault,
      ...(await judge(store, peer)),
      gone,
      switches: servers.watched?.sentinel.switches() ?? 0,
      reports,
      polledAtOnce: publisher.openMax(),
      servedAtOnce: await peer.atOnce(),
      recoveredMs,
      bugs,
    };
  } finally {
    await Promise.all(replicas.map(ended));
    await store.close();
    await Promise.all([servers.stop(), peer.stop(), publisher.close()]);
  }
}

/** What must not be; nothing where all is well. */
export function complaintsOf(outcome: Outcome): readonly string[] {
  const { fault, lost, doubled, untold, toldAgain, copied, gone, switches, reports, bugs } = outcome;
  const { polledAtOnce, servedAtOnce } = outcome;
  // Where a server that stood still on a busy machine lost its place too, before the other was in step again.
  const isBehind = fault === 'behind' || switches > 1;
  // A sender that stood still may double the one in flight of each conversation. Where the replica of the server was not in
  // step, no more comes again than had arrived unconfirmed, or than was reported: a step confirms one of each conversation.
  const mayCopyBehind = switches > 1 ? conversations * stepsOf(reports) : gone.deliveries.length;
  const mayCopy = isBehind ? mayCopyBehind : fault === 'stop' ? conversations : 0;
  // Leases that went with a server bind nobody.
  const atOnceMax = isBehind ? 2 : 1;
  const served = fault === 'stop' ? 2 : atOnceMax;
  return [
    ...lost.map(title => `lost: ${title}`),
    ...doubled.map(title => `kept twice: ${title}`),
    ...untold.map(one => `untold: ${one}`),
    ...toldAgain.map(one => `told as new again: ${one}`),
    ...(copied.length > mayCopy
      ? [`came again: ${copied.join(', ')}; ${gone.deliveries.length} were unconfirmed, reports: ${reports.join(' ')}`]
      : []),
    ...(polledAtOnce > atOnceMax ? [`${polledAtOnce} asked the publisher at once`] : []),
    ...(servedAtOnce > served ? [`${servedAtOnce} served a conversation at once`] : []),
    ...(isBehind && gone.deliveries.length > 0 && reports.length === 0 ? ['what went was not reported'] : []),
    ...(bugs === '' ? [] : [bugs]),
  ];
}

/** How many steps were reported to be on one server only. */
function stepsOf(reports: readonly string[]): number {
  return reports.reduce((sum, one) => sum + Number(/(\d+) steps/.exec(one)?.[1] ?? 1), 0);
}

async function publishAndBreak(world: World, publisher: Publisher, fault: Fault): Promise<Gone> {
  const breaksAt = 2 + Math.floor(world.random() * (itemsMax - 4));
  let broken: Promise<Gone> | null = null;
  for (let last = 1; last <= itemsMax; last++) {
    publish(publisher, last);
    if (last === breaksAt) broken = breakIt(world, fault);
    await setTimeout(40 + world.random() * 160);
  }
  if (broken === null) throw new Error('nothing broke');
  return broken;
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
    copied: [...arrived].flatMap(([id, all]) => all.slice(1).map(() => id)),
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

async function until(isDone: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const endsAt = performance.now() + patienceMs;
  while (!(await isDone()) && performance.now() < endsAt) await setTimeout(100);
}
