import type { Bilingual } from '../domain/language.ts';
import type { Message } from '../message/message.ts';
import { actOn } from './acts/act-on.ts';
import { choice } from './args/arg.ts';
import { eventArg } from './args/event-arg.ts';
import { command } from './command.ts';
import { showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

export const decide = command({
  name: 'decide',
  words: ['方針', '判断'],
  summary: {
    ja: '意見募集への対応方針（提出する・しない・提出済み）を、組織の判断として記録します（例：方針 3 提出する）。',
    en: 'Records what your organisation decides on a consultation: decide 3 submit.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    decision: {
      kind: 'choice',
      words: ['対応'],
      label: { ja: '方針', en: 'Decision' },
      positional: true,
      required: true,
      choices: [
        choice('submit', '提出する', 'submit', ['will submit', '意見を提出する']),
        choice('pass', '提出しない', 'do not submit', ['しない', 'won’t submit', '意見を提出しない']),
        choice('submitted', '提出済', 'submitted', ['提出済み', 'done']),
      ],
      help: { ja: '提出する、提出しない、提出済', en: 'submit, pass or submitted' },
    },
  },
  async run({ event = '', decision }, context) {
    if (decision === undefined) return { kind: 'problem', problem: whichDecision } as const;
    return actOn(event, { kind: 'decide', decision }, context);
  },
  show(acted, language): Message {
    const done = { ja: '組織の方針として記録しました。', en: 'Recorded as your organisation’s decision.' };
    return showActed(acted, done, { ja: 'すでにその方針です。', en: 'That was decided already.' }, language);
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});

const whichDecision: Bilingual = {
  ja: '方針を「提出する」「提出しない」「提出済」からご指定ください（例：方針 3 提出する）。',
  en: 'Please say what was decided: submit, pass or submitted (decide 3 submit).',
};
