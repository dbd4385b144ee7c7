// Day after day of digests in one process, for as long as it is told: `node --expose-gc soak.ts '{"database": …}'`.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { renderForSlack } from '../../../adapters/slack/render.ts';
import { createDeliver } from '../../../src/deliver/deliver.ts';
import { settlementRules } from '../../../src/deliver/settlement.ts';
import { createDesk } from '../../../src/digest/desk.ts';
import { holderName } from '../../../src/domain/holder.ts';
import { mainWorkspace } from '../../../src/domain/workspace.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { createRecordingChat } from '../recording-chat/chat.ts';
import { aSource } from '../sample.ts';
import { dueAt, fill, type MailingSize, publish } from './fill.ts';

export interface SoakOptions {
  readonly database: string;
  readonly origin: string;
  readonly size: MailingSize;
  readonly seconds: number;
}

/** What it prints when it ends. */
export interface Soaked {
  readonly planned: number;
  readonly sent: number;
  /** Deliveries that are not sent. */
  readonly unsent: number;
  /** Each day's heap in bytes, after collection. */
  readonly heaps: readonly number[];
}

const { database, origin, size, seconds } = JSON.parse(process.argv[2] ?? '{}') as SoakOptions;
const going = new AbortController().signal;
const startedAt = performance.now();
let day = 0;
const clock = { now: () => dueAt + day * 86_400_000 + Math.floor(performance.now() - startedAt) };
const store = openSqliteStore({ path: database, clock });
const limits = {
  conversation: [{ messages: 1, perMs: 100 }],
  installation: [{ messages: 300, perMs: 60_000 }],
  sendMsMax: 1_000,
};
const chat = createRecordingChat({ origin, clock, platform: 'slack', limits, render: renderForSlack });
const observe = (observation: { readonly kind: string }) => {
  if (observation.kind === 'bug') console.error(observation);
};
const holder = holderName(process.pid, hostname(), randomUUID());
const rules = { ...settlementRules, retryMs: 200 };
const deps = { store, chats: [chat], clock, holder, observe, rules, giveUp: async () => {} };
const deliver = createDeliver(deps, { patienceMs: 10_000 });
const desk = createDesk({ store, sources: [aSource()], measures: [], clock, observe, offers: () => true });

await fill(store, size);
const heaps: number[] = [];
let [planned, sent] = [0, 0];
for (; performance.now() - startedAt < seconds * 1_000; day++) {
  if (day > 0) await publish(store, day);
  planned += await desk.tick(going);
  sent += await deliver.round(going);
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
}
const unsent = (await store.outbox.list(mainWorkspace, ['planned', 'leased', 'dead', 'gone'], 1_000_000)).length;
await chat.stop();
await store.close();
console.log(JSON.stringify({ planned, sent, unsent, heaps } satisfies Soaked));
