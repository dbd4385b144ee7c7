import { dayOf } from '../../src/calendar/say-date.ts';
import type { ArgTable } from '../../src/commands/arg.ts';
import type { Context } from '../../src/commands/command.ts';
import { type EventView, eventViews } from '../../src/digest/event-view.ts';
import { wants } from '../../src/digest/wants.ts';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Profile } from '../../src/domain/subscription.ts';
import { type EventRow, eventRows } from '../../src/export/event-rows.ts';
import { type Format, mediaTypes } from '../../src/export/export.ts';
import { deadlineEntries, writeIcs } from '../../src/export/write-ics.ts';
import { writeRss } from '../../src/export/write-rss.ts';
import type { Query } from '../../src/library/query.ts';
import { filters, queryOf, searching, wordsOf } from './filters.ts';
import { hitsMax } from './found.ts';
import type { Args } from './read-query.ts';

type Written = { readonly body: string } | { readonly problem: Bilingual };

/** What stands at an address of its own, for programs that can hold nothing but an address. */
export interface Feed {
  readonly name: string;
  readonly path: string;
  readonly what: 'events' | 'deadlines';
  readonly format: Format;
  readonly mediaType: string;
  readonly summary: Bilingual;
  readonly args: ArgTable;
  /** @param address Where it stands, without anybody's token. */
  write(args: Args, context: Context, address: string): Promise<Written>;
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
    async write(args, context, address) {
      const rows = await rowsOf(args, context);
      return 'problem' in rows ? rows : { body: await whole(writeRss(rows.rows, { ...context, address })) };
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
    async write(args, context, address) {
      const asked = await narrowed(args, context);
      if ('problem' in asked) return asked;
      const request = {
        viewer: context.viewer,
        query: { ...asked.query, deadlineFrom: dayOf(context.now) },
        withWork: false,
      };
      const rows = wanted(eventRows(request, context, { onlyDue: true }), asked.isWanted);
      return { body: await whole(writeRss(rows, { ...context, address })) };
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
    async write(args, context) {
      const asked = await narrowed(args, context);
      if ('problem' in asked) return asked;
      const query = { ...asked.query, deadlineFrom: daysBefore(context, calendarDays) };
      const entries = await deadlineEntries({ ...context, query, withWork: false }, context);
      return {
        body: writeIcs(
          entries.filter(({ lead }) => asked.isWanted([lead])),
          context,
        ),
      };
    },
  },
];

type IsWanted = (members: readonly Publication[]) => boolean;

/** What filters, or a subscription's profile, ask for. */
async function narrowed(
  { profile: id, ...args }: Args,
  context: Context,
): Promise<
  | { readonly query: Query; readonly isWanted: IsWanted; readonly isByProfile: boolean }
  | { readonly problem: Bilingual }
> {
  if (typeof id !== 'string' || id === '') {
    const asked = queryOf(args, context);
    return 'problem' in asked ? asked : { ...asked, isWanted: () => true, isByProfile: false };
  }
  const [other] = Object.keys(args);
  if (other !== undefined) return { problem: besideProfile(other) };
  const { store, viewer, now } = context;
  const subscription = await store.subscriptions.find(viewer.workspace, id);
  if (subscription === null) return { problem: noSuchProfile(id) };
  const today = dayOf(now, subscription.zone);
  return {
    query: { relevance: ['core', 'adjacent'] },
    isWanted: wantedBy(subscription.profile, today),
    isByProfile: true,
  };
}

function wantedBy(profile: Profile, today: string): IsWanted {
  return members => members.some(one => wants(profile, one, today) !== null);
}

/** The newest events of what is asked for; by words, those that have all of them. */
async function rowsOf(
  args: Args,
  context: Context,
): Promise<{ readonly rows: AsyncIterable<EventRow> } | { readonly problem: Bilingual }> {
  const words = wordsOf(args);
  if (words !== null) return 'problem' in words ? words : { rows: found(words.words, context) };
  const asked = await narrowed(args, context);
  if ('problem' in asked) return asked;
  const since = asked.isByProfile ? { since: daysBefore(context, feedDays) } : {};
  const request = { viewer: context.viewer, query: { ...asked.query, ...since }, withWork: false };
  return { rows: wanted(eventRows(request, context), asked.isWanted) };
}

async function* wanted(rows: AsyncIterable<EventRow>, isWanted: IsWanted): AsyncGenerator<EventRow> {
  for await (const row of rows) if (isWanted(membersOf(row.view))) yield row;
}

async function* found(words: string, { library, viewer, now }: Context): AsyncGenerator<EventRow> {
  const recent = /(?:since|以降)[:：]/.test(words) ? words : `${words} since:${feedDays}d`;
  const { hits } = await library.search(viewer, { words: recent, limit: hitsMax, now });
  const events = [...new Set(hits.filter(({ isWhole }) => isWhole).map(({ publication }) => publication.event))];
  const views = eventViews((await library.members(viewer, events)).flat());
  for (const view of views.toSorted((a, b) => newestOf(b) - newestOf(a))) yield { view, review: null };
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
    ja: `「${said}」という購読は見つかりません。解除されていないか、「npx kairan subscriptions --json」でIDを確かめてください。`,
    en: `There is no subscription "${said}". It may have been ended; "npx kairan subscriptions --json" shows their ids.`,
  };
}
