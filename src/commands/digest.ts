import { dayOf } from '../calendar/say-date.ts';
import { composeDigest } from '../digest/digest.ts';
import { showDigest } from '../digest/show-digest.ts';
import { command } from './command.ts';
import { publicationLine } from './publication-line.ts';
import { sinceDay } from './since.ts';

/** A digest is composed from at most so many publications of its period. */
const publicationsMax = 2_000;

export const digest = command({
  name: 'digest',
  words: ['ダイジェスト', 'まとめ'],
  summary: {
    ja: '指定した期間に公表された日本のAI政策をまとめます。',
    en: 'Sums up what was published about Japanese AI policy in a period.',
  },
  args: {
    since: {
      kind: 'since',
      default: '7d',
      words: ['以降', '期間'],
      positional: true,
      help: { ja: 'いつから（7日、2026-08-01。省略時は7日）', en: 'from when (7d or 2026-08-01; 7d where not given)' },
    },
  },
  async run({ since = '7d' }, { viewer, library, sources, states, now }) {
    const from = sinceDay(since, now);
    const [inPeriod, withDeadline] = await Promise.all([
      library.list(viewer, { since: from }, { limit: publicationsMax }),
      library.list(viewer, { deadlineFrom: dayOf(now), relevance: ['core'] }, { limit: 100 }),
    ]);
    return composeDigest({
      publications: inPeriod.publications,
      withDeadline: withDeadline.publications,
      sources,
      states: await states(),
      since: from,
      now,
    });
  },
  show: showDigest,
  lines: ({ items }) =>
    items.flatMap(({ lead, commentary, echoes }) => [lead, ...commentary, ...echoes].map(publicationLine)),
});
