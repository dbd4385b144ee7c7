import { afterAll, describe, expect, test } from 'vitest';
import { cardProblems } from './adaptive-card.ts';
import { openTeamsHouse, published, tenant } from './teams-house.ts';

const { activity, close, peer, post, store } = await openTeamsHouse();
afterAll(close);

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
    expect(JSON.stringify(composeExtension.attachments)).not.toContain('"1　"');
    expect(peer.sent.length).toBe(before);
  });

  test('keeps nothing of who sought: the place is named after them', async () => {
    await post(query(''));
    const place = { platform: 'teams', id: `${tenant}/compose:29:someone` } as const;
    expect(await store.numbered.of('outsiders', place)).toBeNull();
    expect(await store.threads.of({ workspace: 'outsiders', conversation: place, thread: null })).toBeNull();
  });

  test('shows the newest before anything is typed, without their buttons', async () => {
    const said = await (await post(query(''))).text();
    expect(said).toContain('生成AIの指針');
    expect(said).not.toContain('Action.Execute');
  });

  test('says so where nothing is found', async () => {
    const answer = await (await post(query('まったく存在しない語句'))).json();
    expect(answer).toEqual({ composeExtension: { type: 'message', text: expect.stringContaining('見つかりません') } });
  });
});

describe('addresses that people paste', () => {
  const link = (address: string) =>
    post(activity({ type: 'invoke', name: 'composeExtension/queryLink', value: { url: address } }));

  test('get the card of what the archive knows, without buttons', async () => {
    const { composeExtension } = (await (await link(`${published.url}#top`)).json()) as {
      composeExtension: { type: string; attachments: { content: unknown }[] };
    };
    expect(composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    expect(composeExtension.attachments.flatMap(({ content }) => cardProblems(content))).toEqual([]);
    expect(JSON.stringify(composeExtension.attachments)).toContain('生成AIの指針');
    expect(JSON.stringify(composeExtension.attachments)).not.toContain('Action.Execute');
  });

  test('get nothing where it knows nothing', async () => {
    expect(await (await link('https://www.example.go.jp/unknown.html')).json()).toEqual({});
  });
});
