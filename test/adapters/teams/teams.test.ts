import { afterAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message/message.ts';
import { appId } from '../../world/teams-peer.ts';
import { cardOf, channel, openTeamsHouse, tenant } from './teams-house.ts';

const { activity, chat, clock, close, peer, post, store, url } = await openTeamsHouse();
afterAll(close);

describe('Teams', () => {
  test('a mention in a channel is answered in its thread, with the bot’s own token', async () => {
    const before = peer.sent.length;
    expect((await post(activity())).status).toBe(200);
    await peer.arrived(before + 1);
    const answer = peer.sent.at(-1);
    expect(answer?.conversation).toBe(`${channel};messageid=100`);
    expect(answer?.authorization).toBe(`Bearer token-for-${appId}`);
    expect(cardOf(answer)).toContain('見本推進法');
  });

  test('an activity that is sent again is answered once', async () => {
    const before = peer.sent.length;
    const twice = activity({ id: 'again' });
    await Promise.all([post(twice), post(twice)]);
    await post(activity({ id: 'marker', text: '<at>Kairan</at> ヘルプ' }));
    await peer.arrived(before + 2);
    expect(peer.sent.length).toBe(before + 2);
  });

  test('who installs it is greeted once, and taking it out ends what the conversation is subscribed to', async () => {
    const chat = { id: 'a:personal', conversationType: 'personal', tenantId: tenant };
    const added = (id: string) => ({
      type: 'conversationUpdate',
      id,
      conversation: chat,
      membersAdded: [{ id: `28:${appId}` }],
    });
    const before = peer.sent.length;
    await post(activity(added('c1')));
    await post(activity({ type: 'installationUpdate', action: 'add', id: 'c2', conversation: chat }));
    await peer.arrived(before + 1);
    expect(cardOf(peer.sent.at(-1))).toContain('Kairan（回覧）です');
    await post(activity({ id: 's1', conversation: chat, text: '購読 金融 平日9:00 確定:はい', entities: [] }));
    await peer.arrived(before + 2);
    expect(await store.subscriptions.list('main')).toMatchObject([
      { conversation: { platform: 'teams', id: `${tenant}/a:personal` } },
    ]);
    await post(activity({ type: 'installationUpdate', action: 'remove', id: 'c3', conversation: chat }));
    expect(await store.subscriptions.list('main')).toMatchObject([{ stoppedAt: clock.now() }]);
    expect(peer.sent.length).toBe(before + 2);
  });

  test('a newer package in the place of an older one greets nobody', async () => {
    const before = peer.sent.length;
    const conversation = { id: 'a:upgraded', conversationType: 'personal', tenantId: tenant };
    for (const action of ['add-upgrade', 'remove-upgrade'])
      await post(activity({ type: 'installationUpdate', action, conversation }));
    await post(activity({ conversation, text: 'ヘルプ', entities: [] }));
    await peer.arrived(before + 1);
    expect(cardOf(peer.sent[before])).not.toContain('Kairan（回覧）です');
  });
});

describe('what is delivered to Teams', () => {
  const to = { platform: 'teams', id: `${tenant}/${channel}` } as const;
  const message: Message = {
    language: 'ja',
    summary: '速報',
    blocks: [{ kind: 'text', spans: [{ kind: 'text', text: '<at>all</at> 本文' }] }],
  };

  test('stands in the channel, and a correction in its thread', async () => {
    const first = await chat.send(to, message, 'd1');
    expect(first).toMatchObject({ kind: 'sent' });
    expect(peer.sent.at(-1)?.conversation).toBe(channel);
    expect(peer.sent.at(-1)?.activity).toMatchObject({ summary: '速報' });
    expect(peer.sent.at(-1)?.activity.text).toBeUndefined();
    const ref = first.kind === 'sent' ? first.ref : '';
    await chat.send(to, message, 'd2', ref);
    expect(peer.sent.at(-1)?.conversation).toBe(`${channel};messageid=${ref.split('/').at(-1)}`);
  });

  test('what Teams answers is an outcome with a sentence', async () => {
    const outcome = async (status: number, error: string, headers = {}) => {
      peer.refuse(status, error, headers);
      return chat.send(to, message, 'd3');
    };
    expect(await outcome(403, 'BotNotInConversationRoster')).toMatchObject({
      kind: 'gone',
      reason: { en: expect.stringContaining('Add the app'), ja: expect.stringContaining('アプリを追加し') },
    });
    expect(await outcome(404, 'ConversationNotFound')).toMatchObject({ kind: 'gone' });
    expect(await outcome(412, 'PreconditionFailed')).toMatchObject({ kind: 'retry' });
    expect(await outcome(502, 'BadGateway')).toMatchObject({ kind: 'retry' });
    expect(await outcome(413, 'MessageSizeTooBig')).toMatchObject({ kind: 'failed', final: true });
    expect(await outcome(400, 'BadSyntax')).toMatchObject({ kind: 'failed' });
    expect(await chat.send({ platform: 'teams', id: 'other-tenant/19:x' }, message, 'd4')).toMatchObject({
      kind: 'gone',
    });
  });
});

test('whatever the core does, everything is acknowledged in time', async () => {
  const slow = await openTeamsHouse({ acknowledgeMsMax: 20, receive: () => new Promise(() => {}) });
  const data = { kairan: 'ask', question: '罰則はありますか' };
  const action = { type: 'Action.Execute', verb: 'kairan', data };
  const invoke = (name: string, value: object) => slow.activity({ type: 'invoke', name, value });
  const waiting = [
    slow.activity(),
    invoke('adaptiveCard/action', { action }),
    invoke('adaptiveCard/action', { action: { ...action, verb: 'kairan-newest' } }),
    invoke('composeExtension/query', {}),
    invoke('composeExtension/queryLink', { url: 'https://x.example' }),
    invoke('task/submit', { data }),
  ];
  const answers = await Promise.all(waiting.map(one => slow.post(one)));
  expect(answers.map(({ status }) => status)).toEqual(waiting.map(() => 200));
  expect(await answers.at(-1)?.text()).toContain('回答はこの会話に届きます。');
  await slow.close();
});

test('the pages that the package names are there', async () => {
  for (const name of ['privacy', 'terms', 'support']) {
    const response = await fetch(`${url}/teams/${name}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
  }
});
