import { dayOf } from '../calendar/say-date.ts';
import { deadlineDays } from '../digest/due-days.ts';
import { dueRow } from '../digest/due-row.ts';
import { publicationLine } from '../export/publication-line.ts';
import { type Block, type Message, text } from '../message/message.ts';
import { counted, notLegalAdvice } from '../message/strings.ts';
import { relevanceChoices } from './args/relevance-choices.ts';
import { command } from './command.ts';
import { readingFor } from './show/reading.ts';

const publicationsMax = 500;

export const deadlines = command({
  name: 'deadlines',
  words: ['締切', '期限', '締め切り', '〆切', 'deadline'],
  summary: { ja: '意見募集の期限を近い順に表示します。', en: 'Shows when comments close, nearest first.' },
  args: {
    days: {
      kind: 'number',
      words: ['日数'],
      positional: true,
      min: 1,
      max: 400,
      isDays: true,
      default: 60,
      help: { ja: '何日先まで（省略時は60日）', en: 'how many days ahead (60 where not given)' },
    },
    relevance: {
      kind: 'choice',
      positional: true,
      words: ['範囲'],
      choices: relevanceChoices,
      default: 'core',
      help: { ja: '範囲（省略時は日本のAI政策）', en: 'how far afield (Japanese AI policy where not given)' },
    },
  },
  async run({ days = 60, relevance = 'core' }, context) {
    const { viewer, library, now } = context;
    const today = dayOf(now);
    const horizon = Temporal.PlainDate.from(today).add({ days }).toString();
    const about = { core: { relevance: ['core'] }, adjacent: { relevance: ['core', 'adjacent'] }, all: {} } as const;
    const found = await library.list(viewer, { deadlineFrom: today, ...about[relevance] }, { limit: publicationsMax });
    const ahead = found.publications.filter(({ deadline }) => deadline !== null && deadline.on <= horizon);
    ahead.sort((a, b) => (a.deadline?.on ?? '').localeCompare(b.deadline?.on ?? ''));
    const reading = readingFor(context);
    return { reading, days, due: deadlineDays(ahead, reading) };
  },
  show({ reading, days, due }, language): Message {
    const ja = language === 'ja';
    const heading =
      due.length === 0
        ? ja
          ? `今後${days}日以内に期限を迎える意見募集は、収録資料にはありません。`
          : `The archive holds no consultation that closes in the next ${counted(days, 'day', 'days')}.`
        : ja
          ? `意見募集の期限${due.length}件（今後${days}日）`
          : `${counted(due.length, 'deadline', 'deadlines')} in the next ${counted(days, 'day', 'days')}`;
    const blocks: Block[] = [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      {
        kind: 'list',
        items: due.map(one => dueRow(one, null, reading)),
      },
      { kind: 'note', spans: [text(notLegalAdvice[language], 'quiet')] },
    ];
    return { language, summary: heading, blocks: due.length === 0 ? blocks.slice(0, 1) : blocks };
  },
  lines: ({ due }) => due.flatMap(({ lead }) => (lead === null ? [] : [publicationLine(lead)])),
});
