import { afterAll, describe, expect, test } from 'vitest';
import { ownMember } from '../../world/teams-peer.ts';
import { cardProblems } from './adaptive-card.ts';
import { cardOf, contentOf, openTeamsHouse, tenant } from './teams-house.ts';

const { activity, close, peer, post } = await openTeamsHouse();
afterAll(close);

describe('buttons', () => {
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
