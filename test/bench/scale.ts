// What one, two and four replicas carry over one Redis, beside the embedded store, all in one run, with what each unit of
// work takes of whose processor, and what the limit is: `npm run bench:scale [ingest|compose|deliver]`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { systemClock } from '../../src/clock.ts';
import { secret } from '../../src/domain/secret.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { fill } from '../world/mailing/fill.ts';
import { startPeer } from '../world/recording-chat/start-peer.ts';
import { type RedisServer, startRedis } from '../world/redis.ts';
import { aDelivery } from '../world/sample.ts';
import { processorMs } from './measured.ts';
import { perDocument, type ScaleOptions } from './scale-replica.ts';

type Task = Pick<ScaleOptions, 'task' | 'documents' | 'atOnce'> & {
  readonly name: string;
  readonly unit: string;
  readonly latencyMs: number;
  /** Of so many runs the best counts. */
  readonly runs: number;
  readonly prepare: (store: Store, replicas: number) => Promise<void>;
};

const documents = 150;
const subscriptions = 1_500;
const nothing = async () => {};
const enter = (count: number) => async (store: Store, replicas: number) => {
  const message = JSON.stringify({ language: 'ja', blocks: [], text: '見本'.repeat(500) });
  const deliveries = Array.from({ length: count * replicas }, (_, index) =>
    aDelivery({ id: `d${index}`, workspace: `w${index % 200}`, conversation: conversationNumber(index), message }),
  );
  for (let from = 0; from < deliveries.length; from += 500) await store.lanes.enter(deliveries.slice(from, from + 500));
};

const tasks: readonly Task[] = [
  {
    name: 'delivering, 8 sends in flight, platform answers in 50 ms',
    unit: 'deliveries',
    task: 'deliver',
    documents: 0,
    atOnce: 8,
    latencyMs: 50,
    runs: 2,
    prepare: enter(800),
  },
  {
    name: 'delivering, 128 in flight, platform answers at once',
    unit: 'deliveries',
    task: 'deliver',
    documents: 0,
    atOnce: 128,
    latencyMs: 0,
    runs: 1,
    prepare: enter(3_000),
  },
  {
    name: `ingest, commits of ${perDocument} publications`,
    unit: 'publications',
    task: 'ingest',
    documents,
    atOnce: 0,
    latencyMs: 0,
    runs: 1,
    prepare: nothing,
  },
  {
    name: 'composing digests of 20 items that are due at once',
    unit: 'digests',
    task: 'compose',
    documents: 0,
    atOnce: 0,
    latencyMs: 0,
    runs: 1,
    prepare: store => fill(store, { conversations: subscriptions / 3, each: 3, together: 20, workspaces: 50 }),
  },
];

const cores = availableParallelism();
/** Of the cores: from here on the processors count as what limits. */
const fullShare = 0.8;

const [wanted = ''] = process.argv.slice(2);
const [load = 0] = loadavg();
console.log(
  `${cores} cores, which Redis, the platform's stand-in and all replicas share; load at the start ${load.toFixed(1)}` +
    (load > 0.5 ? ': others use this machine, so that what work takes of processors says more than its rates' : ''),
);
for (const task of tasks.filter(({ task: kind }) => kind.startsWith(wanted))) {
  console.log(task.name);
  let one = 0;
  for (const replicas of [1, 2, 4]) {
    const { rate, words } = await best(task, () => onRedis(task, replicas));
    one ||= rate;
    console.log(
      `  ${replicas} over Redis: ${words}${replicas === 1 ? '' : `: ${(rate / one).toFixed(2)} times what one does`}`,
    );
  }
  console.log(`  the embedded store: ${(await best(task, () => onSqlite(task))).words}`);
}

interface Result {
  readonly rate: number;
  readonly words: string;
}

async function best({ runs }: Task, measure: () => Promise<Result>): Promise<Result> {
  const results: Result[] = [];
  while (results.length < runs) results.push(await measure());
  return results.reduce((best, one) => (one.rate > best.rate ? one : best));
}

async function onRedis(task: Task, replicas: number): Promise<Result> {
  const redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'everysec']);
  const url = `redis://127.0.0.1:${redis.port}`;
  const store = await openRedisStore({ url: secret(url) });
  await task.prepare(store, replicas);
  await store.close();
  const before = await usage(redis);
  const ran = await run(task, url, replicas);
  const after = await usage(redis);
  const of = (what: keyof Usage) => after[what] - before[what];
  const each = (what: keyof Usage) => (of(what) / ran.done).toFixed(1);
  await redis.stop();
  const words = `each ${each('calls')} calls, ${each('bytes')} bytes to and from Redis, ${each('memory')} bytes more kept`;
  return { rate: ran.rate, words: `${say(task, ran, of('cpuUs') / 1_000)}; ${words}` };
}

async function onSqlite(task: Task): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-scale-'));
  const path = join(folder, 'kairan.db');
  const store = openSqliteStore({ path, clock: systemClock });
  await task.prepare(store, 1);
  await store.close();
  const ran = await run(task, path, 1);
  rmSync(folder, { recursive: true });
  return { rate: ran.rate, words: say(task, ran, 0) };
}

interface Ran {
  readonly done: number;
  /** A second. */
  readonly rate: number;
  readonly ms: number;
  readonly replicasCpuMs: number;
  readonly platformCpuMs: number;
}

/** What was done, how fast, on whose processor, and what it was that limited it. */
function say(
  { unit, latencyMs }: Task,
  { done, rate, ms, replicasCpuMs, platformCpuMs }: Ran,
  redisCpuMs: number,
): string {
  const each = (cpuMs: number) => `${Math.round((cpuMs * 1_000) / done)} µs`;
  const busy = (replicasCpuMs + platformCpuMs + redisCpuMs) / ms;
  const waitsFor = latencyMs > 0 ? 'the platform’s answers' : load > 1 ? 'others on this machine' : 'each other';
  const limit = busy > fullShare * cores ? 'the processors' : `waiting for ${waitsFor}`;
  return (
    `${done} ${unit}, ${Math.round(rate)} a second; each ${each(replicasCpuMs)} of a replica’s processor, ` +
    `${each(redisCpuMs)} of Redis’s, ${each(platformCpuMs)} of the platform’s; ${busy.toFixed(1)} cores busy, limited by ${limit}`
  );
}

/** Starts the replicas, lets them go together, and waits for the last. */
async function run({ task, documents, atOnce, latencyMs }: Task, store: string, replicas: number): Promise<Ran> {
  const peer = await startPeer({ latencyMs, keepsBodies: false });
  const started = await Promise.all(
    Array.from({ length: replicas }, async (_, index) => {
      const options: ScaleOptions = { store, task, name: `r${index}`, documents, atOnce, origin: peer.origin };
      const args = [resolve(import.meta.dirname, 'scale-replica.ts'), JSON.stringify(options)];
      const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
      await once(child.stdout.setEncoding('utf8'), 'data');
      return child;
    }),
  );
  const platformBefore = processorMs(peer.pid);
  const results = await Promise.all(
    started.map(async child => {
      const said = once(child.stdout, 'data') as Promise<[string]>;
      child.stdin.write('go\n');
      const [line] = await said;
      await once(child, 'close');
      return JSON.parse(line) as { done: number; ms: number; cpuMs: number };
    }),
  );
  const platformCpuMs = processorMs(peer.pid) - platformBefore;
  await peer.stop();
  const done = results.reduce((sum, one) => sum + one.done, 0);
  const replicasCpuMs = results.reduce((sum, one) => sum + one.cpuMs, 0);
  const ms = Math.max(...results.map(one => one.ms));
  return { done, rate: (done / ms) * 1_000, ms, replicasCpuMs, platformCpuMs };
}

interface Usage {
  readonly calls: number;
  readonly bytes: number;
  readonly cpuUs: number;
  readonly memory: number;
}

/** What the server has done so far; a script is one call. */
async function usage(redis: RedisServer): Promise<Usage> {
  const client = new Redis(redis.port, '127.0.0.1');
  const text = `${await client.info('everything')}`;
  client.disconnect();
  const number = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1] ?? 0);
  const scripts = [...text.matchAll(/^cmdstat_eval(?:sha)?:calls=(\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
  return {
    calls: scripts,
    bytes: number('total_net_input_bytes') + number('total_net_output_bytes'),
    cpuUs: (number('used_cpu_user') + number('used_cpu_sys')) * 1_000_000,
    memory: number('used_memory'),
  };
}

function conversationNumber(index: number) {
  return { platform: 'slack', id: `T${index % 200}/C${index}` } as const;
}
