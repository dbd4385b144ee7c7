// The whole house for as long as it is told: publishers that misbehave, a chat that limits, fails and loses answers, people
// who ask, and a process that is killed and started again. `npm run soak [-- SECONDS SEED]`
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createRandom } from '../world/recording-chat/peer.ts';
import { createSender, signingSecret } from '../world/slack/sender.ts';
import { type Fate, type SlackPeer, startSlackPeer } from '../world/slack/web-api.ts';
import type { Hour, SoakHouseOptions, Standing } from './house.ts';
import { judge } from './judge.ts';
import { startPublishers } from './publishers.ts';
import { failuresOf, sayTroubles } from './report.ts';
import type { Soaked } from './soaked.ts';

const hourMs = 3_600_000;
/** When it is at the start, for everybody. */
const begins = Date.parse('2025-04-01T00:00:00Z') - Date.now();
const orders = ['購読 速報すべて 静音:なし 通知のみ 確定:はい', '購読 毎日 9:00 祝日:配信 確定:はい'];
const channelsEach = 4;
const questions = [
  'latest',
  '締切',
  'search 人工知能 活用',
  'measure AI推進法',
  'ask AI推進法に罰則はありますか',
  'sources',
];
const heap = ['--expose-gc', '--max-semi-space-size=2', '--optimize-for-size'];
/** Hours in which everybody behaves: as long as the longest rest of a source that failed. */
export const calmHours = 50;
const answerMsMax = 300_000;

export async function soak(seconds: number, seed: number, kills: number): Promise<Soaked> {
  const folder = mkdtempSync(join(tmpdir(), 'kairan-soak-'));
  const database = join(folder, 'kairan.db');
  const random = createRandom(seed);
  let hour = 0;
  const now = () => Date.now() + hourOf(hour).ahead;
  const [publishers, peer] = await Promise.all([startPublishers(random, 30), startSlackPeer({ now })]);
  const chat = createChatTrouble(peer, random);
  const bugs: string[] = [];
  const lives: Standing[][] = [];
  let asked = 0;
  const start = () => startHouse({ database, sources: publishers.sources, hour: hourOf(hour) }, peer);
  let house = await start();
  const work = async () => {
    const standing = await house.work(hourOf(hour));
    lives.at(-1)?.push(standing);
    bugs.push(...standing.bugs);
  };
  const goOn = async () => {
    hour += 1;
    await work();
  };
  try {
    lives.push([]);
    // Lists that are met for the first time bring nothing new: each has something before anybody subscribes.
    for (let count = 0; count < 100; count++) publishers.publish(dayOf(hour));
    publishers.behave(true);
    await goOn();
    const known = publishers.titles.length;
    await subscribe(house, peer);
    publishers.behave(false);
    const beginsAt = performance.now();
    const killsAt = Array.from({ length: kills }, () => beginsAt + random() * seconds * 500).sort((a, b) => a - b);
    while (performance.now() < beginsAt + seconds * 1_000 || killsAt.length > 0) {
      // A channel takes a message an hour or so here, where an hour takes a second.
      if (random() < 0.3) publishers.publish(dayOf(hour));
      chat.befall();
      const question = questions[hour % questions.length] ?? '';
      asked += 1;
      // Acknowledged before the clock jumps, since Slack's requests of another hour are refused.
      await house.sender.slash(question, { channel: 'CASKED', user: `UASKS${asked}` });
      if ((killsAt[0] ?? Number.POSITIVE_INFINITY) < performance.now()) {
        killsAt.shift();
        // Of the questions so far only this hour's is in the house when it dies; what is never answered is judged at the end.
        const inFlight = lives.length;
        await Promise.race([
          peer.until(() => asked - answersOf(peer).size <= inFlight),
          wait(answerMsMax, null, { ref: false }),
        ]);
        const dies = wait(random() * 400).then(() => house.kill());
        await Promise.all([goOn().catch(() => null), dies]);
        house = await start();
        lives.push([]);
        await work();
      } else await goOn();
    }
    publishers.behave(true);
    for (let calm = 0; calm < calmHours; calm++) await goOn();
    await house.kill();
    const store = openSqliteStore({ path: database, clock: systemClock });
    const verdict = await judge(store, publishers.titles.slice(known), peer.posted);
    await store.close();
    const answers = answersOf(peer);
    const last = lives.at(-1) ?? [];
    return {
      ...verdict,
      hours: hour,
      published: publishers.titles.length,
      messages: peer.posted.filter(({ metadata }) => metadata !== null).length,
      kills: lives.length - 1,
      misdeeds: new Map([...publishers.misdeeds, ...chat.troubles]),
      asked,
      answered: answers.size,
      answeredTwice: [...answers.values()].filter(({ length }) => length > 1).length,
      heaps: last.map(standing => standing.heap),
      descriptors: last.map(standing => standing.descriptors),
      queued: last.at(-1)?.queued ?? -1,
      bugs,
    };
  } finally {
    await house.kill();
    await Promise.all([publishers.close(), peer.stop()]);
    rmSync(folder, { recursive: true });
  }
}

async function subscribe({ sender }: House, peer: SlackPeer): Promise<void> {
  for (const [kind, order] of orders.entries()) {
    for (let index = 0; index < channelsEach; index++) {
      const channel = `C${kind}${index}`;
      await sender.slash(order, { channel });
      await peer.until(() => peer.posted.some(one => one.channel === channel));
    }
  }
}

/** What was said to whoever asked. */
function answersOf({ posted }: SlackPeer) {
  return Map.groupBy(
    posted.filter(({ channel }) => channel === 'CASKED'),
    ({ user }) => user,
  );
}

/** What befalls messages on their way to the chat, an hour's worth at a time. */
function createChatTrouble(peer: SlackPeer, random: () => number) {
  const fates: readonly (readonly [string, Fate])[] = [
    ['the chat limits us', { retryAfter: 1 }],
    ['the chat fails with 500', { status: 500 }],
    ['the chat takes it and loses the answer', 'lost'],
    ['the chat says that it failed', { error: 'internal_error' }],
  ];
  const troubles = new Map<string, number>();
  return {
    troubles,
    befall() {
      if (random() > 0.3) return;
      const [name, fate] = fates[Math.floor(random() * fates.length)] ?? fates[0] ?? ['', 'lost'];
      troubles.set(name, (troubles.get(name) ?? 0) + 1);
      const others = Array.from({ length: Math.floor(random() * channelsEach) }, () => 'nothing' as const);
      peer.befalls('chat.postMessage', ...others, fate);
    },
  };
}

interface House {
  readonly sender: ReturnType<typeof createSender>;
  /** @throws Where the process ends before the hour's work does. */
  work(hour: Hour): Promise<Standing>;
  kill(): Promise<void>;
}

async function startHouse(options: SoakHouseOptions, peer: SlackPeer): Promise<House> {
  const child = fork(resolve(import.meta.dirname, 'house.ts'), [JSON.stringify(options)], {
    execArgv: heap,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      KAIRAN_HTTP: '127.0.0.1:0',
      KAIRAN_ALLOW_PRIVATE_ADDRESSES: 'yes',
      KAIRAN_SLACK_BOT_TOKEN: 'xoxb-1-soak',
      KAIRAN_SLACK_SIGNING_SECRET: signingSecret,
      KAIRAN_SLACK_HISTORY: 'yes',
      KAIRAN_SLACK_API: peer.api,
    },
  });
  const { url } = await told<{ readonly url: string }>(child);
  let { ahead } = options.hour;
  return {
    sender: createSender({ to: `${url}/slack/events`, peer, now: () => Date.now() + ahead }),
    work(hour) {
      ahead = hour.ahead;
      const standing = told<Standing>(child);
      child.send(hour);
      return standing;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** @throws Where the process ends first. */
async function told<Value>(child: ChildProcess): Promise<Value> {
  const ended = new AbortController();
  const [value] = (await Promise.race([
    once(child, 'message', { signal: ended.signal }),
    once(child, 'exit', { signal: ended.signal }).then(([code]) => {
      throw new Error(`the house ended with ${code}`);
    }),
  ]).finally(() => ended.abort())) as [Value];
  return value;
}

function hourOf(hour: number): Hour {
  return { ahead: begins + hour * hourMs };
}

function dayOf(hour: number): string {
  return new Date(Date.now() + hourOf(hour).ahead).toISOString().slice(0, 10);
}

if (import.meta.main) {
  const [seconds = 1_800, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
  console.log(`A soak of ${seconds} seconds with the seed ${seed}.`);
  const soaked = await soak(seconds, seed, Math.max(2, Math.round(seconds / 120)));
  console.log(sayTroubles(soaked));
  const failures = failuresOf(soaked);
  console.log(failures.length === 0 ? 'Nothing was lost, doubled or left.' : failures.join('\n'));
  process.exitCode = failures.length === 0 ? 0 : 1;
}
