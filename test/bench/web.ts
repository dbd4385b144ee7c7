// 100 people who read the console side by side, a page every two seconds each, on 100,000 publications: how long each page
// takes, and how large it is. Usage: npm run bench:web [-- PUBLICATIONS [SECONDS]]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, fetch } from 'undici';
import { percentile } from './made-publications.ts';

const [count = '100000', seconds = '30'] = process.argv.slice(2);
const readers = 100;
const pauseMs = 2_000;
const [p95Max, bytesMax] = [150, 100_000];
const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-'));
const house = spawn(
  process.execPath,
  [resolve(import.meta.dirname, 'web-house.ts'), join(folder, 'library.db'), count],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const [url] = (await once(createInterface({ input: house.stdout }), 'line')) as [string];
const dispatcher = new Agent({ connections: readers });

const last = Number(count);
const anyEvent = () => `/events/p${last - Math.floor(Math.random() * 5_000)}`;
const pages: Readonly<Record<string, () => string>> = {
  '/chat': () => '/chat',
  '/events': () => '/events',
  '/events?theme': () => '/events?theme=privacy&kind=guideline',
  '/events?q': () => `/events?q=${encodeURIComponent('生成AI 金融')}`,
  '/events/:id': anyEvent,
  '/measures': () => '/measures',
  '/measures/:id': () => '/measures/ai-promotion-act',
  '/deadlines': () => '/deadlines',
  '/review': () => '/review',
  '/trends': () => '/trends',
  '/sources': () => '/sources',
  '/deliveries': () => '/deliveries',
};
const names = Object.keys(pages);
const taken = new Map(names.map(name => [name, { times: [] as number[], bytes: 0, failed: 0 }]));

for (const name of names) await look(name, false);
const until = performance.now() + Number(seconds) * 1_000;
await Promise.all(Array.from({ length: readers }, (_, index) => read(index)));

let isGood = true;
console.log(`${readers} readers, ${count} publications\n     p50      p95      max  largest  asked`);
for (const [name, { times, bytes, failed }] of taken) {
  const [p50, p95, max] = [percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1)];
  const isSlow = Number(p95) >= p95Max || bytes >= bytesMax || failed > 0;
  isGood &&= !isSlow;
  const mark = isSlow ? `  ✗${failed > 0 ? ` ${failed} failed` : ''}` : '';
  console.log(
    `${p50.padStart(8)} ${p95.padStart(8)} ${max.padStart(8)} ${`${Math.round(bytes / 1_000)} kB`.padStart(8)} ${String(times.length).padStart(6)}  ${name}${mark}`,
  );
}
house.stdin.end();
await dispatcher.close();
rmSync(folder, { recursive: true });
process.exitCode = isGood ? 0 : 1;

async function read(index: number): Promise<void> {
  await wait((pauseMs * index) / readers);
  while (performance.now() < until) {
    const from = performance.now();
    await look(names[Math.floor(Math.random() * names.length)] as string, true);
    await wait(Math.max(0, pauseMs - (performance.now() - from)));
  }
}

async function look(name: string, isCounted: boolean): Promise<void> {
  const seen = taken.get(name);
  if (seen === undefined) return;
  const from = performance.now();
  const headers = { cookie: `kairan_language=${Math.random() < 0.5 ? 'ja' : 'en'}` };
  const answer = await fetch(`${url}${pages[name]?.()}`, { dispatcher, headers });
  const body = await answer.arrayBuffer();
  if (isCounted) seen.times.push(performance.now() - from);
  if (answer.status !== 200) seen.failed++;
  seen.bytes = Math.max(seen.bytes, body.byteLength);
}
