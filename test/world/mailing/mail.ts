// The desk and the outbox over a filled store, in a process of its own: `node mail.ts '{"database": …}'` plans what is
// due, sends it, prints a line for what it has done, and ends when nothing waits.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { renderForSlack } from '../../../adapters/slack/render.ts';
import { createDeliver } from '../../../src/deliver/deliver.ts';
import { settlementRules } from '../../../src/deliver/settlement.ts';
import { createDesk } from '../../../src/digest/desk/desk.ts';
import { holderName } from '../../../src/domain/holder.ts';
import type { Observe } from '../../../src/domain/observation.ts';
import type { ChatLimits } from '../../../src/message/chat.ts';
import { createRecordingChat } from '../recording-chat/chat.ts';
import { aSource } from '../sample.ts';
import { dueAt } from './fill.ts';
import { openStoreAt } from './open-store.ts';

export interface MailOptions {
  /** The path of a store, or its address. */
  readonly database: string;
  /** Where the chat's peer answers. */
  readonly origin: string;
  readonly canFind: boolean;
  readonly limits: ChatLimits;
  /** The pause after a failed send. */
  readonly retryMs: number;
  /** When everything became due, by this machine's clock; the world's goes on from there. */
  readonly since: number;
}

/** What the last line says. */
export interface Mailed {
  readonly planned: number;
  readonly sent: number;
  readonly planMs: number;
  readonly sendMs: number;
  readonly cpuMs: number;
  /** That wait for the disk; looking for what is ready is counted too. */
  readonly commits: number;
}

const { database, origin, canFind, limits, retryMs, since } = JSON.parse(process.argv[2] ?? '{}') as MailOptions;
const going = new AbortController().signal;
const clock = { now: () => dueAt + Date.now() - since };
const opened = await openStoreAt(database, clock);
let commits = 0;
/** A verb that says aloud when it has put something on the disk, so that a test can end the process there. */
const counted = <Args extends unknown[], Result>(verb: (...args: Args) => Promise<Result>) => {
  return async (...args: Args) => {
    const result = await verb(...args);
    commits++;
    writeSync(1, '.\n');
    return result;
  };
};
// The verbs that wait for the disk.
const store = {
  ...opened,
  subscriptions: { ...opened.subscriptions, plan: counted(opened.subscriptions.plan) },
  lanes: { ...opened.lanes, lease: counted(opened.lanes.lease), settle: counted(opened.lanes.settle) },
};
const chat = createRecordingChat({ origin, clock, platform: 'slack', canFind, limits, render: renderForSlack });
const sources = [aSource()];
let bugs = 0;
const observe: Observe = observation => {
  if (observation.kind === 'bug') console.error(observation.where, observation.error, ++bugs);
};
const holder = holderName(process.pid, hostname(), randomUUID());
const deliver = createDeliver(
  {
    store,
    chats: [chat],
    clock,
    holder,
    giveUp: async () => {},
    rules: { ...settlementRules, retryMs },
    observe,
  },
  { patienceMs: 60_000 },
);
const desk = createDesk({ store, sources, measures: [], clock, observe, holder, offers: () => true });

const begunAt = performance.now();
const planned = await desk.tick(going);
const plannedAt = performance.now();
console.log(JSON.stringify({ planned }));
const sent = await deliver.round(going);
const endedAt = performance.now();
const { user, system } = process.cpuUsage();
await chat.stop();
await store.close();
console.log(
  JSON.stringify({
    planned,
    sent,
    planMs: plannedAt - begunAt,
    sendMs: endedAt - plannedAt,
    cpuMs: (user + system) / 1000,
    commits,
  } satisfies Mailed),
);
