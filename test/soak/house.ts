// The whole house behind Slack for a soak: as `kairan run` opens it, but its clock goes as it is told, an hour at a time.
// It is told by messages `{ ahead }`; to each it answers with how it stands once the hour's work is done.
import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createFetch } from '../../feeds/fetch/fetch.ts';
import { openHouse } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Source } from '../../src/domain/source.ts';
import type { Instant } from '../../src/domain/time.ts';

/** What it is started with, as its argument in JSON. */
export interface SoakHouseOptions {
  readonly database: string;
  readonly sources: readonly Source[];
  readonly hour: Hour;
}

/** How far the house's clock is ahead of the machine's from now on, in ms. */
export interface Hour {
  readonly ahead: number;
}

/** How the house stands after an hour's work. */
export interface Standing {
  /** In bytes, after collection. */
  readonly heap: number;
  readonly descriptors: number;
  /** Deliveries that wait, or are being sent. */
  readonly queued: number;
  /** What only our own mistakes cause. */
  readonly bugs: readonly string[];
}

const { database, sources, hour: first } = JSON.parse(process.argv[2] ?? '{}') as SoakHouseOptions;
const configured = readConfig();
if (configured.kind === 'problems') throw new Error(configured.problems.join('\n'));
let { ahead } = first;
const clock = { now: (): Instant => Date.now() + ahead };
// Short, since a publisher that never answers is met every few seconds here.
const limits = { connectMs: 300, headersMs: 300, totalMs: 400, bodyBytesMax: 4 << 20, wireBytesMax: 4 << 20 };
const fetcher = createFetch({ clock, contact: '', pauseMs: 0, allowPrivate: true, limits });
const house = await openHouse({
  config: configured.config,
  version: 'soak',
  language: 'ja',
  database,
  replay: null,
  play: { sources, clock, fetch: fetcher.fetch, goTo() {} },
  connects: true,
});
/** Long enough for what meets no trouble. */
const deliverMs = 400;
const bugs: string[] = [];
house.watchWith(observation => {
  if (observation.kind === 'bug') bugs.push(`${observation.where}: ${observation.error}`);
});
for (const chat of house.chats) await chat.start(house.receive);
const server = await house.serve();
const going = new AbortController().signal;

process.on('message', async (hour: Hour) => {
  ahead = hour.ahead;
  await house.round('due', going);
  await house.plan(going);
  // What cannot be sent at once is tried again beside the next hours' work, as in a running house.
  const sent = house.deliver(going);
  await Promise.race([sent, setTimeout(deliverMs)]);
  globalThis.gc?.();
  const standing: Standing = {
    heap: process.memoryUsage().heapUsed,
    descriptors: readdirSync('/proc/self/fd').length,
    queued: (await house.store.outbox.list('main', ['planned', 'leased'], 10_000)).length,
    bugs: bugs.splice(0),
  };
  process.send?.(standing);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url: server?.url ?? '' });
