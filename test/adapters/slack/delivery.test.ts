import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clientOptions } from '../../../adapters/slack/client.ts';
import { createOneTeam } from '../../../adapters/slack/one-team.ts';
import { createPost } from '../../../adapters/slack/post.ts';
import { createDeliver } from '../../../src/deliver/deliver.ts';
import type { Delivery } from '../../../src/domain/delivery.ts';
import { secret } from '../../../src/domain/secret.ts';
import type { Chat } from '../../../src/message/chat.ts';
import { type Message, text } from '../../../src/message/message.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aClock, aDelivery, aSubscription } from '../../world/sample.ts';
import { type Fate, type SlackPeer, startSlackPeer } from '../../world/slack/web-api.ts';

const message: Message = { language: 'en', summary: 'hello', blocks: [{ kind: 'text', spans: [text('hello')] }] };
const going = new AbortController().signal;
const limits = { conversation: [], installation: [], sendMsMax: 12_000 };
let peer: SlackPeer;
let channel = '';
let count = 0;
beforeAll(async () => {
  peer = await startSlackPeer();
});
afterAll(() => peer.stop());
beforeEach(() => {
  channel = `C${++count}`;
});

function chatAt(clock: ReturnType<typeof aClock>, { history = true } = {}): Chat {
  const teams = createOneTeam(
    secret('xoxb-1-test'),
    clientOptions({ api: peer.api }, () => {}),
  );
  const post = createPost({ teams, clock });
  const { send, find, update } = post;
  return { platform: 'slack', limits, send, update, ...(history ? { find } : {}), async start() {}, async stop() {} };
}

async function world(deliveries: readonly Partial<Delivery>[], fates: readonly Fate[] = [], history = true) {
  const clock = aClock(Date.now());
  const store = openSqliteStore({ path: ':memory:', clock });
  const conversation = { platform: 'slack', id: `T1/${channel}` } as const;
  await store.subscriptions.save(aSubscription({ conversation }));
  const planned = deliveries.map((changes, index) =>
    aDelivery({
      id: `${channel}-${index}`,
      conversation,
      message: JSON.stringify(message),
      plannedAt: clock.now(),
      dueAt: clock.now(),
      ...changes,
    }),
  );
  await store.subscriptions.plan([{ subscription: aSubscription({ conversation, version: 2 }), deliveries: planned }]);
  peer.befalls('chat.postMessage', ...fates);
  const deliver = createDeliver({
    store,
    chats: [chatAt(clock, { history })],
    clock,
    observe: () => {},
    holder: 'me',
    giveUp: async () => {},
  });
  const arrived = () => peer.posted.filter(one => one.channel === channel);
  const later = () => clock.set(clock.now() + 3_600_000);
  return { store, deliver, arrived, later };
}

const idsOf = (posted: readonly { metadata: unknown }[]) =>
  posted.map(({ metadata }) => (metadata as { event_payload: { id: string } }).event_payload.id);

describe('deliveries through Slack', () => {
  test('arrive once and in order, marked with their ids; an answer hangs under what it answers', async () => {
    const { store, deliver, arrived } = await world([{}, { inReplyTo: `${channel}-0` }]);
    expect(await deliver.round(going)).toBe(2);
    expect(await deliver.round(going)).toBe(0);
    const [first, second] = arrived();
    expect(idsOf(arrived())).toEqual([`${channel}-0`, `${channel}-1`]);
    expect([first?.thread_ts, second?.thread_ts]).toEqual([null, first?.ts]);
    expect((await store.outbox.delivery(`${channel}-0`))?.ref).toBe(`T1/${channel}/${first?.ts}`);
  });

  for (const [what, fate] of [
    ['a rate limit', { retryAfter: 30 }],
    ['an error of the server', { status: 503 }],
    ['a token that does not fit any more', { error: 'invalid_auth' }],
  ] as const) {
    test(`after ${what} it is sent again when it is due, and what is behind it waits`, async () => {
      const { deliver, arrived, later } = await world([{}, {}], [fate]);
      expect(await deliver.round(going)).toBe(0);
      later();
      expect(await deliver.round(going)).toBe(2);
      expect(idsOf(arrived())).toEqual([`${channel}-0`, `${channel}-1`]);
    });
  }

  test('with history, an answer that got lost brings no second copy, in a channel and in a thread', async () => {
    const { store, deliver, arrived, later } = await world([{}, { inReplyTo: `${channel}-0` }], ['lost']);
    await deliver.round(going);
    later();
    peer.befalls('chat.postMessage', 'lost');
    await deliver.round(going);
    later();
    await deliver.round(going);
    expect(arrived()).toHaveLength(2);
    expect(await store.outbox.list('main', ['sent'], 9)).toHaveLength(2);
  });

  test('without history, an answer that got lost costs one more copy and no message', async () => {
    const { deliver, arrived, later } = await world([{}], ['lost'], false);
    await deliver.round(going);
    later();
    await deliver.round(going);
    expect(arrived()).toHaveLength(2);
    expect(peer.calls.filter(({ method }) => method.startsWith('conversations.'))).not.toContainEqual(
      expect.objectContaining({ args: expect.objectContaining({ channel }) }),
    );
  });

  test('looking goes through the pages, and where it fails nothing is sent', async () => {
    const { deliver, arrived, later } = await world([{}], ['lost']);
    await deliver.round(going);
    const chat = chatAt(aClock(Date.now()));
    for (let index = 0; index < 20; index++)
      await chat.send({ platform: 'slack', id: `T1/${channel}` }, message, `other-${index}`);
    later();
    peer.befalls('conversations.history', { error: 'missing_scope' });
    await deliver.round(going);
    expect(arrived()).toHaveLength(21);
    later();
    await deliver.round(going);
    expect(arrived()).toHaveLength(21);
  });

  test('a channel that is gone ends its delivery', async () => {
    const { store, deliver } = await world([{}], [{ error: 'is_archived' }]);
    await deliver.round(going);
    expect(await store.outbox.list('main', ['gone'], 9)).toMatchObject([
      { lastReason: expect.stringMatching(/is archived\. Unarchive it/) },
    ]);
  });
});

describe('what Slack answers', () => {
  const at = { platform: 'slack', id: 'T1/C77' } as const;
  const cases: readonly (readonly [Fate, 'gone' | 'failed' | 'retry', RegExp, boolean?])[] = [
    [
      { error: 'not_in_channel' },
      'gone',
      /not a member of C77\. Invite it there with \/invite, then resume what stopped/,
    ],
    [{ error: 'channel_not_found' }, 'gone', /C77 does not exist any more, or is private/],
    [{ error: 'is_archived' }, 'gone', /C77 is archived/],
    [{ error: 'account_inactive' }, 'gone', /Install it again/],
    [{ error: 'token_revoked' }, 'gone', /removed from the workspace/],
    [
      { error: 'missing_scope', needed: 'chat:write' },
      'failed',
      /kairan slack manifest.*reinstall.*Needed: chat:write/,
    ],
    [{ error: 'msg_blocks_too_long' }, 'failed', /error of Kairan; please report/, true],
    [{ error: 'invalid_blocks' }, 'failed', /error of Kairan; please report/, true],
    [{ error: 'something_new' }, 'failed', /Slack answered "something_new"/],
    [{ retryAfter: 42 }, 'retry', /wait 42 s/],
    [{ status: 502 }, 'failed', /status 502/],
    ['lost', 'failed', /not reached/],
  ];
  for (const [fate, kind, reason, final] of cases) {
    test(`${JSON.stringify(fate)} is ${kind}${final ? ' for good' : ''}, with what to do`, async () => {
      peer.befalls('chat.postMessage', fate);
      const clock = aClock(1_000);
      const outcome = await chatAt(clock).send(at, message, 'd');
      expect(outcome).toMatchObject({
        kind,
        reason: { en: expect.stringMatching(reason), ja: expect.stringMatching(/\p{sc=Hiragana}/u) },
      });
      expect('final' in outcome && outcome.final).toBe(final === true);
      if (outcome.kind === 'retry') expect(outcome.at).toBe(43_000);
    });
  }

  test('a conversation of a workspace that did not install the app is gone', async () => {
    const outcome = await chatAt(aClock()).send({ platform: 'slack', id: 'T2/C1' }, message, 'd');
    expect(outcome).toMatchObject({
      kind: 'gone',
      reason: { en: expect.stringMatching(/not installed in the Slack workspace T2/) },
    });
  });

  test('a person is written to, looked for and answered alone', async () => {
    const chat = chatAt(aClock(Date.now()));
    const to = { platform: 'slack', id: 'T1/U5' } as const;
    const sent = await chat.send(to, message, 'alone');
    expect(sent).toMatchObject({ kind: 'sent', ref: expect.stringMatching(/^T1\/D5\//) });
    const found = await chat.find?.(to, 'alone', { since: Date.now() - 1000, signal: going });
    expect(found).toBe(sent.kind === 'sent' && sent.ref);
  });

  test('a message is changed where it stands', async () => {
    const chat = chatAt(aClock(Date.now()));
    const sent = await chat.send(at, message, 'to be changed');
    if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent.reason));
    expect(await chat.update?.(sent.ref, { ...message, summary: 'changed' })).toEqual(sent);
    expect(peer.posted.find(({ ts }) => sent.ref.endsWith(ts))?.text).toBe('changed');
  });
});
