import { dayOf, sayDay } from '../calendar/say-date.ts';
import type { Bilingual } from '../domain/language.ts';
import type { Message } from '../message/message.ts';
import { actOn } from './acts/act-on.ts';
import { eventArg } from './args/event-arg.ts';
import { command } from './command.ts';
import { showActed } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

const whichDay: Bilingual = {
  ja: 'もう一度お知らせする日を、明日以降の日付でご指定ください（例：再通知 3 2026-09-01）。',
  en: 'Please give the day on which it should come again, from tomorrow on: snooze 3 2026-09-01.',
};

export const snooze = command({
  name: 'snooze',
  words: ['再通知', '後で'],
  summary: {
    ja: '指定した日に、この会話でもう一度お知らせします（例：再通知 3 2026-09-01）。',
    en: 'Tells you again in this conversation on a day: snooze 3 2026-09-01.',
  },
  needs: 'review',
  args: {
    event: eventArg,
    until: {
      kind: 'day',
      words: ['まで', '日'],
      label: { ja: 'お知らせする日', en: 'On' },
      positional: true,
      help: {
        ja: 'もう一度知らせる日（2026-09-01、2026年9月1日）',
        en: 'the day on which it comes again (2026-09-01)',
      },
    },
    off: { kind: 'flag', words: ['取消'], help: { ja: '再通知をやめる', en: 'no longer tells you again' } },
  },
  async run({ event = '', until, off = false }, context) {
    const isAhead = off || (until !== undefined && until > dayOf(context.now));
    if (!isAhead) return { kind: 'problem', problem: whichDay } as const;
    return actOn(event, { kind: 'snooze', until: off ? null : (until ?? null), in: context.conversation }, context);
  },
  show(acted, language): Message {
    const until = acted.kind === 'acted' ? (acted.review.snooze?.until ?? null) : null;
    const done =
      until === null
        ? { ja: '再通知を取り消しました。', en: 'You will not be told again.' }
        : {
            ja: `${sayDay(until, 'ja')}の朝に、この会話でもう一度お知らせします。`,
            en: `You will be told again here on the morning of ${sayDay(until, 'en')}.`,
          };
    return showActed(acted, done, done, language);
  },
  lines: acted => (acted.kind === 'problem' ? [] : [reviewLine(acted)]),
});
