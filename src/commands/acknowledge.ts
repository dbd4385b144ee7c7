import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { actOn, reviewOf } from './acts/act-on.ts';
import { eventArg } from './args/event-arg.ts';
import { command } from './command.ts';
import { acknowledgedRows, countAcknowledged, showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

export const acknowledge = command({
  name: 'acknowledge',
  words: ['確認', 'ack'],
  summary: {
    ja: '自分が確認したことを記録します。「一覧」で、誰が確認したかを表示します（例：確認 3件目）。',
    en: 'Records that you have read it; with list, shows who has and who has not: acknowledge 3.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    list: {
      kind: 'flag',
      words: ['一覧'],
      help: { ja: '記録せず、確認した人を表示する', en: 'records nothing, and shows who has' },
    },
  },
  async run({ event = '', list = false }, context) {
    return list
      ? { kind: 'list' as const, found: await reviewOf(event, context) }
      : { kind: 'act' as const, acted: await actOn(event, { kind: 'acknowledge' }, context) };
  },
  show(data, language): Message {
    if (data.kind === 'act') {
      const done = { ja: '確認を記録しました。', en: 'Your acknowledgement is recorded.' };
      const already = { ja: 'すでに確認を記録しています。', en: 'You had acknowledged it already.' };
      return showActed(data.acted, done, already, language);
    }
    const { found } = data;
    if (found.kind === 'problem') return sentence(found.problem, language);
    const count = countAcknowledged(found, language);
    const heading = { ja: `確認 ${count}：${found.lead.title}`, en: `Acknowledged ${count}: ${found.lead.title}` };
    const rows = acknowledgedRows(found, language);
    const message = sentence(heading, language);
    return rows.length === 0 ? message : { ...message, blocks: [...message.blocks, { kind: 'table', rows }] };
  },
  lines(data) {
    const one = data.kind === 'act' ? data.acted : data.found;
    return one.kind === 'problem' ? [] : [reviewLine(one)];
  },
});
