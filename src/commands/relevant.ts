import type { Message } from '../message/message.ts';
import { actOn } from './act-on.ts';
import { command } from './command.ts';
import { eventArg } from './event-arg.ts';
import { reviewLine } from './review-line.ts';
import { showActed } from './show-review.ts';

export const relevant = command({
  name: 'relevant',
  words: ['関連あり'],
  summary: {
    ja: '自社に関連するものとして理由とともに記録します（例：関連あり 3 与信モデルが対象）。',
    en: 'Records that it concerns you, and why: relevant 3 our credit model falls under it.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    reason: {
      kind: 'text',
      words: ['理由'],
      positional: true,
      help: { ja: '理由（任意）', en: 'why, if you wish' },
    },
  },
  run: ({ event = '', reason = '' }, context) => actOn(event, { kind: 'judge', isRelevant: true, reason }, context),
  show(acted, language): Message {
    const done = { ja: '「関連あり」と記録しました。', en: 'Recorded as relevant.' };
    return showActed(acted, done, { ja: 'すでに「関連あり」です。', en: 'It was marked relevant already.' }, language);
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});
