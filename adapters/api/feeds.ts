import { dayOf } from '../../src/calendar/say-date.ts';
import type { ArgTable } from '../../src/commands/args/arg.ts';
import type { Context } from '../../src/commands/command.ts';
import { readingFor } from '../../src/commands/show/reading.ts';
import { type EventView, eventViews } from '../../src/digest/event-view.ts';
import { inForceOf } from '../../src/digest/in-force.ts';
import { createOfficials } from '../../src/digest/issuer/official.ts';
import { wants } from '../../src/digest/wants.ts';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Profile } from '../../src/domain/subscription.ts';
import { writeEffects } from '../../src/export/effect-days.ts';
import { type EventRow, eventRows } from '../../src/export/event-rows.ts';
import { type Format, mediaTypes } from '../../src/export/export.ts';
import { deadlineEntries, writeIcs } from '../../src/export/write-ics.ts';
import { writeRss } from '../../src/export/write-rss.ts';
import type { Query } from '../../src/library/query.ts';
import { filters, queryOf, searching, wordsOf } from './filters.ts';
import { hitsMax } from './found.ts';
import type { Args } from './read-query.ts';

/** What is asked for, before anything of it is looked up; or why it cannot be had. */
type Planned =
  | {
      /** What it is made from besides the archive and its address. */
      readonly madeFrom: string;
      make(): Promise<string>;
    }
  | { readonly problem: Bilingual };

interface Stand {
  /** Where it is, without anybody's token. */
  readonly address: string;
  /** True where what stands in it is made up. */
  readonly isSample: boolean;
}

/** What stands at an address of its own, for programs that can hold nothing but an address. */
export interface Feed {
  readonly name: string;
  readonly path: string;
  readonly what: 'events' | 'deadlines' | 'effects';
  readonly format: Format;
  readonly mediaType: string;
  readonly summary: Bilingual;
  readonly args: ArgTable;
  plan(args: Args, context: Context, stand: Stand): Promise<Planned>;
}

/** How far back a feed by a profile or by words goes, in days; one by filters holds the newest, however old. */
const feedDays = 90;
/** How long deadlines that are over stay in a calendar, in days. */
const calendarDays = 90;

const profile = {
  profile: {
    kind: 'text',
    words: ['購読'],
    help: {
      ja: '購読のID（「購読一覧」の--jsonで表示）。その購読のプロファイルで絞る',
      en: 'the id of a subscription ("subscriptions" with --json shows it), whose profile narrows the feed',
    },
  },
} as const satisfies ArgTable;

export const feeds: readonly Feed[] = [
  {
    name: 'eventFeed',
    path: '/feeds/events.rss',
    what: 'events',
    format: 'rss',
    mediaType: mediaTypes.rss,
    summary: { ja: '新しいイベントのRSS', en: 'New events as RSS' },
    args: { ...searching, ...profile, ...filters },
    async plan(args, context, stand) {
      const said = { ...context, ...stand };
      const searched = wordsOf(args);
      if (searched !== null) {
        if ('problem' in searched) return searched;
        const make = async () => {
          const { rows, notes } = await found(searched.words, context);
          return whole(writeRss(rows, { ...said, notes: notes.map(note => note[context.language]) }));
        };
        return { madeFrom: '', make };
      }
      const asked = await narrowed(args, context);
      if ('problem' in asked) return asked;
      return { madeFrom: asked.madeFrom, make: () => whole(writeRss(newest(asked, context), said)) };
    },
  },
  {
    name: 'deadlineFeed',
    path: '/feeds/deadlines.rss',
    what: 'deadlines',
    format: 'rss',
    mediaType: mediaTypes.rss,
    summary: { ja: 'これから締め切られる意見募集のRSS', en: 'Consultations that are open, as RSS' },
    args: { ...profile, ...filters },
    async plan(args, context, stand) {
      const asked = await narrowed(args, context);
      if ('problem' in asked) return asked;
      const { madeFrom, isWanted } = asked;
      const query = { ...asked.query, deadlineFrom: dayOf(context.now) };
      const rows = () => eventRows({ viewer: context.viewer, query, withWork: false }, context, { isDue: true });
      return { madeFrom, make: () => whole(writeRss(wanted(rows(), isWanted), { ...context, ...stand })) };
    },
  },
  {
    name: 'deadlineCalendar',
    path: '/calendar/deadlines.ics',
    what: 'deadlines',
    format: 'ics',
    mediaType: mediaTypes.ics,
    summary: { ja: '意見募集の期限のカレンダー', en: 'Deadlines for comments as a calendar' },
    args: { ...profile, ...filters },
    async plan(args, context, stand) {
      const asked = await narrowed(args, context);
      if ('problem' in asked) return asked;
      const { madeFrom, isWanted } = asked;
      const query = { ...asked.query, deadlineFrom: daysBefore(context, calendarDays) };
      const make = async () => {
        const entries = await deadlineEntries({ ...context, query, withWork: false }, context);
        const own = entries.filter(({ members }) => isWanted(members));
        return writeIcs(own, { ...context, ...stand });
      };
      return { madeFrom, make };
    },
  },
  {
    name: 'effectCalendar',
    path: '/calendar/effects.ics',
    what: 'effects',
    format: 'ics',
    mediaType: mediaTypes.ics,
    summary: { ja: '法令などの施行日・適用日のカレンダー', en: 'Days from which laws and orders apply, as a calendar' },
    args: profile,
    async plan(args, context, stand) {
      const asked = await narrowed(args, context);
      if ('problem' in asked) return asked;
      const { madeFrom, isWanted } = asked;
      const reading = readingFor(context, asked.profile);
      const make = async () => {
        const printed = await inForceOf(context, reading.today, ['core', 'adjacent']);
        const own = printed.filter(one => isWanted([one]));
        return writeEffects(own, context.measures, reading, { ...context, ...stand });
      };
      return { madeFrom, make };
    },
  },
];

type IsWanted = (members: readonly Publication[]) => boolean;

interface Narrowed {
  readonly query: Query;
  /** How far back a feed of events goes, where looking through them all would take long. */
  readonly recent: Pick<Query, 'since'>;
  readonly isWanted: IsWanted;
  /** Absent where everything is wanted. */
  readonly profile?: Profile;
  readonly madeFrom: string;
}

/** What filters, or a subscription's profile, ask for. */
async function narrowed(
  { profile: id, ...args }: Args,
  context: Context,
): Promise<Narrowed | { readonly problem: Bilingual }> {
  if (typeof id !== 'string' || id === '') {
    const asked = queryOf(args, context);
    return 'problem' in asked ? asked : { ...asked, recent: {}, isWanted: () => true, madeFrom: '' };
  }
  const [other] = Object.keys(args);
  if (other !== undefined) return { problem: besideProfile(other) };
  const { store, viewer, now } = context;
  const subscription = await store.subscriptions.find(viewer.workspace, id);
  if (subscription === null) return { problem: noSuchProfile(id) };
  const query: Query = { relevance: ['core', 'adjacent'] };
  const isWanted = wantedBy(subscription.profile, dayOf(now, subscription.zone));
  const { profile: wished } = subscription;
  const recent = { since: daysBefore(context, feedDays) };
  return { query, recent, isWanted, profile: wished, madeFrom: JSON.stringify(wished) };
}

function wantedBy(profile: Profile, today: string): IsWanted {
  return members => members.some(one => wants(profile, one, today) !== null);
}

function newest({ query, recent, isWanted }: Narrowed, context: Context): AsyncIterable<EventRow> {
  const request = { viewer: context.viewer, query: { ...query, ...recent }, withWork: false };
  return wanted(eventRows(request, context), isWanted);
}

async function* wanted(rows: AsyncIterable<EventRow>, isWanted: IsWanted): AsyncGenerator<EventRow> {
  for await (const row of rows) if (isWanted(membersOf(row.view))) yield row;
}

/** What has all of the words, the newest first; of more than are weighed, the search weighs the newest. */
async function found(words: string, { library, viewer, now, sources }: Context) {
  const isDated = /(?:since|以降)[:：]/.test(words);
  const recent = isDated ? words : `${words} since:${feedDays}d`;
  const sought = await library.search(viewer, { words: recent, limit: hitsMax, now });
  const hits = sought.hits.filter(({ isWhole }) => isWhole);
  const events = [...new Set(hits.map(({ publication }) => publication.event))];
  const views = eventViews((await library.members(viewer, events)).flat(), createOfficials(sources));
  const ordered = views.toSorted((a, b) => newestOf(b) - newestOf(a));
  return { rows: each(ordered.map(view => ({ view, review: null }))), notes: sought.notes };
}

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

function membersOf({ lead, echoes, commentary }: EventView): readonly Publication[] {
  return [lead, ...echoes, ...commentary];
}

function newestOf(view: EventView): number {
  return Math.max(...membersOf(view).map(({ firstSeenAt }) => firstSeenAt));
}

function daysBefore({ now }: Pick<Context, 'now'>, days: number): string {
  return Temporal.PlainDate.from(dayOf(now)).subtract({ days }).toString();
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

function besideProfile(other: string): Bilingual {
  return {
    ja: `profileと「${other}」は同時に使えません。どちらか一方を指定してください。`,
    en: `profile and "${other}" cannot be used together; leave one of them out.`,
  };
}

function noSuchProfile(id: string): Bilingual {
  const said = id.slice(0, 60);
  return {
    ja: `「${said}」という購読は見つかりません。解除されていないか、「npx kairan subscriptions --in slack:TEAM/CHANNEL --json」でIDを確かめてください。`,
    en: `There is no subscription "${said}". It may have been ended; "npx kairan subscriptions --in slack:TEAM/CHANNEL --json" shows their ids.`,
  };
}
