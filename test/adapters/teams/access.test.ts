import { generateKeyPairSync } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { answerToHead } from '../../world/begun-request.ts';
import { ownMember, type TeamsPeer } from '../../world/teams-peer.ts';
import { cardOf, openTeamsHouse, tenant } from './teams-house.ts';

const { activity, close, peer, post, pass, store, url } = await openTeamsHouse();
afterAll(close);

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

  const unread: readonly (readonly [string, string, Record<string, string>])[] = [
    ['that is no JSON', '{"type":', {}],
    ['that is no object', '"message"', {}],
    ['that is empty', '', {}],
    ['of another kind', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['in an encoding that nobody has', '{}', { 'content-encoding': 'unknown' }],
    ['in a character set that nobody has', '{}', { 'content-type': 'application/json; charset=unknown' }],
    ['that says it is packed and is not', '{}', { 'content-encoding': 'gzip' }],
    ['that is too long', JSON.stringify({ text: 'x'.repeat(600_000) }), {}],
  ];
  for (const [what, body, headers] of unread) {
    test(`sends something ${what}, and is answered 401 and nothing else`, async () => {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: peer.sign(), ...headers },
        body,
      });
      expect([response.status, await response.text()]).toEqual([401, '']);
    });
  }

  test.each([{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer abc' }])(
    'brings %j instead of a token, and is refused before the body is there',
    async (headers: Record<string, string>) => {
      expect(await answerToHead(`${url}/api/messages`, headers)).toBe(401);
    },
  );

  test('floods, and is told so briefly and the operator no more, and Microsoft is heard from the same address', async () => {
    const house = await openTeamsHouse();
    const statuses: number[] = [];
    for (let count = 0; count < 130; count++) statuses.push((await house.post({}, '')).status);
    expect([statuses.slice(0, 120), statuses.slice(120)].map(some => [...new Set(some)])).toEqual([[401], [429]]);
    expect(house.seen.filter(({ kind }) => kind === 'request-refused')).toHaveLength(120);
    const burst = Array.from({ length: 200 }, () => house.post(house.activity({ text: 'help', entities: [] })));
    expect(new Set((await Promise.all(burst)).map(({ status }) => status))).toEqual(new Set([200]));
    await house.close();
  });

  test('another tenant is refused though Microsoft signed it', async () => {
    const response = await post(activity({ channelData: { tenant: { id: 'another' } } }));
    expect(response.status).toBe(401);
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
    ['more people than are read', Array.from({ length: 21 }, () => [ownMember])],
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

  test('what is posted by order is for whoever is there', async () => {
    const sees = async () => (await store.subscriptions.list('main')).at(-1)?.sees;
    await answered([[ownMember, guest]], '購読 金融 confirm:true');
    expect(await sees()).toBe('shared');
    const id = `19:group${chats}@thread.v2`;
    peer.roster(id, [[ownMember]]);
    pass(700_000);
    await inChat(id, '新着', '29:someone');
    expect(await sees()).toBeUndefined();
  });

  test('among our own people the work is shown', async () => {
    expect(await answered([[ownMember]], `対応状況 ${event}`)).toContain('生成AIの指針');
  });

  test('where Teams does not tell who is there, everybody is from outside, until it tells', async () => {
    expect(await answered(403, `確認 ${event}`)).toContain('Kairanを導入した組織の方だけ');
    const id = `19:group${chats}@thread.v2`;
    peer.roster(id, [[ownMember]]);
    pass(20_000);
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
    pass(700_000);
    const asked = peer.asked();
    await inChat(id, '新着', '29:someone');
    expect(peer.asked()).toBe(asked + 1);
  });
});
