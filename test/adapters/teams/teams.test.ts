import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import { createConnector } from '../../../adapters/teams/connector.ts';
import { readFields, renderForm } from '../../../adapters/teams/form.ts';
import { createTeams } from '../../../adapters/teams/teams.ts';
import { createToken } from '../../../adapters/teams/token.ts';
import { createReceive } from '../../../src/commands/answer.ts';
import { commands } from '../../../src/commands/registry.ts';
import { secret } from '../../../src/domain/secret.ts';
import type { Message } from '../../../src/message/message.ts';
import { createAsk } from '../../commands/ask.ts';
import { sampleMeasures } from '../../world/measures.ts';
import { aPublication } from '../../world/sample.ts';
import { appId, ownMember, startTeamsPeer, type TeamsPeer } from '../../world/teams-peer.ts';
import { cardProblems } from './adaptive-card.ts';

const tenant = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const channel = '19:channel@thread.tacv2';
const published = aPublication({ id: 'paaaaaaaaaa', title: '<at>全員</at> 生成AIの指針の公表について' });
const clock = { now: () => Date.parse('2026-10-12T09:00:00+09:00') + passedMs };
let passedMs = 0;

let peer: TeamsPeer;
let settings: Parameters<typeof createBotFramework>[0];
let ask: Awaited<ReturnType<typeof createAsk>>;
let server: HttpServer;
let teams: ReturnType<typeof createTeams>;

beforeAll(async () => {
  peer = await startTeamsPeer();
  ask = await createAsk({ measures: sampleMeasures, publications: [published] });
  settings = {
    appId,
    appPassword: secret('a-client-secret'),
    tenant,
    openIdMetadata: peer.openIdMetadata,
    loginUrl: `${peer.origin}/login`,
    isUnsigned: false,
  };
  const token = createToken(settings, { fetch, clock });
  const port = { ...createBotFramework(settings), ...createConnector({ fetch, token, appId }) };
  const observe = () => {};
  teams = createTeams({ store: ask.store, commands, clock, observe, language: 'ja', port, tenant, jitter: () => 0 });
  await teams.chat.start(createReceive({ commands, contextFor: ask.contextFor, clock, observe }));
  server = await startHttp({ mounts: teams.mounts, parts: async () => [], observe }, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.stop();
  await peer.stop();
  await ask.close();
});

let count = 0;
function activity(changes: object = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: `m${++count}`,
    channelId: 'msteams',
    serviceUrl: peer.origin,
    text: '<at>Kairan</at> 制度 sample-act',
    entities: [{ type: 'mention', text: '<at>Kairan</at>', mentioned: { id: `28:${appId}`, name: 'Kairan' } }],
    from: { id: '29:someone', name: 'Someone', aadObjectId: 'x' },
    recipient: { id: `28:${appId}`, name: 'Kairan' },
    conversation: { id: `${channel};messageid=100`, conversationType: 'channel', tenantId: tenant, isGroup: true },
    channelData: { tenant: { id: tenant }, channel: { id: channel }, team: { id: channel } },
    ...changes,
  };
}

function post(body: object, authorization = peer.sign(), to = server.url): Promise<Response> {
  return fetch(`${to}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });
}

const contentOf = (sent: TeamsPeer['sent'][number] | undefined) =>
  ((sent?.activity.attachments ?? []) as { content: Record<string, unknown> }[])[0]?.content ?? {};
const cardOf = (sent: TeamsPeer['sent'][number] | undefined) => JSON.stringify(sent?.activity.attachments);

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

  test('a button of a card carries its Call, pressed in place or submitted', async () => {
    const value = { kairan: 'measure name:"sample-act"' };
    const invoke = activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'kairan', data: value } },
      text: undefined,
      entities: [],
      replyToId: '100',
    });
    for (const pressed of [invoke, activity({ value, text: undefined, entities: [] })]) {
      const before = peer.sent.length;
      const answer = await post(pressed);
      expect(answer.status).toBe(200);
      await peer.arrived(before + 1);
      expect(cardOf(peer.sent.at(-1))).toContain('見本推進法');
    }
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
    expect(await ask.store.subscriptions.list('main')).toMatchObject([
      { conversation: { platform: 'teams', id: `${tenant}/a:personal` } },
    ]);
    await post(activity({ type: 'installationUpdate', action: 'remove', id: 'c3', conversation: chat }));
    expect(await ask.store.subscriptions.list('main')).toMatchObject([{ stoppedAt: clock.now() }]);
    expect(peer.sent.length).toBe(before + 2);
  });
});

describe('the compose box', () => {
  const query = (value: string) =>
    activity({
      type: 'invoke',
      name: 'composeExtension/query',
      value: { commandId: 'search', parameters: [{ name: 'query', value }] },
    });

  test('finds what was published, as cards without buttons and previews without markup, and sends no message', async () => {
    const before = peer.sent.length;
    const { composeExtension } = (await (await post(query('生成AIの指針'))).json()) as {
      composeExtension: { type: string; attachments: { preview: { content: object } }[] };
    };
    expect(composeExtension.type).toBe('result');
    expect(composeExtension.attachments[0]?.preview.content).toMatchObject({
      title: '＜at＞全員＜/at＞ 生成AIの指針の公表について',
    });
    expect(JSON.stringify(composeExtension)).not.toContain('Action.Execute');
    expect(peer.sent.length).toBe(before);
  });

  test('says so where nothing is found', async () => {
    const answer = await (await post(query('まったく存在しない語句'))).json();
    expect(answer).toEqual({ composeExtension: { type: 'message', text: expect.stringContaining('見つかりません') } });
  });
});

describe('guests', () => {
  const event = 'paaaaaaaaaa';
  const guest = { id: '29:guest', tenantId: tenant, userRole: 'guest', userPrincipalName: 'g_example.com#EXT#@x.jp' };
  let chats = 0;
  /** A new conversation with these in it, and what Kairan answers somebody there. */
  async function answered(members: Parameters<TeamsPeer['roster']>[1], said: string, from = '29:someone') {
    const id = `19:group${++chats}@thread.v2`;
    peer.roster(id, members);
    return inChat(id, said, from);
  }
  async function inChat(id: string, said: string, from: string) {
    const before = peer.sent.length;
    const conversation = { id, conversationType: 'groupChat', tenantId: tenant };
    await post(activity({ conversation, text: said, entities: [], from: { id: from } }));
    await peer.arrived(before + 1);
    return cardOf(peer.sent.at(-1));
  }

  const outsiders: readonly (readonly [string, Parameters<TeamsPeer['roster']>[1]])[] = [
    ['a guest', [[ownMember, guest]]],
    ['a guest on the second page', [[ownMember], [guest]]],
    ['somebody of another tenant', [[ownMember, { ...ownMember, id: '29:guest', tenantId: 'another' }]]],
    ['somebody whose name Entra gave a guest', [[ownMember, { ...guest, userRole: 'user' }]]],
    ['somebody who joined a meeting without a name', [[ownMember, { id: '29:guest', userRole: 'anonymous' }]]],
  ];
  for (const [what, members] of outsiders) {
    test(`${what} reads public facts, changes nothing, and nobody there is shown the workspace’s work`, async () => {
      expect(await answered(members, `確認 ${event}`, '29:guest')).toContain('Kairanを導入した組織の方だけ');
      expect(await answered(members, '制度 sample-act', '29:guest')).toContain('見本推進法');
      expect(await answered(members, `対応状況 ${event}`)).toContain('社外の方が参加している可能性');
    });
  }

  test('among our own people the work is shown', async () => {
    expect(await answered([[ownMember]], `対応状況 ${event}`)).toContain('生成AIの指針');
  });

  test('where Teams does not tell who is there, everybody is from outside, until it tells', async () => {
    expect(await answered(403, `確認 ${event}`)).toContain('Kairanを導入した組織の方だけ');
    const id = `19:group${chats}@thread.v2`;
    peer.roster(id, [[ownMember]]);
    passedMs += 20_000;
    expect(await inChat(id, `対応状況 ${event}`, '29:someone')).toContain('生成AIの指針');
  });

  test('who is there is asked once in ten minutes, and again when somebody comes', async () => {
    await answered([[ownMember]], '新着');
    const id = `19:group${chats}@thread.v2`;
    const before = peer.asked();
    await inChat(id, '新着', '29:someone');
    expect(peer.asked()).toBe(before);
    peer.roster(id, [[ownMember, guest]]);
    const conversation = { id, conversationType: 'groupChat', tenantId: tenant };
    await post(activity({ type: 'conversationUpdate', conversation, membersAdded: [{ id: '29:guest' }] }));
    expect(await inChat(id, `対応状況 ${event}`, '29:someone')).toContain('社外の方が参加している可能性');
    passedMs += 700_000;
    const asked = peer.asked();
    await inChat(id, '新着', '29:someone');
    expect(peer.asked()).toBe(asked + 1);
  });
});

describe('dialogs', () => {
  const chat = { id: 'a:forms', conversationType: 'personal', tenantId: tenant };
  const invoke = (name: string, value: object, more = {}) =>
    post(activity({ type: 'invoke', name, value, conversation: chat, text: undefined, entities: [], ...more }));
  type Dialog = { task: { type: string; value: { title: string; card: { content: Record<string, unknown> } } } };
  const dialog = async (response: Promise<Response>) => (await (await response).json()) as Dialog;

  test('a button that takes a form opens it, with what it knows', async () => {
    const { task } = await dialog(invoke('task/fetch', { data: { kairan: `ask about:paaaaaaaaaa` } }));
    expect(task).toMatchObject({ type: 'continue', value: { title: '質問' } });
    expect(cardProblems(task.value.card.content)).toEqual([]);
    expect(JSON.stringify(task.value.card.content)).toContain('paaaaaaaaaa');
  });

  test('what does not fit stands at its field, in the language of the place, with what was typed', async () => {
    const data = { kairan: 'subscribe', zone: 'Atlantis', reminders: '99', theme: 'privacy' };
    const { task } = await dialog(invoke('task/submit', { data }));
    expect(task.type).toBe('continue');
    expect(cardProblems(task.value.card.content)).toEqual([]);
    const said = JSON.stringify(task.value.card.content);
    for (const words of ['入力内容をご確認ください', '時間帯の名前', '30までの整数', 'Atlantis', '"value":"privacy"'])
      expect(said).toContain(words);
  });

  test('what is needed and missing is asked for', async () => {
    const { task } = await dialog(invoke('task/submit', { data: { kairan: 'ask', question: ' ' } }));
    expect(JSON.stringify(task.value)).toContain('「内容」をご入力ください。');
  });

  test('sent, it is answered in the conversation, once', async () => {
    const before = peer.sent.length;
    const data = { kairan: 'subscribe', theme: 'privacy', time: '10:30', from: '"Nagashima & Ohno"' };
    const [first] = await Promise.all([1, 2].map(() => invoke('task/submit', { data }, { id: 'sent-twice' })));
    expect(await first?.json()).toEqual({
      task: { type: 'message', value: expect.stringContaining('会話に届きます') },
    });
    await post(activity({ conversation: chat, text: 'ヘルプ', entities: [] }));
    await peer.arrived(before + 2);
    expect(peer.sent.length).toBe(before + 2);
    expect(peer.sent.slice(before).map(cardOf).join('')).toContain('Nagashima & Ohno');
  });

  test('typed without what it needs, the answer has a button that opens the form', async () => {
    const before = peer.sent.length;
    await post(activity({ conversation: chat, text: '購読', entities: [] }));
    await peer.arrived(before + 1);
    expect(cardOf(peer.sent.at(-1))).toContain(
      '{"type":"Action.Submit","data":{"kairan":"subscribe","msteams":{"type":"task/fetch"}},"title":"入力画面を開く"}',
    );
  });

  test('a message’s menu asks about its words, and the answer stands in its thread', async () => {
    const messagePayload = {
      id: '777',
      body: { contentType: 'html', content: '<p>AI法に <b>罰則</b>はありますか</p>' },
    };
    const opened = { commandId: 'ask', commandContext: 'message', messagePayload };
    const inChannel = { conversation: { id: channel, conversationType: 'channel', tenantId: tenant } };
    const { task } = await dialog(invoke('composeExtension/fetchTask', opened, inChannel));
    expect(JSON.stringify(task.value.card)).toContain('AI法に 罰則はありますか');
    const before = peer.sent.length;
    const data = { kairan: 'ask', question: '見本推進法に罰則はありますか' };
    await invoke('composeExtension/submitAction', { ...opened, data }, inChannel);
    await peer.arrived(before + 1);
    expect(peer.sent.at(-1)?.conversation).toBe(`${channel};messageid=777`);
  });

  test('where Kairan is not, it says so instead of opening', async () => {
    peer.roster('a:elsewhere', 403);
    const elsewhere = { conversation: { ...chat, id: 'a:elsewhere' } };
    const answer = await (await invoke('composeExtension/fetchTask', { commandId: 'subscribe' }, elsewhere)).json();
    expect(answer).toEqual({ task: { type: 'message', value: expect.stringContaining('アプリを会話に追加') } });
  });

  for (const language of ['ja', 'en'] as const) {
    for (const command of commands)
      test(`the form of ${command.name} is a card (${language}), and sent as it opens is the bare command`, () => {
        const card = renderForm({ command, args: {}, language });
        expect(cardProblems(card)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(80_000);
        const inputs = card.body as { id?: string; value?: unknown }[];
        const sent = Object.fromEntries(
          inputs.flatMap(({ id, value }) => (id === undefined || value === undefined ? [] : [[id, String(value)]])),
        );
        const filled = readFields(command, {}, sent, language);
        if (Object.values(command.args).some(({ required }) => required)) expect(filled.kind).toBe('problems');
        else expect(filled).toEqual({ kind: 'call', call: { command: command.name, args: {} } });
      });
  }
});

describe('a card that shows what is done about an event', () => {
  const event = 'paaaaaaaaaa';
  const chat = { id: 'a:review', conversationType: 'personal', tenantId: tenant };
  const press = async (value: object, more = {}) => {
    const name = 'adaptiveCard/action';
    const response = await post(
      activity({ type: 'invoke', name, value, conversation: chat, text: undefined, ...more }),
    );
    return (await response.json()) as { type: string; value: Record<string, unknown> };
  };
  const opened = {
    action: { type: 'Action.Execute', verb: 'kairan-newest', data: { kairan: `review event:${event}` } },
    trigger: 'automatic',
  };

  test('is asked for anew by whoever opens it, and shows what others did since; nothing is sent', async () => {
    const before = peer.sent.length;
    await post(activity({ conversation: chat, text: `対応状況 ${event}`, entities: [] }));
    await peer.arrived(before + 1);
    const card = contentOf(peer.sent.at(-1));
    expect(card.refresh).toEqual({
      action: expect.objectContaining({ verb: 'kairan-newest', data: opened.action.data }),
    });
    expect(JSON.stringify(card)).not.toContain('1名');

    const done = await press({
      action: {
        type: 'Action.Execute',
        verb: 'kairan',
        data: { kairan: `acknowledge event:${event}`, newest: `review event:${event}` },
      },
    });
    expect(done.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(done.value)).toContain('1名');
    await peer.arrived(before + 2);
    const read = await press(opened);
    expect(JSON.stringify(read.value)).toContain('1名');
    expect(cardProblems(read.value)).toEqual([]);
    expect(peer.sent.length).toBe(before + 2);
  });

  test('a guest who opens it is shown none of it', async () => {
    peer.roster('19:mixed@thread.v2', [[ownMember, { ...ownMember, id: '29:guest', userRole: 'guest' }]]);
    const there = { conversation: { ...chat, id: '19:mixed@thread.v2', conversationType: 'groupChat' } };
    const read = await press(opened, { ...there, from: { id: '29:guest' } });
    expect(JSON.stringify(read.value)).toContain('Kairanを導入した組織の方だけ');
  });

  test('in a large conversation sixty are named, whoever asked first', async () => {
    const many = Array.from({ length: 90 }, (_, index) => ({ ...ownMember, id: `29:u${index}` }));
    peer.roster('19:large@thread.v2', [[...many, ownMember]]);
    const before = peer.sent.length;
    const conversation = { id: '19:large@thread.v2', conversationType: 'groupChat', tenantId: tenant };
    await post(activity({ conversation, text: `対応状況 ${event}`, entities: [] }));
    await peer.arrived(before + 1);
    const { refresh } = contentOf(peer.sent.at(-1)) as { refresh: { userIds: string[] } };
    expect([refresh.userIds.length, refresh.userIds[0]]).toEqual([60, '29:someone']);
  });
});

test('whatever the core does, everything is acknowledged in time', async () => {
  const port = { ...createBotFramework(settings), ...createConnector({ fetch, token: null, appId }) };
  const rest = {
    store: ask.store,
    commands,
    clock,
    observe: () => {},
    language: 'ja',
    tenant,
    jitter: () => 0,
  } as const;
  const slow = createTeams({ ...rest, port, acknowledgeMsMax: 20 });
  await slow.chat.start(() => new Promise(() => {}));
  const http = { mounts: slow.mounts, parts: async () => [], observe: () => {} };
  const stuck = await startHttp(http, { host: '127.0.0.1', port: 0 });
  const data = { kairan: 'ask', question: '罰則はありますか' };
  const action = { action: { type: 'Action.Execute', verb: 'kairan', data } };
  const waiting = [
    activity({ id: 'slow1' }),
    activity({ type: 'invoke', name: 'adaptiveCard/action', id: 'slow2', value: action }),
    activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'slow3',
      value: { action: { ...action.action, verb: 'kairan-newest' } },
    }),
    activity({ type: 'invoke', name: 'composeExtension/query', id: 'slow4', value: {} }),
    activity({ type: 'invoke', name: 'composeExtension/queryLink', id: 'slow5', value: { url: 'https://x.example' } }),
    activity({ type: 'invoke', name: 'task/submit', id: 'slow6', value: { data } }),
  ];
  const answers = await Promise.all(waiting.map(one => post(one, peer.sign(), stuck.url)));
  expect(answers.map(({ status }) => status)).toEqual(waiting.map(() => 200));
  await stuck.stop();
});

test('the pages that the package names are there', async () => {
  for (const name of ['privacy', 'terms', 'support']) {
    const response = await fetch(`${server.url}/teams/${name}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
  }
});

describe('what is delivered to Teams', () => {
  const to = { platform: 'teams', id: `${tenant}/${channel}` } as const;
  const message: Message = {
    language: 'ja',
    summary: '速報',
    blocks: [{ kind: 'text', spans: [{ kind: 'text', text: '<at>all</at> 本文' }] }],
  };

  test('stands in the channel, and a correction in its thread', async () => {
    const first = await teams.chat.send(to, message, 'd1');
    expect(first).toMatchObject({ kind: 'sent' });
    expect(peer.sent.at(-1)?.conversation).toBe(channel);
    expect(peer.sent.at(-1)?.activity).toMatchObject({ summary: '速報' });
    expect(peer.sent.at(-1)?.activity.text).toBeUndefined();
    const ref = first.kind === 'sent' ? first.ref : '';
    await teams.chat.send(to, message, 'd2', ref);
    expect(peer.sent.at(-1)?.conversation).toBe(`${channel};messageid=${ref.split('/').at(-1)}`);
  });

  test('what Teams answers is an outcome with a sentence', async () => {
    const outcome = async (status: number, error: string, headers = {}) => {
      peer.refuse(status, error, headers);
      return teams.chat.send(to, message, 'd3');
    };
    expect(await outcome(403, 'BotNotInConversationRoster')).toMatchObject({
      kind: 'gone',
      reason: expect.stringContaining('Add the app'),
    });
    expect(await outcome(404, 'ConversationNotFound')).toMatchObject({ kind: 'gone' });
    expect(await outcome(412, 'PreconditionFailed')).toMatchObject({ kind: 'retry' });
    expect(await outcome(502, 'BadGateway')).toMatchObject({ kind: 'retry' });
    expect(await outcome(413, 'MessageSizeTooBig')).toMatchObject({ kind: 'failed', final: true });
    expect(await outcome(400, 'BadSyntax')).toMatchObject({ kind: 'failed' });
    expect(await teams.chat.send({ platform: 'teams', id: 'other-tenant/19:x' }, message, 'd4')).toMatchObject({
      kind: 'gone',
    });
  });
});

describe('who is not Microsoft', () => {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const seconds = Math.floor(Date.now() / 1000);
  const refused: readonly (readonly [string, () => string])[] = [
    ['sends no token', () => ''],
    ['sends something else', () => 'Bearer abc'],
    ['sends a token that has ended', () => peer.sign({ nbf: seconds - 7_200, exp: seconds - 3_600 })],
    ['was given a token for another bot', () => peer.sign({ aud: 'another' })],
    ['has another issuer', () => peer.sign({ iss: 'https://evil.example' })],
    ['signs with another key', () => peer.sign({}, { key: foreign })],
    ['signs nothing', () => peer.sign({}, { algorithm: 'none' })],
    ['was given a token for another service address', () => peer.sign({ serviceurl: 'https://evil.example' })],
  ];
  for (const [what, authorization] of refused) {
    test(`${what}, and is answered 401 and nothing else`, async () => {
      const before = peer.sent.length;
      const response = await post(activity(), authorization());
      expect([response.status, await response.text()]).toEqual([401, '']);
      expect(peer.sent.length).toBe(before);
    });
  }

  test('another tenant is refused though Microsoft signed it', async () => {
    const response = await post(activity({ channelData: { tenant: { id: 'another' } } }));
    expect(response.status).toBe(401);
  });
});
