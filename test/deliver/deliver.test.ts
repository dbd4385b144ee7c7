import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDeliver } from '../../src/deliver/deliver.ts';
import { type Delivery, thisDelivery } from '../../src/domain/delivery.ts';
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

async function world(deliveries: readonly Partial<Delivery>[], { fates = {} as Fates, canFind = true } = {}) {
  const clock = aClock(1_000);
  const store = openSqliteStore({ path: ':memory:', clock });
  await store.subscriptions.save(aSubscription());
  const to = { platform: 'web', id: conversation } as const;
  const planned = deliveries.map((changes, index) =>
    aDelivery({ id: `${conversation}-${index}`, conversation: to, message, ...changes }),
  );
  await store.subscriptions.plan([{ subscription: aSubscription({ version: 2 }), deliveries: planned }]);
  await peer.tell(fates);
  const chats = [createRecordingChat({ origin: peer.origin, clock, canFind })];
  const deliver = createDeliver({ store, chats, clock, observe: () => {}, holder: 'me', giveUp: async () => {} });
  const arrived = async () =>
    (await peer.recorded())
      .filter(one => one.conversation.startsWith(conversation))
      .map(({ id, under }) => ({ id, under }));
  const messages = async () =>
    (await peer.recorded()).filter(one => one.conversation === conversation).map(({ message: sent }) => sent);
  return { clock, store, deliver, arrived, messages };
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
  for (const [index, sent] of (await messages()).entries())
    expect(JSON.stringify(sent)).toBe(same.replaceAll(thisDelivery, `${conversation}-${index}`));
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
