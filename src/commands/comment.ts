import type { Bilingual } from '../domain/language.ts';
import type { Message } from '../message/message.ts';
import { actOn } from './acts/act-on.ts';
import { eventArg } from './args/event-arg.ts';
import { command } from './command.ts';
import { showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

/** Longest comment, in UTF-16 units. */
const wordsMax = 2_000;

export const comment = command({
  name: 'comment',
  words: ['コメント', 'メモ'],
  summary: {
    ja: '社内向けのコメントを残します（例：コメント 3 9月の委員会で説明）。',
    en: 'Leaves a comment for your colleagues: comment 3 to be presented in September.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    words: {
      kind: 'text',
      words: ['内容'],
      label: { ja: 'コメント', en: 'Comment' },
      positional: true,
      required: true,
      help: { ja: `コメントの内容（${wordsMax}字以内）`, en: `what you want to say (up to ${wordsMax} characters)` },
    },
  },
  async run({ event = '', words = '' }, context) {
    const said = words.trim();
    if (said === '' || said.length > wordsMax) return { kind: 'problem', problem: lengthProblem(said.length) } as const;
    return actOn(event, { kind: 'comment', words: said }, context);
  },
  show(acted, language): Message {
    const done = { ja: 'コメントを残しました。', en: 'Your comment is kept.' };
    return showActed(acted, done, done, language);
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});

function lengthProblem(length: number): Bilingual {
  return length === 0
    ? {
        ja: 'コメントの内容を続けて入力してください（例：コメント 3 9月の委員会で説明）。',
        en: 'Please write the comment behind the number: comment 3 to be presented in September.',
      }
    : {
        ja: `コメントが長すぎます（${length}字）。${wordsMax}字以内でお願いします。`,
        en: `That comment is too long (${length} characters). Please keep it within ${wordsMax}.`,
      };
}
