import type { Bilingual } from '../domain/language.ts';
import { isOpen, type Review } from '../domain/review.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { actOn } from './acts/act-on.ts';
import { eventArg } from './args/event-arg.ts';
import { command } from './command.ts';
import { showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

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
    // What was closed as irrelevant is open again only when that falls too.
    if (!undo || acted.kind === 'problem' || acted.review.relevance?.isRelevant !== false) return acted;
    return actOn(event, { kind: 'judge', isRelevant: true, reason: '' }, context);
  },
  show(acted, language): Message {
    if (acted.kind === 'problem') return sentence(acted.problem, language);
    const said = saidOf(acted.review);
    return showActed(acted, said, said, language);
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});

/** What an organisation decided stays as it is until it decides otherwise. */
function saidOf(review: Review): Bilingual {
  if (review.finished !== null) return { ja: '対応済みにしました。', en: 'Marked as done.' };
  if (isOpen(review)) return { ja: '未対応に戻しました。', en: 'Taken up again.' };
  return {
    ja: '組織の方針が決まっているため、対応は終わったままです。再開するには「方針 提出する」で方針を変更してください。',
    en: 'It stays closed, since your organisation has decided on it. "decide submit" changes the decision and opens it again.',
  };
}
