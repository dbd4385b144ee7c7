import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpServer, startHttp } from '../../../adapters/http/server.ts';
import { createBotFramework } from '../../../adapters/teams/bot-framework.ts';
import { createConnector } from '../../../adapters/teams/connector.ts';
import { createTeams } from '../../../adapters/teams/teams.ts';
import { createToken } from '../../../adapters/teams/token.ts';
import { createReceive } from '../../../src/commands/answer.ts';
import { commands } from '../../../src/commands/registry.ts';
import { secret } from '../../../src/domain/secret.ts';
import type { Message } from '../../../src/message/message.ts';
import { createAsk } from '../../commands/ask.ts';
import { sampleMeasures } from '../../world/measures.ts';
import { aPublication } from '../../world/sample.ts';
import { appId, startTeamsPeer, type TeamsPeer } from '../../world/teams-peer.ts';

const tenant = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const channel = '19:channel@thread.tacv2';
const published = aPublication({ id: 'paaaaaaaaaa', title: '<at>全員</at> 生成AIの指針の公表について' });
const clock = { now: () => Date.parse('2026-10-12T09:00:00+09:00') };

let peer: TeamsPeer;
let ask: Awaited<ReturnType<typeof createAsk>>;
let server: HttpServer;
let teams: ReturnType<typeof createTeams>;

beforeAll(async () => {
  peer = await startTeamsPeer();
  ask = await createAsk({ measures: sampleMeasures, publications: [published] });
  const settings = {
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

function post(body: object, authorization: string = peer.sign()): Promise<Response> {
  return fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });
}

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
    expect(await ask.store.subscriptions.list('main')).toEqual([]);
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
