import type { Bilingual } from '../domain/language.ts';
import type { Message } from '../message/message.ts';
import { actOn } from './acts/act-on.ts';
import { eventArg } from './args/event-arg.ts';
import { command } from './command.ts';
import { personMeant } from './meant/person.ts';
import { showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

/** Longest name of an assignee, in UTF-16 units. */
const nameMax = 200;

export const assign = command({
  name: 'assign',
  words: ['担当'],
  summary: {
    ja: '担当の人・グループ・部署を決めます（例：担当 3 法務部、担当 3 自分）。',
    en: 'Gives it to a person, a group or a department: assign 3 Legal, assign 3 me.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    to: {
      kind: 'text',
      words: ['担当者', '宛先'],
      label: { ja: '担当', en: 'To' },
      positional: true,
      help: {
        ja: '人、グループまたは部署（省略時は自分）',
        en: 'a person, a group or a department; you where not given',
      },
    },
    nobody: { kind: 'flag', words: ['解除'], help: { ja: '担当を外す', en: 'takes it from whoever has it' } },
  },
  async run({ event = '', to = 'me', nobody = false }, context) {
    if (to.length > nameMax) return { kind: 'problem', problem: tooLong(to.length) } as const;
    return actOn(event, { kind: 'assign', to: nobody ? null : personMeant(to, context.viewer) }, context);
  },
  show(acted, language): Message {
    const isFree = acted.kind === 'acted' && acted.review.assignee === null;
    const done = isFree
      ? { ja: '担当を外しました。', en: 'It is assigned to nobody now.' }
      : { ja: '担当を記録しました。', en: 'It is assigned.' };
    return showActed(
      acted,
      done,
      { ja: '担当は変わっていません。', en: 'That is how it was assigned already.' },
      language,
    );
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});

function tooLong(length: number): Bilingual {
  return {
    ja: `担当の名前が長すぎます（${length}字）。${nameMax}字以内でお願いします。`,
    en: `That name is too long (${length} characters). Please keep it within ${nameMax}.`,
  };
}
