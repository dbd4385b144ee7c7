// A desk over a real store, with a clock and an archive that a test moves.
import { createDesk } from '../../../src/digest/desk/desk.ts';
import { appointed } from '../../../src/digest/desk/standing-order.ts';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Observe } from '../../../src/domain/observation.ts';
import type { EventId, Publication } from '../../../src/domain/publication.ts';
import type { Source } from '../../../src/domain/source.ts';
import type { Subscription } from '../../../src/domain/subscription.ts';
import type { Kind, Relevance, Stage, Theme } from '../../../src/domain/tags.ts';
import { commitInEvents } from '../../../src/ingest/events/commit.ts';
import type { Message } from '../../../src/message/message.ts';
import { plainForm } from '../../../src/message/plain.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { aClock, aPublication, aSource, aState, aSubscription, aTag, noTags } from '../../world/sample.ts';

export interface Traits {
  readonly relevance?: Relevance;
  readonly theme?: Theme;
  readonly kind?: Kind;
  readonly stage?: Stage | null;
  /** The day of a deadline. */
  readonly until?: string | null;
}

/** A publication of these traits. */
export function aPaper(
  id: string,
  { until = null, ...traits }: Traits = {},
  changes: Partial<Publication> = {},
): Publication {
  const deadline =
    until === null
      ? null
      : ({
          on: until,
          time: '17:00',
          zone: 'Asia/Tokyo',
          basis: null,
          evidence: { words: '', place: 'summary', at: null },
        } as const);
  return aPublication({ id, title: `題${id}`, publishedAt: null, deadline, tags: tagsOf(traits), ...changes });
}

export function tagsOf({
  relevance = 'core',
  theme = 'privacy',
  kind = 'report',
  stage = null,
}: Omit<Traits, 'until'>) {
  return {
    ...noTags,
    relevance: aTag(relevance),
    themes: [aTag(theme)],
    kind: aTag(kind),
    stage: stage === null ? null : aTag(stage),
  };
}

export const weekdaysAtNine = {
  every: 'weekday',
  weekday: null,
  dayOfMonth: null,
  time: '09:00',
  skipHolidays: true,
} as const;

/** A newspaper, and what it reports: no authority's word. */
const newspaper = aSource({
  id: 'newspaper',
  publisher: { ja: '見本新聞', en: 'Sample Shimbun' },
  publisherType: 'media',
});

export const reported = { source: newspaper.id, publisher: newspaper.publisher } as const;

/** @param added Sources that workspaces added, beside an authority and a newspaper. */
export function createDeskWorld(now: string, added: readonly Source[] = []) {
  const clock = aClock(Date.parse(now));
  const store = openSqliteStore({ path: ':memory:', clock });
  const going = new AbortController().signal;
  const bugs: string[] = [];
  const observe: Observe = observation => {
    if (observation.kind === 'bug') bugs.push(observation.where);
  };
  const open = () =>
    createDesk({
      store,
      sources: [aSource(), newspaper, ...added],
      measures: [],
      clock,
      observe,
      holder: 'desk',
      offers: () => true,
    });
  let desk = open();
  let version = 0;
  let seen = new Set<string>();

  return {
    store,
    clock,
    /** Where something went wrong that should not. */
    bugs,
    at(moment: string) {
      clock.set(Date.parse(moment));
    },
    /** New and edited publications, as one document brings them. */
    async publish(...publications: readonly Publication[]) {
      const state = aState({ version: ++version });
      await commitInEvents(store.archive, { owner: 'shared', state, publications, identities: [] });
    },
    /** Makes one event of two, as it turns out later that they are. */
    async merge(from: EventId, to: EventId) {
      const { readAt } = await store.archive.near('shared', { urls: [], ties: [], ids: [] });
      const state = aState({ version: ++version });
      const merging = { readAt, merges: [{ from, to }] };
      await store.archive.commit({ owner: 'shared', state, publications: [], identities: [], merging });
    },
    rejudge: (...publications: readonly Publication[]) => store.archive.rejudge(publications),
    /** A subscription that begins now. */
    async subscribe(changes: Partial<Subscription> = {}) {
      const head = (await store.archive.changes(0, 100_000)).at(-1)?.change ?? 0;
      const order = aSubscription({
        createdAt: clock.now(),
        startsAfter: head,
        coveredTo: head,
        digest: weekdaysAtNine,
        ...changes,
      });
      await store.subscriptions.save(appointed(order, clock.now()));
    },
    async change(id: string, changes: Partial<Subscription>) {
      const before = await store.subscriptions.find('main', id);
      if (before === null) return;
      await store.subscriptions.save(appointed({ ...before, ...changes, version: before.version + 1 }, clock.now()));
    },
    restart() {
      desk = open();
    },
    /** Lets the desk work; what it planned that was not there before, in order. */
    async tick(): Promise<readonly Delivery[]> {
      await desk.tick(going);
      const all = (await store.outbox.list('main', ['planned', 'sent'], 100_000)).toReversed();
      const fresh = all.filter(({ id }) => !seen.has(id));
      seen = new Set(all.map(({ id }) => id));
      return fresh;
    },
  };
}

/** A delivery's message as people read it. */
export function wordsOf(delivery: Delivery | undefined): string {
  return delivery === undefined ? '' : plainForm(JSON.parse(delivery.message) as Message);
}
