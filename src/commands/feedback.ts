import { randomUUID } from 'node:crypto';
import { aNotice } from '../domain/delivery.ts';
import type { Bilingual } from '../domain/language.ts';
import { type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { logAct } from './acts/log-act.ts';
import { choice } from './args/arg.ts';
import { command } from './command.ts';
import { eventNamed } from './meant/event-named.ts';
import { personSpan } from './show/people.ts';

/** Longest report, in UTF-16 units. */
const wordsMax = 2_000;

const aboutChoices = [
  choice('tag', '分類の誤り', 'wrong tag', ['分類', 'タグ', 'tags']),
  choice('missing', '掲載漏れ', 'missing publication', ['漏れ']),
  choice('answer', '回答の誤り', 'wrong answer', ['回答']),
  choice('other', 'その他', 'something else', ['要望']),
];

export const feedback = command({
  name: 'feedback',
  words: ['フィードバック', '報告'],
  summary: {
    ja: '分類や回答の誤り、掲載漏れなどを管理者に伝えます（例：報告 掲載漏れ 経産省の8月1日の公表）。',
    en: 'Tells the operator of a wrong tag, a missing publication or a wrong answer: feedback missing METI, 1 August.',
  },
  args: {
    about: {
      kind: 'choice',
      words: ['種類'],
      label: { ja: '種類', en: 'About' },
      positional: true,
      choices: aboutChoices,
      default: 'other',
      help: { ja: '分類、漏れ、回答、その他（省略時はその他）', en: 'tag, missing, answer or other (other)' },
    },
    event: {
      kind: 'event',
      words: ['件'],
      help: { ja: '対象の番号またはID（任意）', en: 'which event it is about, by number or id, if any' },
    },
    words: {
      kind: 'text',
      words: ['内容'],
      label: { ja: '内容', en: 'What' },
      positional: true,
      required: true,
      help: { ja: '何がどう違うか', en: 'what is wrong, and what would be right' },
    },
  },
  async run({ about = 'other', event = '', words = '' }, context) {
    const said = words.trim();
    if (said === '' || said.length > wordsMax) return { isKept: false, length: said.length, isTold: false };
    const { store, viewer, now, operator } = context;
    const meant = event === '' ? '' : ((await eventNamed(event, context)) ?? event);
    await logAct('feedback', meant, { about, words: said }, context);
    if (operator !== null) {
      const id = `feedback:${randomUUID()}`;
      const message = JSON.stringify(forOperator(about, said, meant, viewer.person));
      await store.lanes.enter([aNotice({ id, workspace: viewer.workspace, conversation: operator, message, now })]);
    }
    return { isKept: true, length: said.length, isTold: operator !== null };
  },
  show({ isKept, length, isTold }, language): Message {
    if (!isKept) return sentence(length === 0 ? whatIsWrong : tooLong(length), language);
    return sentence(
      isTold
        ? { ja: '管理者にお伝えしました。ありがとうございます。', en: 'The operator has been told. Thank you.' }
        : {
            ja: '記録しました。管理者は「出力 記録」で確認できます。ありがとうございます。',
            en: 'It is on record, where the operator finds it with "export audit". Thank you.',
          },
      language,
    );
  },
  lines: ({ isKept, isTold }) => [{ kept: isKept, told: isTold }],
});

function forOperator(about: string, said: string, event: string, person: string): Message {
  const label = aboutChoices.find(({ value }) => value === about)?.label;
  const heading = `フィードバック：${label?.ja ?? about} / Feedback: ${label?.en ?? about}`;
  return {
    language: 'ja',
    summary: heading,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      { kind: 'text', spans: [text(said)] },
      { kind: 'text', spans: [personSpan(person, 'ja'), text(event === '' ? '' : `　${event}`, 'quiet')] },
    ],
  };
}

const whatIsWrong: Bilingual = {
  ja: '内容を続けて入力してください（例：報告 分類 3件目は金融ではありません）。',
  en: 'Please say what is wrong: feedback tag item 3 is not about finance.',
};

function tooLong(length: number): Bilingual {
  return {
    ja: `内容が長すぎます（${length}字）。${wordsMax}字以内でお願いします。`,
    en: `That is too long (${length} characters). Please keep it within ${wordsMax}.`,
  };
}
