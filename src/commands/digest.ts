import { dayOf } from '../calendar/say-date.ts';
import { composeDigest, type Digest } from '../digest/digest.ts';
import { eventViews } from '../digest/event-view.ts';
import { inForceOf } from '../digest/in-force.ts';
import type { Reading } from '../digest/reading.ts';
import { showDigest } from '../digest/show-digest.ts';
import type { Publication } from '../domain/publication.ts';
import { publicationLine } from '../export/publication-line.ts';
import { sentence } from '../message/sentence.ts';
import type { Context } from './command.ts';
import { command } from './command.ts';
import { eventMembers } from './meant/event-members.ts';
import { sinceDay } from './parse/since.ts';
import { readingFor } from './show/reading.ts';

/** A digest is composed from at most so many publications of its period. */
const publicationsMax = 2_000;

interface Data {
  /** Null where the message that it continues is not known here. */
  readonly digest: Digest | null;
  readonly reading: Reading;
  /** The first item that is shown, from 0. */
  readonly from: number;
}

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
    from: {
      kind: 'number',
      words: ['件目'],
      min: 1,
      max: 10_000,
      hidden: true,
      help: { ja: '何件目から表示するか', en: 'the item with which to begin' },
    },
    delivery: {
      kind: 'text',
      words: ['配信番号'],
      hidden: true,
      help: { ja: 'どの配信の続きか', en: 'the message that this continues' },
    },
  },
  async run({ since = '7d', from = 1, delivery }, context): Promise<Data> {
    const reading = readingFor(context);
    const composed =
      delivery === undefined ? await ofPeriod(since, reading, context) : await ofDelivery(delivery, reading, context);
    return { digest: composed, reading, from: from - 1 };
  },
  show({ digest: composed, reading, from }, language) {
    if (composed === null) return sentence(gone, language);
    const after = from + composed.shown;
    const rest = { command: 'digest', args: { since: composed.since, from: after + 1 } };
    return showDigest(composed, reading, { from, rest });
  },
  lines: ({ digest: composed }) =>
    (composed?.items ?? []).flatMap(({ lead, commentary, echoes }) =>
      [lead, ...commentary, ...echoes].map(publicationLine),
    ),
});

async function ofPeriod(since: string, reading: Reading, context: Context): Promise<Digest> {
  const { viewer, library, sources, states, now } = context;
  const from = sinceDay(since, now);
  const [inPeriod, withDeadline, inForce] = await Promise.all([
    library.list(viewer, { since: from }, { limit: publicationsMax }),
    library.list(viewer, { deadlineFrom: dayOf(now), relevance: ['core'] }, { limit: 100 }),
    inForceOf(context, dayOf(now)),
  ]);
  const isAbout = (relevance: 'core' | 'adjacent') => (one: Publication) => one.tags.relevance.value === relevance;
  const input = {
    news: eventViews(inPeriod.publications.filter(isAbout('core')), reading.isOfficial),
    adjacent: inPeriod.publications.filter(isAbout('adjacent')).length,
    withDeadline: [...withDeadline.publications, ...inForce],
    sources,
    states: await states(),
    since: from,
    now,
  };
  return composeDigest(input, reading);
}

/** The items of a message that was sent, in its order; null where it was not sent to this conversation. */
async function ofDelivery(
  id: string,
  reading: Reading,
  { store, viewer, conversation, library, sources, states, now }: Context,
): Promise<Digest | null> {
  const sent = await store.outbox.delivery(id);
  const isHere = sent?.workspace === viewer.workspace && sent.conversation.id === conversation.id;
  if (sent === null || !isHere) return null;
  const members = await Promise.all(sent.events.map(event => eventMembers(event, { library, viewer, store })));
  const nothing = { news: [], withDeadline: [], sources, states: await states(), since: dayOf(sent.plannedAt), now };
  const digest = composeDigest(nothing, reading);
  const items = members.flatMap(publications =>
    publications.length === 0 ? [] : eventViews(publications, reading.isOfficial),
  );
  return { ...digest, items, shown: Math.max(1, items.length) };
}

const gone = {
  ja: 'この続きは表示できません。「新着」で新しいものを表示します。',
  en: 'What this continues is not known here. "latest" shows what is new.',
};
