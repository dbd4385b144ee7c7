import { expect, test } from 'vitest';
import { createDeliver } from '../../src/deliver/deliver.ts';
import { createGiveUp } from '../../src/deliver/give-up.ts';
import { appointed, isPaused } from '../../src/digest/desk/standing-order.ts';
import { stopSubscriptions } from '../../src/digest/desk/stop.ts';
import type { Conversation, SendOutcome } from '../../src/domain/chat.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Subscription } from '../../src/domain/subscription.ts';
import type { Chat } from '../../src/message/chat.ts';
import { plainForm } from '../../src/message/plain.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock, aDelivery, aSubscription } from '../world/sample.ts';

const going = new AbortController().signal;
const channel = { platform: 'slack', id: 'T1/C1' } as const;
const other = { platform: 'slack', id: 'T1/C2' } as const;
const operator = { platform: 'slack', id: 'T1/COPS' } as const;
const message = JSON.stringify({ language: 'en', summary: 'hello', blocks: [] });
const weekdays = { every: 'weekday', weekday: null, dayOfMonth: null, time: '09:00', skipHolidays: true } as const;

/** A chat whose conversations answer as they are told; what it was sent, by conversation. */
function createAnsweringChat(answers: Record<string, SendOutcome>, direct?: Chat['direct']) {
  const told: { to: string; words: string }[] = [];
  const chat: Chat = {
    platform: 'slack',
    async start() {},
    async stop() {},
    ...(direct !== undefined && { direct }),
    async send({ id }, said, ref) {
      told.push({ to: id, words: plainForm(said) });
      return answers[id] ?? { kind: 'sent', ref };
    },
  };
  return { chat, told };
}

interface World {
  readonly answers: Record<string, SendOutcome>;
  readonly direct?: Chat['direct'];
  readonly told?: Conversation | null;
  readonly others?: readonly Subscription[];
  readonly language?: Language;
}

async function world({ answers, direct, told: where = operator, others = [], language = 'en' }: World) {
  const clock = aClock(Date.parse('2026-03-04T09:00:00+09:00'));
  const store = openSqliteStore({ path: ':memory:', clock });
  const order = { conversation: channel, createdBy: 'U1', digest: weekdays };
  for (const one of [
    aSubscription(order),
    aSubscription({ ...order, id: 's2', createdBy: 'U2', language: 'en' }),
    ...others,
  ])
    await store.subscriptions.save(appointed(one, clock.now()));
  const { chat, told } = createAnsweringChat(answers, direct);
  const giveUp = createGiveUp({
    store,
    chats: [chat],
    clock,
    operator: where,
    language,
    stop: (workspace, conversation) => stopSubscriptions({ store, clock }, workspace, conversation),
  });
  const rules = { retryMs: 1, retryMsMax: 1, adviceMsMax: 1, attemptsMax: 3, ageMsMax: 1e9 };
  const deps = { store, chats: [chat], clock, holder: 'me', observe: () => {}, giveUp, rules };
  const plan = (changes = {}) =>
    store.lanes.enter([aDelivery({ id: 'd1', conversation: channel, message, plannedAt: clock.now(), ...changes })]);
  await plan();
  return { store, clock, told, plan, deliver: createDeliver(deps) };
}

const gone = { kind: 'gone', reason: 'is_archived' } as const;

test('where a conversation is gone what is subscribed there stops, and what waits for it ends', async () => {
  const { store, clock, deliver, plan } = await world({ answers: { 'T1/C1': gone } });
  await plan({ id: 'd2' });
  await deliver.round(going);
  expect((await store.outbox.list('main', ['gone'], 9)).map(({ id }) => id)).toEqual(['d2', 'd1']);
  const stopped = (await store.subscriptions.list('main')).map(one => [one.nextDueAt, isPaused(one, clock.now())]);
  expect(stopped).toEqual(Array(2).fill([null, true]));
});

test('the operator is told what is gone, why, and what to do', async () => {
  const { deliver, told } = await world({ answers: { 'T1/C1': gone } });
  await deliver.round(going);
  const [words] = told.filter(({ to }) => to === operator.id).map(one => one.words);
  expect(words).toMatch(
    /^Nothing can be delivered to slack:T1\/C1 any more\.\n\nIt answered: is_archived\n\n2 subscriptions there are stopped/,
  );
  expect(words).toContain('"npx kairan redeliver d1" sends what was not delivered.');
});

test.each(['ja', 'en'] as const)('the operator reads why in their own language (%s)', async language => {
  const reason = { ja: 'アーカイブされています。', en: 'It is archived.' };
  const ended = { gone: { kind: 'gone', reason }, dead: { kind: 'failed', reason, final: true } } as const;
  for (const answer of Object.values(ended)) {
    const { store, deliver, told } = await world({ answers: { 'T1/C1': answer }, language });
    await deliver.round(going);
    expect(told.find(({ to }) => to === operator.id)?.words).toContain(reason[language]);
    expect((await store.outbox.delivery('d1'))?.lastReason).toBe(reason.en);
  }
});

test('each subscriber is told in their own conversation, in the subscription’s language', async () => {
  const direct = (person: string) => ({ platform: 'slack', id: `T1/${person}` }) as const;
  const { deliver, told } = await world({ answers: { 'T1/C1': gone }, direct });
  await deliver.round(going);
  const words = (id: string) => told.filter(({ to }) => to === id).map(one => one.words);
  expect(words('T1/U1')).toEqual([expect.stringContaining('ご登録の会話に配信できなくなりました。')]);
  expect(words('T1/U2')).toEqual([expect.stringContaining('takes no messages any more')]);
});

test('where nobody has a conversation of their own, another that they subscribed will do', async () => {
  const others = [aSubscription({ id: 's3', conversation: other, createdBy: 'U1' })];
  const { deliver, told } = await world({ answers: { 'T1/C1': gone }, others });
  await deliver.round(going);
  expect(told.map(({ to }) => to).sort()).toEqual(['T1/C1', 'T1/C2', 'T1/COPS']);
});

test('nobody is told in the conversation that is gone, be it the operator’s or the subscriber’s own', async () => {
  const ofOperator = await world({ answers: { 'T1/C1': gone }, told: channel });
  await ofOperator.deliver.round(going);
  expect(ofOperator.told.map(({ to }) => to)).toEqual(['T1/C1']);
  const others = [aSubscription({ id: 's3', conversation: other, createdBy: 'U1' })];
  const ofSubscriber = await world({ answers: { 'T1/C1': gone }, direct: () => channel, others });
  await ofSubscriber.deliver.round(going);
  expect(ofSubscriber.told.map(({ to }) => to).sort()).toEqual(['T1/C1', 'T1/C2', 'T1/COPS']);
});

test('nobody is told twice, though it is done again after a crash', async () => {
  const { store, deliver, told, plan } = await world({ answers: { 'T1/C1': gone } });
  await deliver.round(going);
  await store.lanes.redeliver('d1');
  await deliver.round(going);
  await plan();
  expect(told.filter(({ to }) => to === operator.id)).toHaveLength(1);
});

test('what fails again and again is given up, the operator is told, and the subscription goes on', async () => {
  const failed = { kind: 'failed', reason: 'status 500' } as const;
  const { store, clock, deliver, told } = await world({ answers: { 'T1/C1': failed } });
  for (let round = 0; round < 4; round++) {
    await deliver.round(going);
    clock.set(clock.now() + 60_000);
  }
  expect(await store.outbox.list('main', ['dead'], 9)).toMatchObject([
    { id: 'd1', attempts: 3, lastReason: 'status 500' },
  ]);
  expect(told.filter(({ to }) => to === operator.id).map(({ words }) => words)).toEqual([
    expect.stringMatching(
      /^A digest for slack:T1\/C1 could not be delivered\.\n\nIt was given up after 3 attempts\. The last answer: status 500/,
    ),
  ]);
  expect((await store.subscriptions.list('main')).every(one => !isPaused(one, clock.now()))).toBe(true);
});

test('what a platform will never take as it is is given up at once', async () => {
  const { store, deliver } = await world({
    answers: { 'T1/C1': { kind: 'failed', reason: 'invalid_blocks', final: true } },
  });
  await deliver.round(going);
  expect(await store.outbox.list('main', ['dead'], 9)).toMatchObject([{ id: 'd1', attempts: 1 }]);
});

test('where the operator’s own conversation is gone nobody is told of it, and nothing goes round', async () => {
  const { store, deliver, told } = await world({ answers: { 'T1/C1': gone, 'T1/COPS': gone } });
  await deliver.round(going);
  expect(told.map(({ to }) => to)).toEqual(['T1/C1', 'T1/COPS']);
  expect(await store.outbox.list('main', ['gone'], 9)).toHaveLength(2);
});

test('of a notice that cannot be delivered nobody is told', async () => {
  const direct = (person: string) => ({ platform: 'slack', id: `T1/${person}` }) as const;
  const { deliver, told } = await world({ answers: { 'T1/C1': gone, 'T1/U1': gone }, direct });
  await deliver.round(going);
  expect(told.map(({ to }) => to).sort()).toEqual(['T1/C1', 'T1/COPS', 'T1/U1', 'T1/U2']);
});

test('a platform that fails as a whole does not fill the operator’s channel', async () => {
  const channels = Array.from({ length: 40 }, (_, index) => `T1/X${index}`);
  const answers = Object.fromEntries(channels.map(id => [id, gone]));
  const { store, deliver, told } = await world({ answers });
  await store.lanes.enter(
    channels.map(id => aDelivery({ id: `d-${id}`, conversation: { platform: 'slack', id }, message })),
  );
  await deliver.round(going);
  const words = told.filter(({ to }) => to === operator.id).map(one => one.words);
  expect(words).toHaveLength(21);
  expect(words.at(-1)).toContain('"npx kairan deliveries --dead" lists them.');
});
