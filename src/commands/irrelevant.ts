import type { Message } from '../message/message.ts';
import { actOn } from './act-on.ts';
import { command } from './command.ts';
import { eventArg } from './event-arg.ts';
import { reviewLine } from './review-line.ts';
import { showActed } from './show-review.ts';

export const irrelevant = command({
  name: 'irrelevant',
  words: ['関連なし', '対象外', 'not-relevant'],
  summary: {
    ja: '自社に関連しないものとして理由とともに記録します（例：関連なし 3 国内拠点のみ対象）。',
    en: 'Records that it does not concern you, and why: irrelevant 3 domestic entities only.',
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
  run: ({ event = '', reason = '' }, context) => actOn(event, { kind: 'judge', isRelevant: false, reason }, context),
  show(acted, language): Message {
    const done = { ja: '「関連なし」と記録しました。', en: 'Recorded as not relevant.' };
    return showActed(
      acted,
      done,
      { ja: 'すでに「関連なし」です。', en: 'It was marked not relevant already.' },
      language,
    );
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});
