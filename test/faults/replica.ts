// One replica without its chats and pages: it asks a publisher, plans and delivers, over and over, until it is killed.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { readDocument } from '../../feeds/read/read.ts';
import { steadyClock } from '../../src/clock.ts';
import { createDeliver } from '../../src/deliver/deliver.ts';
import { createDesk } from '../../src/digest/desk/desk.ts';
import type { Fetch } from '../../src/domain/fetching.ts';
import { holderName } from '../../src/domain/holder.ts';
import type { Observe } from '../../src/domain/observation.ts';
import { OperatorError } from '../../src/domain/operator-error.ts';
import { secret } from '../../src/domain/secret.ts';
import { prepare } from '../../src/ingest/prepare.ts';
import { openRedisStore } from '../../src/store/redis/store.ts';
import { createWatch } from '../../src/watch/watch.ts';
import { createRecordingChat } from '../world/recording-chat/chat.ts';
import { aSource, noTags } from '../world/sample.ts';

export interface ReplicaOptions {
  /** The server's address. */
  readonly url: string;
  /** Where the chat's peer answers. */
  readonly origin: string;
  readonly feed: string;
  /** By how much its machine's clock is wrong. */
  readonly clockAheadMs: number;
}

const { url, origin, feed, clockAheadMs } = JSON.parse(process.argv[2] ?? '{}') as ReplicaOptions;
// What a replica tells of writes that no replica of the server has.
const store = await openRedisStore({ url: secret(url), report: why => console.log(`reported: ${why}`) });
const clock = await store.timeBy({ now: () => steadyClock.now() + clockAheadMs });
const holder = holderName(process.pid, hostname(), randomUUID());
const going = new AbortController().signal;
const limits = { conversation: [], installation: [], sendMsMax: 1_000 };
const chat = createRecordingChat({ origin, clock, platform: 'slack', limits });
const source = aSource({ url: feed });
const sources = [source];
const tags = { ...noTags, relevance: { value: 'core', confidence: 1, evidence: [] } } as const;
const judges = { read: readDocument, findDeadline: () => null, link: () => [], classify: () => tags };

/** A store that cannot be reached is what this is about; anything else is a bug. */
const observe: Observe = observation => {
  if (observation.kind === 'bug' && !(observation.error instanceof OperatorError))
    console.error(observation.where, observation.error);
};
const fetchDocument: Fetch = async address => {
  const answer = await fetch(address);
  const body = new Uint8Array(await answer.arrayBuffer());
  const validators = { etag: null, lastModified: null, bodyHash: null };
  const document = { url: address, contentType: 'application/rss+xml', body };
  return { kind: 'document', document, validators, advisedMs: 0, movedTo: null };
};

const watch = createWatch({
  store,
  fetch: fetchDocument,
  prepare: (document, from) => prepare(document, from, judges),
  clock,
  observe,
  holder,
});
const desk = createDesk({ store, sources, measures: [], clock, observe, holder, offers: () => true });
const deliver = createDeliver({ store, chats: [chat], clock, observe, holder, giveUp: async () => {} });
console.log('ready');
await Promise.all([
  again(() => watch.round(sources, 'all', going)),
  again(() => desk.tick(going)),
  again(() => deliver.round(going)),
]);

async function again(work: () => Promise<unknown>): Promise<void> {
  while (true) {
    await work().catch(error => observe({ kind: 'bug', where: 'a tick', error }));
    await setTimeout(50);
  }
}
