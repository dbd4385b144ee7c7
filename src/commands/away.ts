import { dayOf } from '../calendar/say-date.ts';
import { composeDigest, everything } from '../digest/digest.ts';
import { eventViews } from '../digest/event-view.ts';
import { inForceOf } from '../digest/in-force.ts';
import { showDigest } from '../digest/show-digest.ts';
import { wants } from '../digest/wants.ts';
import type { Profile } from '../domain/subscription.ts';
import { publicationLine } from '../export/publication-line.ts';
import { command } from './command.ts';
import { ownSubscriptions } from './meant/own-subscriptions.ts';
import { sinceDay } from './parse/since.ts';
import { readingFor } from './show/reading.ts';

const publicationsMax = 5_000;
const itemsMax = 20;

export const away = command({
  name: 'away',
  words: ['不在中'],
  summary: {
    ja: '不在の間にあったことを、この会話の購読内容に沿って重要な順に表示します（例：不在中 14日）。',
    en: 'What happened while you were away, by what this conversation follows, most important first: away 14d.',
  },
  args: {
    since: {
      kind: 'since',
      default: '14d',
      words: ['期間', '以降'],
      positional: true,
      help: {
        ja: 'いつから（14日、2026-08-01。省略時は14日）',
        en: 'from when (14d or 2026-08-01; 14d where not given)',
      },
    },
  },
  async run({ since = '14d' }, context) {
    const { viewer, library, sources, states, now } = context;
    const own = await ownSubscriptions(context);
    const profiles: readonly Profile[] = own.length === 0 ? [everything] : own.map(({ profile }) => profile);
    const zone = own[0]?.zone ?? 'Asia/Tokyo';
    const today = dayOf(now, zone);
    const from = sinceDay(since, now);
    const [inPeriod, withDeadline, inForce] = await Promise.all([
      library.list(viewer, { since: from, relevance: ['core', 'adjacent'] }, { limit: publicationsMax }),
      library.list(viewer, { deadlineFrom: today }, { limit: 500 }),
      inForceOf(context, today),
    ]);
    const isOurs = (publication: (typeof inPeriod.publications)[number]) =>
      profiles.some(profile => wants(profile, publication, today) !== null);
    const [profile = everything] = profiles;
    const reading = readingFor(context, profile, zone);
    const digest = composeDigest(
      {
        news: eventViews(inPeriod.publications.filter(isOurs), reading.isOfficial),
        withDeadline: [...withDeadline.publications, ...inForce].filter(isOurs),
        sources,
        states: await states(),
        since: from,
        now,
        zone,
      },
      reading,
      { itemsMax },
    );
    return { digest, reading };
  },
  show({ digest, reading }) {
    const rest = { command: 'digest', args: { since: digest.since } };
    return showDigest(digest, reading, { rest });
  },
  lines: ({ digest }) => digest.items.map(({ lead }) => publicationLine(lead)),
});
