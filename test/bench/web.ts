// How long pages of the console take on 100,000 publications while 100 people read, something is published every five
// seconds, and this program shares the processors: each page alone and made anew; 100 readers who open a page every two
// seconds; 100 who open the next as soon as they have one, which nobody does. Usage: npm run bench:web [-- PUBLICATIONS [SECONDS]]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { loadMeasures } from '../../src/measures/load.ts';
import { percentile, queries } from './made-publications.ts';
import { processorMs } from './measured.ts';

const [count = '100000', seconds = '30'] = process.argv.slice(2);
const readers = 100;
const pauseMs = 2_000;
const newEveryMs = 5_000;
const [p95Max, bytesMax] = [150, 100_000];
/** As src/kairan.mjs starts Node. */
const heap = ['--max-semi-space-size=2', '--optimize-for-size'];
const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const house = spawn(
  process.execPath,
  [...heap, resolve(import.meta.dirname, 'web-house.ts'), join(folder, 'library.db'), count, String(newEveryMs)],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const [url] = (await once(createInterface({ input: house.stdout }), 'line')) as [string];
const dispatcher = new Agent({ connections: readers });

const anyOf = <Item>(items: readonly Item[]) => items[Math.floor(Math.random() * items.length)] as Item;
const measures = loadMeasures().measures.map(({ id }) => id);
const themes = ['privacy', 'copyright', 'generative-ai', 'safety', 'disinformation'];
const pages: Readonly<Record<string, () => string>> = {
  '/chat': () => '/chat',
  '/events': () => '/events',
  '/events?theme': () => `/events?theme=${anyOf(themes)}&kind=guideline`,
  '/events?q': () => `/events?q=${encodeURIComponent(anyOf(queries))}`,
  '/events/:id': () => `/events/p${Number(count) - Math.floor(Math.random() * 1_900)}`,
  '/measures': () => '/measures',
  '/measures/:id': () => `/measures/${anyOf(measures)}`,
  '/deadlines': () => '/deadlines',
  '/review': () => '/review',
  '/trends': () => '/trends',
  '/sources': () => '/sources',
  '/deliveries': () => '/deliveries',
};
const names = Object.keys(pages);
let isGood = true;

console.log(
  `${count} publications, one more every ${newEveryMs / 1_000} s; ${availableParallelism()} processors, load average ${loadavg()[0]?.toFixed(1)}`,
);
await load('each page alone, made anew', 1, async taken => {
  for (const name of [...names, ...names]) await look(name, null);
  for (let round = 0; round < 3; round++) {
    await wait(newEveryMs);
    for (const name of names) await look(name, taken);
  }
});
isGood &&= await load(
  `${readers} readers, a page every ${pauseMs / 1_000} s each`,
  readers,
  (taken, until) => readAlong(taken, until, pauseMs),
  true,
);
await load(`${readers} readers, each without a pause`, readers, (taken, until) => readAlong(taken, until, 0));
house.stdin.end();
await dispatcher.close();
rmSync(folder, { recursive: true });
process.exitCode = isGood ? 0 : 1;

interface Taken {
  readonly times: number[];
  /** Of the largest as it came, and as the browser unpacks it. */
  packed: number;
  bytes: number;
  failed: number;
}
type All = ReadonlyMap<string, Taken>;

async function load(
  title: string,
  many: number,
  run: (taken: All, until: number) => Promise<void>,
  isJudged = false,
): Promise<boolean> {
  const taken: All = new Map(names.map(name => [name, { times: [], bytes: 0, packed: 0, failed: 0 }]));
  const from = performance.now();
  const [ownBefore, houseBefore] = [process.cpuUsage(), processorMs(house.pid)];
  await run(taken, from + Number(seconds) * 1_000);
  const passedMs = performance.now() - from;
  const own = process.cpuUsage(ownBefore);
  const houseMs = processorMs(house.pid) - houseBefore;
  const share = (ms: number) => `${Math.round((100 * ms) / passedMs)} %`;
  const all = [...taken.values()].flatMap(({ times }) => times);
  console.log(
    `\n${title}: ${Math.round(all.length / (passedMs / 1_000))} pages/s; of one processor this program ${share((own.user + own.system) / 1_000)}, the house ${share(houseMs)}, ${(houseMs / all.length).toFixed(1)} ms a page\n     p50      p95      max    HTML  packed  asked`,
  );
  let isFast = true;
  for (const [name, { times, bytes, packed, failed }] of [['all', sum(taken)] as const, ...taken]) {
    const isSlow = Number(percentile(times, 0.95)) >= p95Max || bytes >= bytesMax || failed > 0;
    isFast &&= !isSlow;
    const mark = isSlow && many > 1 ? `  ✗${failed > 0 ? ` ${failed} failed` : ''}` : '';
    const [p50, p95, max] = [0.5, 0.95, 1].map(part => percentile(times, part).padStart(8));
    const kb = (size: number) => `${Math.round(size / 1_000)} kB`.padStart(7);
    console.log(`${p50} ${p95} ${max} ${kb(bytes)} ${kb(packed)} ${String(times.length).padStart(6)}  ${name}${mark}`);
  }
  return isFast || !isJudged;
}

function sum(taken: All): Taken {
  const all = [...taken.values()];
  return {
    times: all.flatMap(({ times }) => times),
    bytes: Math.max(...all.map(({ bytes }) => bytes)),
    packed: Math.max(...all.map(({ packed }) => packed)),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function readAlong(taken: All, until: number, everyMs: number): Promise<void> {
  await Promise.all(
    Array.from({ length: readers }, async (_, index) => {
      await wait((everyMs * index) / readers);
      while (performance.now() < until) {
        const from = performance.now();
        await look(anyOf(names), taken);
        await wait(Math.max(0, everyMs - (performance.now() - from)));
      }
    }),
  );
}

/** @param taken Null where it is only to be warmed. */
async function look(name: string, taken: All | null): Promise<void> {
  const headers = {
    cookie: `kairan_language=${Math.random() < 0.5 ? 'ja' : 'en'}`,
    'accept-encoding': 'gzip, deflate, br, zstd',
    accept: 'text/html',
  };
  const from = performance.now();
  const { statusCode, headers: answered, body } = await request(`${url}${pages[name]?.()}`, { dispatcher, headers });
  const bytes = Buffer.from(await body.arrayBuffer());
  const seen = taken?.get(name);
  if (seen === undefined) return;
  seen.times.push(performance.now() - from);
  if (statusCode !== 200) seen.failed++;
  seen.packed = Math.max(seen.packed, bytes.length);
  const whole = answered['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  seen.bytes = Math.max(seen.bytes, whole.length);
}
