import { afterAll, describe, expect, test } from 'vitest';
import { readFields, renderForm } from '../../../adapters/teams/form.ts';
import { commands } from '../../../src/commands/registry.ts';
import { cardProblems } from './adaptive-card.ts';
import { cardOf, channel, openTeamsHouse, tenant } from './teams-house.ts';

const { activity, close, peer, post } = await openTeamsHouse();
afterAll(close);

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

  const inLanguages = [
    {
      language: 'ja',
      at: chat,
      refused: ['入力内容をご確認ください。', '時間帯の名前', '30までの整数'],
      needed: '「内容」をご入力ください。',
    },
    {
      language: 'en',
      at: { ...chat, id: 'a:forms-en' },
      refused: ['Please look at what you entered.', 'a time zone like Tokyo', 'a whole number'],
      needed: 'Please fill in "',
    },
  ] as const;

  for (const { language, at, refused, needed } of inLanguages) {
    const submit = (data: object) => dialog(invoke('task/submit', { data }, { conversation: at }));

    test(`what does not fit stands at its field, in the language of the place, with what was typed (${language})`, async () => {
      const before = peer.sent.length;
      await post(activity({ conversation: at, text: `設定 ${language}`, entities: [] }));
      await peer.arrived(before + 1);
      const { task } = await submit({ kairan: 'subscribe', zone: 'Atlantis', reminders: '99', theme: 'privacy' });
      expect(task.type).toBe('continue');
      expect(cardProblems(task.value.card.content)).toEqual([]);
      const said = JSON.stringify(task.value.card.content);
      for (const words of [...refused, 'Atlantis', '"value":"privacy"']) expect(said).toContain(words);
    });

    test(`what is needed and missing is asked for (${language})`, async () => {
      const { task } = await submit({ kairan: 'ask', question: ' ' });
      expect(task.type).toBe('continue');
      expect(JSON.stringify(task.value).replaceAll('\\"', '"')).toContain(needed);
    });
  }

  test('sent, it closes and is answered in the conversation, once', async () => {
    const before = peer.sent.length;
    const data = { kairan: 'subscribe', theme: 'privacy', time: '10:30', from: '"Nagashima & Ohno"' };
    const sent = () => invoke('task/submit', { data }, { id: 'sent-twice' });
    const answers = await Promise.all([sent(), sent()]);
    expect(await Promise.all(answers.map(answer => answer.text()))).toEqual(['', '']);
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
    const { task } = await dialog(invoke('composeExtension/fetchTask', { commandId: 'subscribe' }, elsewhere));
    expect(cardProblems(task.value.card.content)).toEqual([]);
    expect(JSON.stringify(task.value.card.content)).toContain('アプリを会話に追加');
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
