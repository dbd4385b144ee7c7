// What brings every command's answer, over publications that mean harm: for every chat's renderer.
import { commands } from '../../src/commands/registry.ts';
import { hostileWords } from './any-message.ts';
import { aPublication } from './sample.ts';

const core = { value: 'core', confidence: 1, evidence: [{ field: 'title', at: 0, words: '<!channel>' }] } as never;

/** Titles, summaries and publishers that mean harm, and one of each kind of length. */
export const hostilePublications = [...hostileWords, 'あ'.repeat(4_000), 'x'.repeat(4_000)].map((words, index) =>
  aPublication({
    id: `p${String.fromCharCode(97 + index).padStart(10, 'a')}`,
    title: `${words} AIに関する意見募集`,
    summary: words,
    content: words.repeat(3),
    url: `https://www.example.go.jp/${index}?a=<b>&c=%22`,
    publisher: { ja: words, en: words },
    publishedAt: '2026-10-01',
    deadline: {
      on: '2026-10-30',
      time: '17:00',
      zone: 'Asia/Tokyo',
      basis: 'voluntary',
      evidence: { field: 'summary', at: 0, words },
    } as never,
    tags: { ...aPublication().tags, relevance: core },
  }),
);

/** Calls that bring each command as far as it goes; the bare command is tried for all. */
export const everyCall: readonly string[] = [
  'latest 50 relevance:all',
  'search AI',
  'search "<!channel>"',
  'digest 90d',
  ...hostilePublications
    .slice(0, 4)
    .flatMap(({ id }) => [
      `details ${id}`,
      `evidence ${id}`,
      `acknowledge ${id}`,
      `assign ${id} <@U1>`,
      `decide ${id} submit`,
      `comment ${id} <!here>`,
      `irrelevant ${id} <https://evil.example|x>`,
      `snooze ${id} 2026-11-30`,
    ]),
  'review',
  'circle add:slack:T1/U1,slack:T1/U2',
  'measure AI推進法',
  'measure <!channel>',
  'timeline AI推進法',
  'compare AI推進法 with:個人情報保護法',
  'upcoming 400',
  'deadlines 400 relevance:all',
  'ask AI推進法に罰則はありますか',
  'ask <!channel> *x* does the AI Promotion Act have fines?',
  'ask',
  'subscribe privacy finance 平日9:00',
  'subscribe privacy finance 平日9:00 confirm:true',
  'subscriptions',
  'pause 2026-12-01',
  'settings 英語',
  'away 30d',
  ...commands.flatMap(({ name }) => [name, `help ${name}`]),
];
