import type { Message } from '../message/message.ts';
import { actOn } from './act-on.ts';
import { command } from './command.ts';
import { eventArg } from './event-arg.ts';
import { reviewLine } from './review-line.ts';
import { showActed } from './show-review.ts';

export const finish = command({
  name: 'finish',
  words: ['対応済', '対応済み', '完了', 'done'],
  summary: {
    ja: '対応済みにします。「再開」で戻します（例：対応済 3）。',
    en: 'Marks it done, or with undo takes it up again: finish 3.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    undo: { kind: 'flag', words: ['再開'], help: { ja: '未対応に戻す', en: 'takes it up again' } },
  },
  async run({ event = '', undo = false }, context) {
    const acted = await actOn(event, { kind: 'finish', isDone: !undo }, context);
    // What was closed as irrelevant, or by a decision, is open again only when that falls too.
    if (!undo || acted.kind === 'problem' || acted.review.relevance?.isRelevant !== false) return acted;
    return actOn(event, { kind: 'judge', isRelevant: true, reason: '' }, context);
  },
  show(acted, language): Message {
    const isDone = acted.kind === 'acted' && acted.review.finished !== null;
    const done = isDone
      ? { ja: '対応済みにしました。', en: 'Marked as done.' }
      : { ja: '未対応に戻しました。', en: 'Taken up again.' };
    return showActed(acted, done, done, language);
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});
