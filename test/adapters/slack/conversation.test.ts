import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSlackHouse, published, type SlackHouse, wordsOf } from './slack-house.ts';

let house: SlackHouse;
beforeEach(async () => {
  house = await openSlackHouse();
});
afterEach(() => house.close());

const last = () => house.peer.posted.at(-1);
const arrived = (count = 1) => house.peer.until(() => house.peer.posted.length >= count && last());

describe('the slash command', () => {
  test('is acknowledged at once with nothing, and answered to who typed it', async () => {
    const { status, text } = await house.slack.slash('latest');
    expect([status, text]).toEqual([200, '']);
    const answer = await arrived();
    expect(answer).toMatchObject({ channel: 'C1', user: 'U1' });
    expect(wordsOf(answer.blocks)).toContain('AIディスカッションペーパー');
    expect(answer.text).not.toBe('');
  });

  test('is acknowledged though the core never answers', async () => {
    const slow = await openSlackHouse({ through: () => () => new Promise(() => {}) });
    expect((await slow.slack.slash('latest')).status).toBe(200);
    await slow.close();
  });

  for (const words of ['latest 1 --share', '—share latest 1', '新着 1 --共有']) {
    test(`«${words}» is answered to the channel, and nothing of the workspace’s own stands in it`, async () => {
      await house.slack.slash(words);
      expect(await arrived()).toMatchObject({ channel: 'C1', user: null });
      expect(house.speakers.at(-1)?.withOutsiders).toBe(true);
    });
  }

  test('speaks the language that the conversation has chosen', async () => {
    await house.slack.slash('settings 日本語');
    await arrived();
    await house.slack.slash('latest');
    expect((await arrived(2)).text).toContain('新しい順に');
  });

  test('tells of an error of its own in a sentence, and the operator of the cause', async () => {
    const broken = await openSlackHouse({
      through: () => async () => {
        throw new Error('the library died');
      },
    });
    await broken.slack.slash('latest');
    const answer = await broken.peer.until(() => broken.peer.posted[0]);
    expect(wordsOf(answer.blocks)).toMatch(/Something went wrong/);
    expect(broken.seen).toContainEqual(expect.objectContaining({ kind: 'bug' }));
    await broken.close();
  });

  test('where the response address has ended, the answer comes into the channel, to who asked alone', async () => {
    const url = house.peer.responseUrl('C1', 'U1');
    house.peer.expire(url);
    await house.slack.slash('help', {}, { response_url: url });
    expect(await arrived()).toMatchObject({ channel: 'C1', user: 'U1' });
  });

  test('an answer that reaches nobody is told to the operator, without the address', async () => {
    const url = house.peer.responseUrl('C1', 'U1');
    house.peer.expire(url);
    house.peer.befalls('chat.postEphemeral', { error: 'user_not_in_channel' });
    await house.slack.slash('help', {}, { response_url: url });
    const lost = await house.peer.until(() => house.seen.find(({ kind }) => kind === 'answer-lost'));
    expect(JSON.stringify(lost)).toMatch(/404.*user_not_in_channel/);
    expect(JSON.stringify(lost)).not.toContain('/respond/');
  });
});

describe('being spoken to', () => {
  test('a mention is answered in a thread under it', async () => {
    await house.slack.mention('latest', { ts: '100.1' });
    expect(await arrived()).toMatchObject({ channel: 'C1', user: null, thread_ts: '100.1' });
    expect(house.speakers[0]).toMatchObject({
      conversation: { platform: 'slack', id: 'T1/C1' },
      viewer: { workspace: 'main' },
    });
    expect(house.speakers[0]?.thread).toBeUndefined();
  });

  test('in a thread the core knows which', async () => {
    await house.slack.mention('does the AI Promotion Act have fines?', { ts: '100.2', thread_ts: '100.1' });
    expect(await arrived()).toMatchObject({ thread_ts: '100.1' });
    expect(house.speakers[0]?.thread).toBe('T1/C1/100.1');
  });

  test('a direct message is answered where it stands', async () => {
    await house.slack.message('新着');
    expect(await arrived()).toMatchObject({ channel: 'D1', thread_ts: null });
  });

  test('links and mentions in it are read as words', async () => {
    await house.slack.mention('search &lt;AI&gt; <https://www.fsa.go.jp/a|fsa.go.jp/a> <#C2|policy>');
    await arrived();
    expect(house.speakers).toHaveLength(1);
  });

  test('an event that Slack sends again is answered once, whatever its signature says', async () => {
    const event = { ts: '100.3' };
    const again = { event_id: 'Ev1' };
    await house.slack.mention('latest', event, again);
    await arrived();
    await house.slack.event(
      { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> latest', ...event },
      again,
      { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
    );
    await house.slack.slash('help');
    await house.peer.until(() => house.peer.posted.some(({ user }) => user !== null));
    expect(house.peer.posted).toHaveLength(2);
  });

  test('a message that comes as two events, as itself and as a mention, is answered once', async () => {
    await house.slack.message('<@UBOT> latest', { ts: '100.4' });
    await house.slack.mention('latest', { ts: '100.4', channel: 'D1' });
    await house.slack.slash('help');
    await house.peer.until(() => house.peer.posted.some(({ user }) => user !== null));
    expect(house.speakers).toHaveLength(2);
  });

  const silent: readonly [string, () => Promise<unknown>][] = [
    ['another bot', () => house.slack.mention('latest', { bot_id: 'B9' })],
    ['itself', () => house.slack.mention('latest', { user: 'UBOT' })],
    ['an app that speaks for a person', () => house.slack.message('latest', { app_id: 'A9' })],
    ['a message that was edited', () => house.slack.message('', { subtype: 'message_changed' })],
    ['people among themselves', () => house.slack.message('latest', { channel: 'C1', channel_type: 'channel' })],
    [
      'a thread of others',
      () =>
        house.slack.message('latest', {
          channel: 'C1',
          channel_type: 'channel',
          thread_ts: '1.1',
          parent_user_id: 'U2',
        }),
    ],
  ];
  for (const [what, say] of silent) {
    test(`${what} gets no answer`, async () => {
      await say();
      await house.slack.slash('help');
      await arrived();
      expect(house.speakers).toHaveLength(1);
    });
  }

  test('in a thread under its own message it answers without a mention, and with one once', async () => {
    const message = { channel: 'C1', channel_type: 'channel', thread_ts: '1.1', parent_user_id: 'UBOT' };
    await house.slack.message('latest', message);
    expect(await arrived()).toMatchObject({ thread_ts: '1.1' });
    await house.slack.message('<@UBOT> latest', { ...message, ts: '7.7' });
    await house.slack.mention('latest', { ts: '7.7', thread_ts: '1.1' });
    await arrived(2);
    expect(house.speakers).toHaveLength(2);
  });
});

describe('people of other organisations', () => {
  test('read public facts, and belong to no workspace', async () => {
    await house.slack.mention('latest', { user: 'U9', team: 'T9', user_team: 'T9' }, { is_ext_shared_channel: true });
    expect(wordsOf((await arrived()).blocks)).toContain('AIディスカッションペーパー');
    expect(house.speakers[0]).toMatchObject({
      viewer: { workspace: 'outsiders', person: 'slack:T9/U9', roles: [] },
      withOutsiders: true,
    });
  });

  test('cannot subscribe the channel, by word or by button', async () => {
    await house.slack.mention(
      'subscribe finance confirm:true',
      { user: 'U9', user_team: 'T9' },
      { is_ext_shared_channel: true },
    );
    expect(wordsOf((await arrived()).blocks)).toMatch(/Only people of the organisation/);
    const value = 'subscribe theme:privacy confirm:true';
    const message = { ts: '1.1' };
    await house.slack.press(
      { type: 'button', action_id: 'kairan-call:0', value },
      { message },
      { user: 'U9', userTeam: 'T9' },
    );
    expect(wordsOf((await arrived(2)).blocks)).toMatch(/Only people of the organisation/);
    expect(await house.store.subscriptions.list('main')).toEqual([]);
  });

  test('are remembered in a channel, for what is posted there by order, until they have left', async () => {
    const seen = async () => (await house.store.subscriptions.list('main')).map(({ sees }) => sees);
    await house.slack.mention('subscribe finance confirm:true', {}, { is_ext_shared_channel: false });
    await arrived();
    expect(await seen()).toEqual([undefined]);
    await house.slack.mention('latest', { user: 'U9', user_team: 'T9' }, { is_ext_shared_channel: true });
    await arrived(2);
    expect(await seen()).toEqual(['shared']);
    await house.slack.press({
      type: 'button',
      action_id: 'kairan-call:0',
      value: 'subscribe theme:privacy confirm:true',
    });
    await arrived(3);
    expect(await seen()).toEqual(['shared', 'shared']);
    await house.slack.mention('latest', {}, { is_ext_shared_channel: false });
    await arrived(4);
    expect(await seen()).toEqual([undefined, undefined]);
  });

  test('make what our own people say there known to the core as read by others', async () => {
    await house.slack.mention('latest', {}, { is_ext_shared_channel: true });
    await arrived();
    expect(house.speakers[0]).toMatchObject({ viewer: { workspace: 'main' }, withOutsiders: true });
  });
});

describe('buttons and menus', () => {
  const event = published[0]?.event ?? '';
  const details = { type: 'button', action_id: 'kairan-call:0', value: `details event:${event}` };

  test('a button answers who pressed it, in the thread of its message', async () => {
    await house.slack.press(details, { message: { ts: '5.5' } });
    const answer = await arrived();
    expect(answer).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '5.5', replaced: false });
    expect(wordsOf(answer.blocks)).toContain('AIディスカッションペーパー');
    expect(house.speakers[0]?.thread).toBe('T1/C1/5.5');
  });

  test('a menu does as a button', async () => {
    const chosen = {
      type: 'overflow',
      action_id: 'kairan-call:menu',
      selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'help' },
    };
    await house.slack.press(chosen, { message: { ts: '5.5' } });
    expect(wordsOf((await arrived()).blocks)).toContain('Kairan');
  });

  test('what settles something takes the place of its question where only one person sees it', async () => {
    const confirm = { ...details, value: 'subscribe theme:privacy confirm:true', style: 'primary' };
    await house.slack.press(confirm, { message: { ts: '5.5' }, isEphemeral: true });
    expect(await arrived()).toMatchObject({ replaced: true, thread_ts: null });
    expect(await house.store.subscriptions.list('main')).toHaveLength(1);
  });

  test('a button of an older version says so', async () => {
    await house.slack.press({ ...details, value: 'no-such-command x:1' }, { message: { ts: '5.5' } });
    expect(wordsOf((await arrived()).blocks)).toMatch(/no-such-command/);
  });

  test('in a modal the answer takes its place, and the place goes with it', async () => {
    const view = { id: 'V0', type: 'modal', private_metadata: JSON.stringify({ channel: 'C7' }) };
    await house.slack.shortcut('kairan-subscribe');
    const shown = await house.peer.until(() => [...house.peer.views.values()][0]);
    await house.slack.press(details, { view: { ...view, id: shown.id } });
    const after = await house.peer.until(() => {
      const one = house.peer.views.get(shown.id)?.view;
      return wordsOf(one?.blocks).includes('AIディスカッションペーパー') && one;
    });
    expect(JSON.parse(String(after.private_metadata))).toEqual({ channel: 'C7' });
    expect(house.speakers.at(-1)?.conversation.id).toBe('T1/C7');
  });
});
