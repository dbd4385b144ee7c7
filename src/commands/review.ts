import { dayOf } from '../calendar/say-date.ts';
import { eventCard } from '../digest/card.ts';
import { eventViews } from '../digest/event-view.ts';
import { createOfficials } from '../digest/issuer/official.ts';
import type { Publication } from '../domain/publication.ts';
import { isOpen, noReview } from '../domain/review.ts';
import type { Day } from '../domain/time.ts';
import { type Block, type Message, text } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import { counted } from '../message/strings.ts';
import { reviewsOf } from '../store/reviews-of.ts';
import { notHere, type Reviewed, reviewOf } from './acts/act-on.ts';
import { choice } from './args/arg.ts';
import { eventArg } from './args/event-arg.ts';
import { type Context, command } from './command.ts';
import { readingFor } from './show/reading.ts';
import { showState, stateLine } from './show/review.ts';
import { reviewLine } from './show/review-line.ts';

const openMax = 500;
const shownMax = 20;
/** Deadlines so many days ahead count as due. */
const dueDays = 14;

export const whichChoices = [
  choice('all', 'すべて', 'everything that is open', ['全件', '未完了']),
  choice('mine', '自分の担当', 'assigned to me', ['自分', '私', 'my']),
  choice('unassigned', '担当なし', 'assigned to nobody', ['未割当', '未定']),
  choice('due', '期限間近', 'due within two weeks', ['期限', '締切']),
];

export const review = command({
  name: 'review',
  words: ['対応状況', 'レビュー'],
  summary: {
    ja: '対応中のものを表示します。自分の担当、担当なし、期限間近、または一件に絞れます（例：対応状況 自分、対応状況 3件目）。',
    en: 'Shows open work: everything, mine, unassigned, due, or one event (review mine, review 3).',
  },
  args: {
    which: {
      kind: 'choice',
      words: ['範囲'],
      label: { ja: '範囲', en: 'Which' },
      positional: true,
      choices: whichChoices,
      default: 'all',
      help: {
        ja: 'すべて、自分、担当なし、期限（省略時はすべて）',
        en: 'all, mine, unassigned or due (all where not given)',
      },
    },
    event: { ...eventArg, help: { ja: '一件だけを見る番号またはID', en: 'one event, by its number or id' } },
  },
  async run({ which = 'all', event }, context) {
    if (event !== undefined) return reviewOf(event, context);
    if (context.withOutsiders) return { kind: 'problem' as const, problem: notHere };
    const work = await openWork(which, context);
    return { kind: 'work' as const, which, work, reading: readingFor(context) };
  },
  show(data, language): Message {
    if (data.kind === 'problem') return sentence(data.problem, language);
    if (data.kind === 'found') return showState(data, language);
    const { which, work, reading } = data;
    const what = whichChoices.find(({ value }) => value === which)?.label[language] ?? '';
    const heading = {
      ja: work.length === 0 ? `対応状況（${what}）：該当するものはありません。` : `対応状況（${what}）${work.length}件`,
      en:
        work.length === 0
          ? `Open work (${what}): none.`
          : `Open work (${what}): ${counted(work.length, 'event', 'events')}`,
    }[language];
    const blocks: Block[] = work.slice(0, shownMax).map((one, index) => {
      const [view] = eventViews(one.members, reading.isOfficial);
      if (view === undefined) return { kind: 'text', spans: [text(one.lead.title)] };
      const card = eventCard(view, index + 1, reading);
      const state = stateLine(one, language);
      return { ...card, lines: [...(state.length === 0 ? [] : [state]), ...card.lines] };
    });
    const left = work.length - shownMax;
    const rest = {
      ja: `ほか${left}件は、範囲を絞るかコンソールでご覧ください。`,
      en: `${left} more: narrow it down, or see the console.`,
    };
    return {
      language,
      summary: heading,
      blocks: [
        { kind: 'heading', spans: [text(heading, 'strong')] },
        ...blocks,
        ...(left > 0 ? [{ kind: 'text', spans: [text(rest[language])] } as const] : []),
      ],
    };
  },
  lines(data) {
    if (data.kind === 'found') return [reviewLine(data)];
    return data.kind === 'problem' ? [] : data.work.map(reviewLine);
  },
});

export interface Work extends Reviewed {
  readonly members: readonly Publication[];
}

type Reach = Pick<Context, 'store' | 'viewer' | 'library' | 'conversation' | 'now' | 'sources'>;

/**
 * What people have begun, and consultations that nobody has taken up yet; nearest deadline first, then latest changed.
 * @param which One of `whichChoices`.
 */
export async function openWork(which: string, reach: Reach): Promise<Work[]> {
  const { store, viewer, library, conversation, now, sources } = reach;
  const { workspace } = viewer;
  const begun = await store.reviews.open(workspace, openMax);
  const today = dayOf(now);
  const consultations = await library.list(
    viewer,
    { relevance: ['core'], kind: ['consultation'], deadlineFrom: today },
    { limit: openMax },
  );
  const current = begun.map(async ({ event }) => (await store.events.eventOf(event)) ?? event);
  const waiting = consultations.publications.map(({ event }) => event);
  const events = [...new Set([...(await Promise.all(current)), ...waiting])];
  const kept = await reviewsOf(store, workspace, events);
  const circle = (await store.settings.of(workspace, conversation))?.circle ?? [];
  const open = events.map(event => kept.get(event) ?? noReview(workspace, event)).filter(isOpen);
  const found = await library.members(
    viewer,
    open.map(({ event }) => event),
  );
  const isOfficial = createOfficials(sources);
  return open
    .flatMap((one, index): Work[] => {
      const members = found[index] ?? [];
      const lead = eventViews(members, isOfficial)[0]?.lead;
      return lead === undefined ? [] : [{ review: one, lead, members, circle }];
    })
    .filter(one => fits(one, which, reach))
    .sort((a, b) => dueDay(a).localeCompare(dueDay(b)) || b.review.changedAt - a.review.changedAt);
}

function fits(work: Work, which: string, { viewer, now }: Reach): boolean {
  if (which === 'mine') return work.review.assignee === viewer.person;
  if (which === 'unassigned') return work.review.assignee === null;
  if (which !== 'due') return true;
  const today = dayOf(now);
  const horizon = Temporal.PlainDate.from(today).add({ days: dueDays }).toString();
  return dueDay(work) >= today && dueDay(work) <= horizon;
}

/** The nearer of the deadline and the day on which it comes again; a day after all days where there is neither. */
function dueDay({ lead, review }: Pick<Work, 'lead' | 'review'>): Day {
  const days = [lead.deadline?.on, review.snooze?.until].filter(day => day !== undefined);
  return days.sort()[0] ?? '9999-12-31';
}
