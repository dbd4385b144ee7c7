import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { viewProblems } from './block-kit.ts';
import { openSlackHouse, type SlackHouse, wordsOf } from './slack-house.ts';

let house: SlackHouse;
beforeEach(async () => {
  house = await openSlackHouse();
});
afterEach(() => house.close());

type View = { blocks: { block_id?: string }[]; private_metadata: string; callback_id?: string };
const opened = async (count = 1) => {
  const shown = await house.peer.until(
    () => house.peer.views.size >= count && [...house.peer.views.values()][count - 1],
  );
  return { id: shown.id, view: shown.view as View };
};
const answered = async (id: string, words: RegExp) =>
  house.peer.until(() => words.test(wordsOf(house.peer.views.get(id)?.view.blocks)));

const select = (...values: string[]) => ({ field: { selected_options: values.map(value => ({ value })) } });

describe('forms', () => {
  test('«subscribe» alone opens its form, which is answered to who sent it, and the button there subscribes', async () => {
    await house.slack.slash('subscribe');
    const { id, view } = await opened();
    expect(view.blocks.map(({ block_id }) => block_id)).toContain('theme');
    const { status, text } = await house.slack.submit(id, view, {
      theme: select('privacy'),
      time: { field: { selected_time: '10:30' } },
    });
    expect([status, text]).toEqual([200, '']);
    const preview = await house.peer.until(() => house.peer.posted[0]);
    expect(preview).toMatchObject({ channel: 'C1', user: 'U1' });
    const confirm = JSON.stringify(preview.blocks).match(/"value":"(subscribe [^"]*(?:\\"[^"]*)*confirm:true)"/)?.[1];
    expect(confirm).toContain('theme:privacy');
    await house.slack.press(
      { type: 'button', action_id: 'kairan-call:0', style: 'primary', value: JSON.parse(`"${confirm}"`) },
      { message: { ts: '9.9' }, isEphemeral: true },
    );
    await house.peer.until(() => house.peer.posted.length > 1);
    expect(await house.store.subscriptions.list('main')).toMatchObject([
      {
        conversation: { id: 'T1/C1' },
        profile: { themes: ['privacy'] },
        digest: { every: 'weekday', time: '10:30' },
        createdBy: 'slack:T1/U1',
      },
    ]);
  });

  test('the global shortcut asks for which conversation it is, and answers in the form’s place', async () => {
    await house.slack.shortcut('kairan-subscribe');
    const { id, view } = await opened();
    const where = { 'kairan-where': { field: { selected_conversation: 'C42' } } };
    const { text } = await house.slack.submit(id, view, { ...where, sector: select('finance') });
    expect(JSON.parse(text)).toMatchObject({ response_action: 'update' });
    await answered(id, /This is what you would get/);
    expect(house.speakers.at(-1)?.conversation.id).toBe('T1/C42');
  });

  test('what does not fit stands at its field, and nothing is asked', async () => {
    await house.slack.slash('subscribe');
    const { id, view } = await opened();
    const { text } = await house.slack.submit(id, view, {
      zone: { field: { value: 'Atlantis' } },
      reminders: { field: { value: '99' } },
    });
    expect(JSON.parse(text)).toMatchObject({
      response_action: 'errors',
      errors: { zone: expect.stringMatching(/time zone/), reminders: expect.stringMatching(/30/) },
    });
    expect(house.speakers).toEqual([]);
  });

  test('«Ask Kairan about this» brings the message’s words as the question, and its thread', async () => {
    const message = {
      type: 'message',
      ts: '3.3',
      thread_ts: '3.1',
      text: 'does the &lt;AI Promotion Act&gt; have fines?',
      user: 'U2',
    };
    await house.slack.messageShortcut('kairan-ask', message);
    const { id, view } = await opened();
    expect(JSON.stringify(view.blocks)).toContain('does the <AI Promotion Act> have fines?');
    await house.slack.submit(id, view, { question: { field: { value: 'does the AI Promotion Act have fines?' } } });
    const answer = await house.peer.until(() => house.peer.posted[0]);
    expect(answer).toMatchObject({ user: 'U1', thread_ts: '3.1' });
    expect(wordsOf(answer.blocks)).toMatch(/penalt/);
    expect(house.speakers.at(-1)?.thread).toBe('T1/C1/3.1');
  });

  test('a button that lacks what its command needs opens the form, over the modal where it stands in one', async () => {
    const press = { type: 'button', action_id: 'kairan-call:0', value: 'ask about:paaaaaaaaaa' };
    await house.slack.press(press, { message: { ts: '4.4' } });
    const { id, view } = await opened();
    expect(JSON.stringify(view.blocks)).toContain('paaaaaaaaaa');
    await house.slack.press(press, { view: { id, type: 'modal', private_metadata: view.private_metadata } });
    await opened(2);
    expect(house.peer.calls.map(({ method }) => method)).toEqual(['auth.test', 'views.open', 'views.push']);
  });
});

describe('Home', () => {
  test('shows what is subscribed, deadlines and how the sources are, each as Slack takes it', async () => {
    await house.slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1' });
    const view = await house.peer.until(() => house.peer.homes.get('U1'));
    expect(viewProblems(view)).toEqual([]);
    const words = wordsOf(view.blocks);
    for (const part of [/subscribed to nothing/, /closes in the next 14 days/, /sources/]) expect(words).toMatch(part);
  });

  test('a button there opens a modal with its answer', async () => {
    const view = { id: 'VHOME', type: 'home', private_metadata: JSON.stringify({ channel: 'D1' }) };
    await house.slack.press({ type: 'button', action_id: 'kairan-call:0', value: 'latest' }, { view });
    const { id } = await opened();
    await answered(id, /AIディスカッションペーパー/);
    expect(house.speakers.at(-1)?.conversation.id).toBe('T1/D1');
  });

  test('the messages tab is left alone', async () => {
    await house.slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: '1.1' });
    await house.slack.slash('help');
    await house.peer.until(() => house.peer.posted[0]);
    expect(house.peer.homes.size).toBe(0);
  });
});
