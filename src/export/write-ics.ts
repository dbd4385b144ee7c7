import { dayOf } from '../calendar/say-date.ts';
import { commentsOf } from '../digest/comments.ts';
import { eventViews } from '../digest/event-view.ts';
import { createOfficials } from '../digest/issuer/official.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../library/query.ts';
import type { Store } from '../store/store.ts';
import { eventRows } from './event-rows.ts';
import { type CalendarDay, type CalendarSaid, writeCalendar } from './write-calendar.ts';

/** A deadline as a calendar's entry. */
export interface DeadlineEntry {
  readonly event: string;
  readonly lead: Publication;
  readonly members: readonly Publication[];
  readonly on: Day;
  readonly time: string | null;
  /** Rises with everything that its publishers say, so that a moved deadline replaces the entry that it was. */
  readonly sequence: number;
  readonly changedAt: Instant;
  /** True where the publisher took the deadline back, or the page. */
  readonly isCancelled: boolean;
  /** True where the publication itself speaks against the day. */
  readonly isDoubtful: boolean;
}

interface Request {
  readonly viewer: Viewer;
  readonly query: Query;
  readonly now: Instant;
  readonly withWork: boolean;
}

interface Deps {
  readonly library: Library;
  readonly store: Pick<Store, 'archive' | 'reviews' | 'events'>;
  readonly sources: readonly Source[];
}

/** How long a deadline that was taken back is still told to calendars that have it, in days. */
const cancelledDaysMax = 180;
const pageSize = 500;

/** Every deadline of what fits, and those that were taken back lately. */
export async function deadlineEntries(request: Request, deps: Deps): Promise<DeadlineEntry[]> {
  const entries: DeadlineEntry[] = [];
  const isOfficial = createOfficials(deps.sources);
  for await (const { view } of eventRows({ ...request, withWork: false }, deps, { isDue: true })) {
    const { event, lead } = view;
    if (lead.deadline === null) continue;
    const members = [lead, ...view.echoes, ...view.commentary];
    const isDoubtful = commentsOf(lead, request.now, isOfficial).kind === 'doubtful';
    entries.push({ ...entryOf(event, lead, members), on: lead.deadline.on, time: lead.deadline.time, isDoubtful });
  }
  const all = [...entries, ...(await takenBack(request, deps))];
  return [...all, ...(await absorbed(all, deps))];
}

/** Entries of events that turned out to be one of these: calendars that have them are told that they are gone. */
async function absorbed(
  entries: readonly DeadlineEntry[],
  { store }: Pick<Deps, 'store'>,
): Promise<readonly DeadlineEntry[]> {
  const absorbedBy = await store.events.absorbedBy(entries.map(({ event }) => event));
  return entries.flatMap(entry =>
    (absorbedBy.get(entry.event) ?? [])
      // What never had a day never stood in a calendar.
      .filter(event => entry.members.find(({ id }) => id === event)?.deadline !== null)
      .map(event => ({ ...entry, event, isCancelled: true })),
  );
}

function entryOf(event: string, lead: Publication, members: readonly Publication[]) {
  return {
    event,
    lead,
    members,
    sequence: members.reduce((sum, { revision }) => sum + revision, 0) - 1,
    changedAt: Math.max(...members.map(({ revisedAt }) => revisedAt)),
    isCancelled: false,
    isDoubtful: false,
  };
}

/** Consultations that had a deadline in an earlier revision and have none now. */
async function takenBack({ viewer, query, now }: Request, { library, store, sources }: Deps): Promise<DeadlineEntry[]> {
  const since = Temporal.PlainDate.from(dayOf(now)).subtract({ days: cancelledDaysMax }).toString();
  const isOfficial = createOfficials(sources);
  const found: DeadlineEntry[] = [];
  let after: string | undefined;
  do {
    const { deadlineFrom: _, ...about } = query;
    const page = await library.list(
      viewer,
      { ...about, since: about.since ?? since },
      { limit: pageSize, ...(after === undefined ? {} : { after }) },
    );
    for (const one of page.publications) {
      if (one.deadline !== null || one.revision === 1) continue;
      const members = await library.event(viewer, one.event);
      const [view] = eventViews(members, isOfficial);
      if (view?.lead.id !== one.id) continue;
      const before = (await store.archive.revisions(one.id)).findLast(({ deadline }) => deadline !== null)?.deadline;
      if (before)
        found.push({ ...entryOf(one.event, one, members), on: before.on, time: before.time, isCancelled: true });
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** Deadlines as a calendar: an entry on the last day, its hour in the words. */
export function writeIcs(entries: readonly DeadlineEntry[], said: CalendarSaid): string {
  const { language } = said;
  const ja = language === 'ja';
  const days = entries.map(({ event, lead, time, isDoubtful, ...entry }): CalendarDay => {
    const doubt = isDoubtful ? (ja ? '【要確認】' : '[to be checked] ') : '';
    const hour = time === null ? '' : ja ? `${time}まで ` : `by ${time} JST `;
    return {
      ...entry,
      id: `deadline-${event}`,
      summary: `${doubt}${ja ? '意見募集の期限：' : 'Comments due: '}${hour}${lead.title}`,
      lines: [lead.publisher[language], lead.url ?? ''],
      url: lead.url,
    };
  });
  const name = { ja: 'Kairan：意見募集の期限', en: 'Kairan: deadlines for comments' };
  return writeCalendar(days, { product: 'deadlines', name }, said);
}
