// How soon Slack is answered: commands at an even pace, on one core, one in five of them slow in the core (three seconds).
// Usage: npm run bench:slack [-- COMMANDS_A_SECOND SECONDS PUBLICATIONS]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSender, signingSecret } from '../world/slack/sender.ts';
import { startSlackPeer } from '../world/slack/web-api.ts';

const [aSecond = 200, seconds = 20, publications = 5_000] = process.argv.slice(2).map(Number);
const lookUps = ['latest', 'measure AI推進法', '締切', 'search 生成AI ガイドライン'];
const slow = 'about';
/** As src/kairan.mjs starts Node. */
const heap = ['--max-semi-space-size=2', '--optimize-for-size'];
const slowMs = 3_000;

/** Where answers arrive, each at an address of its own. */
const waiting = new Map<string, () => void>();
const responses = createServer((request, response) => {
  request.resume().on('end', () => {
    response.end('{"ok":true}');
    waiting.get(request.url ?? '')?.();
  });
}).listen(0, '127.0.0.1');
await once(responses, 'listening');
const responseOrigin = `http://127.0.0.1:${(responses.address() as AddressInfo).port}`;

const folder = mkdtempSync(join(tmpdir(), 'kairan-bench-slack-'));
const peer = await startSlackPeer();
const child = fork(resolve(import.meta.dirname, 'slack-house.ts'), [String(publications)], {
  execPath: '/usr/bin/taskset',
  execArgv: ['--cpu-list', '0', process.execPath, ...heap],
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  env: {
    ...process.env,
    KAIRAN_DB: join(folder, 'kairan.db'),
    KAIRAN_HTTP: '127.0.0.1:0',
    KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1-bench',
    KAIRAN_SLACK_SIGNING_SECRET: signingSecret,
    KAIRAN_SLACK_API: peer.api,
  },
});
child.once('exit', code => console.log(`the house ended with ${code}`));
const [line] = (await once(child.stdout?.setEncoding('utf8') as NodeJS.ReadableStream, 'data')) as [string];
const slack = createSender({ to: `${line.trim()}/slack/events`, peer });

const acknowledged: number[] = [];
const answered = new Map<string, number[]>();
const failed: string[] = [];
let count = 0;

async function ask(words: string): Promise<void> {
  const startedAt = performance.now();
  const path = `/${++count}`;
  const answer = Promise.withResolvers<void>();
  waiting.set(path, answer.resolve);
  const { status } = await slack.slash(words, {}, { response_url: `${responseOrigin}${path}` });
  acknowledged.push(performance.now() - startedAt);
  if (status !== 200) failed.push(`${words}: ${status}`);
  await answer.promise;
  waiting.delete(path);
  answered.set(words, [...(answered.get(words) ?? []), performance.now() - startedAt]);
}

for (const words of lookUps) await ask(words);
acknowledged.splice(0);
answered.clear();

const cpuBefore = cpuMs(child.pid);
const startedAt = performance.now();
const all: Promise<void>[] = [];
for (let number = 0; number < aSecond * seconds; number++) {
  const dueAt = startedAt + (number * 1000) / aSecond;
  if (dueAt > performance.now()) await sleep(dueAt - performance.now());
  all.push(ask(number % 5 === 4 ? slow : (lookUps[number % lookUps.length] ?? slow)));
}
const sentMs = performance.now() - startedAt;
await Promise.all(all);
const cpuEach = (cpuMs(child.pid) - cpuBefore) / (aSecond * seconds);

const part = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
const row = (name: string, times: readonly number[]) =>
  console.log(
    `${name.padEnd(34)} ${String(times.length).padStart(6)}  p50 ${part(times, 0.5).toFixed(0).padStart(5)}  p95 ${part(times, 0.95).toFixed(0).padStart(5)}  p99 ${part(times, 0.99).toFixed(0).padStart(5)} ms`,
  );
console.log(
  `${aSecond * seconds} commands in ${(sentMs / 1000).toFixed(1)} s (${((aSecond * seconds * 1000) / sentMs).toFixed(0)} a second), ${publications} publications, one core; processor time ${cpuEach.toFixed(1)} ms each; failed: ${failed.length}`,
);
row('acknowledged', acknowledged);
const quick = lookUps.flatMap(words => answered.get(words) ?? []);
row('answered: look-ups', quick);
for (const words of lookUps) row(`  ${words}`, answered.get(words) ?? []);
row(`answered: ${slow} (${slowMs} ms in the core)`, answered.get(slow) ?? []);
const [ack, lookUp] = [part(acknowledged, 0.99), part(quick, 0.95)];
console.log(
  `load average of the machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores; above that the figures are the neighbours’ too`,
);
console.log(`acknowledged p99 ${ack.toFixed(0)} ms (bar 100), look-ups p95 ${lookUp.toFixed(0)} ms (bar 500)`);
child.kill('SIGINT');
await once(child, 'exit');
await peer.stop();
responses.closeAllConnections();
responses.close();
rmSync(folder, { recursive: true });
process.exitCode = failed.length === 0 && ack < 100 && lookUp < 500 ? 0 : 1;

/** Processor time of a process so far, its threads included, by /proc: 0 elsewhere. */
function cpuMs(pid: number | undefined): number {
  try {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    return (user + system) * 10;
  } catch {
    return 0;
  }
}
