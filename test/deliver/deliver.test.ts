import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDeliver } from '../../src/deliver/deliver.ts';
import { type Delivery, thisDelivery } from '../../src/domain/delivery.ts';
import type { Observe } from '../../src/domain/observation.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Chat, ChatLimits } from '../../src/message/chat.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createRecordingChat } from '../world/recording-chat/chat.ts';
import type { Fate, Fates } from '../world/recording-chat/peer.ts';
import { type Peer, startPeer } from '../world/recording-chat/start-peer.ts';
import { aClock, aDelivery, aSubscription } from '../world/sample.ts';

const message = JSON.stringify({ language: 'en', summary: 'hello', blocks: [] });
const going = new AbortController().signal;
let peer: Peer;
let conversation = '';
let count = 0;
beforeAll(async () => {
  peer = await startPeer();
});
afterAll(() => peer.stop());
beforeEach(() => {
  conversation = `c${++count}`;
});

interface WorldOptions {
  readonly fates?: Fates;
  readonly canFind?: boolean;
  readonly limits?: ChatLimits;
  readonly chat?: Chat;
  /** Whose time it is; else one that stands still. */
  readonly clock?: Clock;
}

async function world(deliveries: readonly Partial<Delivery>[], options: WorldOptions = {}) {
  const { fates = {}, canFind = true, limits } = options;
  const standing = aClock(1_000);
  const clock = { ...standing, ...options.clock };
  const store = openSqliteStore({ path: ':memory:', clock });
  await store.subscriptions.save(aSubscription());
  const to = { platform: 'web', id: conversation } as const;
  const planned = deliveries.map((changes, index) =>
    aDelivery({ id: `${conversation}-${index}`, conversation: to, message, ...changes }),
  );
  await store.subscriptions.plan([{ subscription: aSubscription({ version: 2 }), deliveries: planned }]);
  await peer.tell(fates);
  const recording = { origin: peer.origin, clock, canFind, ...(limits !== undefined && { limits }) };
  const chats = [options.chat ?? createRecordingChat(recording)];
  const bugs: string[] = [];
  const observe: Observe = one => void (one.kind === 'bug' && bugs.push(one.where));
  let fails = false;
  const settle: typeof store.lanes.settle = async (...args) => {
    if (!fails) return store.lanes.settle(...args);
    fails = false;
    throw new Error('database is locked');
  };
  const shaky = { ...store, lanes: { ...store.lanes, settle } };
  const deliver = createDeliver({ store: shaky, chats, clock, observe, holder: 'me', giveUp: async () => {} });
  const arrived = async () =>
    (await peer.recorded())
      .filter(one => one.conversation.startsWith(conversation))
      .map(({ id, under }) => ({ id, under }));
  const messages = async () =>
    (await peer.recorded()).filter(one => one.conversation === conversation).map(({ message: sent }) => sent);
  const failOnce = () => {
    fails = true;
  };
  return { clock, store, deliver, arrived, messages, failOnce, bugs };
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id.split('-')[1]);

test('what is planned is sent once, in its order, and confirmed with the platform’s reference', async () => {
  const { store, deliver, arrived } = await world([{}, {}, {}]);
  expect(await deliver.round(going)).toBe(3);
  expect(await deliver.round(going)).toBe(0);
  expect(ids(await arrived())).toEqual(['0', '1', '2']);
  expect((await store.outbox.list('main', ['sent'], 9)).map(({ ref }) => ref)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^m\d+$/)]),
  );
});

test('a button that goes on from its message knows by which delivery it was sent, and equal messages stay equal', async () => {
  const rest = { label: 'more', call: { command: 'digest', args: { delivery: thisDelivery, from: 13 } } };
  const other = { label: 'help', call: { command: 'help', args: {} } };
  const card = { kind: 'card', number: 1, facts: [], title: [], lines: [], buttons: [other], more: [rest] };
  const blocks = [{ kind: 'buttons', buttons: [rest] }, card];
  const same = JSON.stringify({ language: 'en', summary: 'hello', blocks });
  const { deliver, messages } = await world([{ message: same }, { message: same }]);
  await deliver.round(going);
  expect((await messages()).map(sent => JSON.stringify(sent))).toEqual(
    [0, 1].map(index => same.replaceAll(thisDelivery, `${conversation}-${index}`)),
  );
});

test('an answer stands in the thread of what it answers', async () => {
  const { deliver, arrived } = await world([{}, { inReplyTo: `${conversation}-0` }]);
  await deliver.round(going);
  const [first, second] = await arrived();
  expect([first?.under, second?.under]).toEqual([null, expect.stringMatching(/^m\d+$/)]);
});

for (const fate of ['error', 'reset', 'limited'] as const satisfies Fate[]) {
  test(`after «${fate}» it is sent again when it is due, and what is behind it waits`, async () => {
    const { clock, deliver, arrived } = await world([{}, {}], { fates: { [conversation]: [fate] } });
    expect(await deliver.round(going)).toBe(0);
    expect(await arrived()).toEqual([]);
    clock.set(60_000);
    expect(await deliver.round(going)).toBe(2);
    expect(ids(await arrived())).toEqual(['0', '1']);
  });
}

test('an answer that was lost after the message was accepted brings no second copy where the chat can look', async () => {
  const { clock, store, deliver, arrived } = await world([{}], { fates: { [conversation]: ['lost'] } });
  await deliver.round(going);
  clock.set(60_000);
  await deliver.round(going);
  expect(await arrived()).toHaveLength(1);
  expect(await store.outbox.list('main', ['sent'], 9)).toHaveLength(1);
});

test('where the chat cannot look, a lost answer costs one more copy and no message', async () => {
  const { clock, deliver, arrived } = await world([{}], { fates: { [conversation]: ['lost'] }, canFind: false });
  await deliver.round(going);
  clock.set(60_000);
  await deliver.round(going);
  expect(await arrived()).toHaveLength(2);
});

test('a conversation that is gone ends its message and holds up no other conversation', async () => {
  const there = { platform: 'web', id: `${conversation}x` } as const;
  const { store, deliver, arrived } = await world([{}, { conversation: there }], {
    fates: { [conversation]: ['gone'] },
  });
  expect(await deliver.round(going)).toBe(1);
  expect(await arrived()).toHaveLength(1);
  expect(await store.outbox.list('main', ['gone'], 9)).toMatchObject([
    { lastReason: 'the conversation is not there any more' },
  ]);
});

test('a conversation that another replica has leased is left to it', async () => {
  const { store, deliver, arrived } = await world([{}]);
  await store.lanes.lease('web', 'another', { max: 1, ttlMs: 60_000 });
  expect(await deliver.round(going)).toBe(0);
  expect(await arrived()).toEqual([]);
});

test('a send that gets no answer is cut off at its time limit, and meanwhile holds up no other conversation', async () => {
  const there = { platform: 'web', id: `${conversation}x` } as const;
  const limits = { conversation: [], installation: [], sendMsMax: 2_000 };
  const { store, deliver, arrived } = await world([{}, { conversation: there }, { conversation: there }], {
    fates: { [conversation]: ['deaf'] },
    limits,
  });
  expect(await deliver.round(going)).toBe(2);
  expect(ids(await arrived())).toEqual(['1', '2']);
  expect(await store.outbox.delivery(`${conversation}-0`)).toMatchObject({
    state: 'planned',
    attempts: 1,
    lastReason: 'no answer within 2 s',
  });
});

test('what is ready in other conversations goes out though many conversations keep silent', async () => {
  const silent = Array.from(
    { length: 200 },
    (_, index) => ({ platform: 'web', id: `${conversation}s${index}` }) as const,
  );
  const limits = { conversation: [], installation: [], sendMsMax: 600_000 };
  const { store, deliver, arrived } = await world([...silent.map(one => ({ conversation: one })), {}], {
    fates: Object.fromEntries(silent.map(({ id }) => [id, ['held']])),
    limits,
    clock: { now: () => Date.now() },
  });
  const round = deliver.round(going);
  await expect.poll(async () => ids(await arrived())).toEqual(['200']);
  expect((await store.outbox.list('main', ['sent'], 999)).length).toBeLessThanOrEqual(1);
  await peer.letGo();
  expect(await round).toBe(201);
});

test('a conversation gets no more than its platform takes, and the next message when it takes it', async () => {
  const limits = { conversation: [{ messages: 1, perMs: 100 }], installation: [], sendMsMax: 600_000 };
  const { clock, deliver, arrived } = await world([{}, {}], { limits });
  expect(await deliver.round(going)).toBe(1);
  clock.set(clock.now() + 99);
  expect(await deliver.round(going)).toBe(0);
  clock.set(clock.now() + 1);
  expect(await deliver.round(going)).toBe(1);
  expect(ids(await arrived())).toEqual(['0', '1']);
});

test('what a platform puts off for an installation is put off for all conversations of it, and for no other', async () => {
  const at = (id: string) => ({ platform: 'web', id: `${conversation}${id}` }) as const;
  const channels = [at('T1/C1'), at('T1/C2'), at('T2/C1')];
  const sentTo: string[] = [];
  const chat: Chat = {
    platform: 'web',
    limits: { conversation: [], installation: [{ messages: 1, perMs: 10 }], sendMsMax: 1_000 },
    async start() {},
    async stop() {},
    async send(to, _message, id) {
      sentTo.push(to.id.slice(conversation.length));
      return to.id === channels[0]?.id && clock.now() < 6_000
        ? { kind: 'retry', at: 6_000, reason: 'rate limit', scope: 'installation' }
        : { kind: 'sent', ref: id };
    },
  };
  const { clock, deliver } = await world(
    channels.map(one => ({ conversation: one })),
    { chat },
  );
  await deliver.round(going);
  expect(sentTo).toEqual(['T1/C1', 'T2/C1']);
  clock.set(5_999);
  await deliver.round(going);
  expect(sentTo).toEqual(['T1/C1', 'T2/C1']);
  clock.set(6_010);
  await deliver.round(going);
  expect(sentTo.toSorted()).toEqual(['T1/C1', 'T1/C1', 'T1/C2', 'T2/C1']);
});

test('what another process had begun is looked for once its time is over, and not before', async () => {
  const limits = { conversation: [], installation: [], sendMsMax: 5_000 };
  const { clock, store, deliver, arrived } = await world([{}], { limits });
  const message = await peerAccepts(`${conversation}-0`);
  await store.lanes.lease('web', 'another', { max: 1, ttlMs: 1_000 });
  clock.set(3_000);
  expect(await deliver.round(going)).toBe(0);
  clock.set(6_000);
  expect(await deliver.round(going)).toBe(1);
  expect(await arrived()).toHaveLength(1);
  expect(await store.outbox.delivery(`${conversation}-0`)).toMatchObject({ state: 'sent', ref: message });
});

test('what cannot be looked for is not sent: it is looked for again', async () => {
  const sent: string[] = [];
  let fails = true;
  const chat: Chat = {
    platform: 'web',
    limits: { conversation: [], installation: [], sendMsMax: 1_000 },
    async start() {},
    async stop() {},
    async send(_to, _message, id) {
      sent.push(id);
      return { kind: 'sent', ref: id };
    },
    async find() {
      if (fails) throw new Error('503');
      return 'm1';
    },
  };
  const { clock, store, deliver } = await world([{}], { chat });
  await store.lanes.lease('web', 'another', { max: 1, ttlMs: 1_000 });
  clock.set(3_000);
  expect(await deliver.round(going)).toBe(0);
  fails = false;
  clock.set(60_000);
  expect([await deliver.round(going), sent]).toEqual([1, []]);
  expect(await store.outbox.delivery(`${conversation}-0`)).toMatchObject({ state: 'sent', ref: 'm1' });
});

test('a round that is stopped begins nothing new, and confirms what was on its way', async () => {
  const stop = new AbortController();
  const { store, deliver } = await world([{}, {}], { fates: { [conversation]: ['held'] } });
  const round = deliver.round(stop.signal);
  await expect.poll(async () => (await store.outbox.list('main', ['leased'], 9)).length).toBe(1);
  stop.abort();
  await peer.letGo();
  expect(await round).toBe(1);
  expect((await store.outbox.list('main', ['planned'], 9)).map(({ id }) => id)).toEqual([`${conversation}-1`]);
});

/** What a process that was killed had sent; the platform's reference. */
async function peerAccepts(id: string): Promise<string> {
  const query = new URLSearchParams({ conversation, id });
  const answer = await fetch(`${peer.origin}/?${query}`, { method: 'POST', body: message });
  return ((await answer.json()) as { ref: string }).ref;
}

test('what has arrived is confirmed though the store fails at first, and nothing is sent again', async () => {
  const { store, deliver, arrived, failOnce, bugs } = await world([{}, {}]);
  failOnce();
  expect(await deliver.round(going)).toBe(2);
  expect(ids(await arrived())).toEqual(['0', '1']);
  expect(bugs).toEqual(['confirming deliveries']);
  expect(await store.outbox.list('main', ['sent'], 9)).toHaveLength(2);
});
