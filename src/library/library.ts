import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Measure } from '../measures/schema.ts';
import type { Archive } from '../store/archive.ts';
import { createCallThread } from '../thread/call-thread.ts';
import type { Counted, FacetName, Facets, Found, FoundEvents, Page, Query, Trends } from './query.ts';
import type { SearchFound, SearchRequest } from './search/found.ts';
import type { ThreadData, ThreadMethod } from './thread.ts';

/** The read model: every list and facet that a person sees, made only from the archive's changes. */
export interface Library {
  /** Follows the archive until nothing is left to follow; the last change that is in. */
  catchUp(): Promise<number>;
  /** The last change that is in; nothing is followed for it. */
  position(): Promise<number>;
  /** Publications that are known to have changed, and are not in yet; 0 where it has caught up. */
  behind(): number;
  /** Forgets everything and follows the archive from its beginning; the last change that is in. */
  reindex(): Promise<number>;
  /** Newest first, or nearest deadline first; `total` counts everything that fits the query. */
  list(viewer: Viewer, query: Query, page: Page): Promise<Found>;
  /** The same by events: each stands where the first of its publications that fit would, and comes with all of them. */
  events(viewer: Viewer, query: Query, page: Page): Promise<FoundEvents>;
  facets(viewer: Viewer, query: Query): Promise<Facets>;
  /** What fits the query by week, and of each week what has which value of the facet; see `Counted`. */
  trends(viewer: Viewer, query: Query, facet: FacetName, counted?: Counted): Promise<Trends>;
  /** By its id, or by another under which it is known. */
  publication(viewer: Viewer, id: PublicationId): Promise<Publication | null>;
  /** Every publication of an event, oldest first; by its own id, or by any under which one of them is known. */
  event(viewer: Viewer, id: EventId | PublicationId): Promise<readonly Publication[]>;
  /** The same of several at once, in their order; of what is not there, none. */
  members(viewer: Viewer, ids: readonly EventId[]): Promise<readonly (readonly Publication[])[]>;
  countBySource(viewer: Viewer): Promise<Readonly<Record<SourceId, number>>>;
  /** What fits the words best first: publications, their passages, and the measures that are named. */
  search(viewer: Viewer, request: SearchRequest): Promise<SearchFound>;
  close(): Promise<void>;
}

/** Changes applied in one step: the fewer the steps, the less there is to merge. */
const batch = 2_000;
/** Changes read and handed over at a time, which holds up the main thread: hence so few, and so little text. */
const portion = 200;
const portionCharacters = 300_000;

/**
 * Opens the library in a thread of its own, so that no query holds up the main one. A thread that died is replaced with
 * the next call; the call that it died under rejects.
 * @param path Its file, which may be deleted at any time; `:memory:` for one that ends with the process.
 */
export async function openLibrary({
  path,
  archive,
  tellBehind = () => {},
  measures = [],
}: {
  path: string;
  archive: Pick<Archive, 'changes' | 'countAfter'>;
  /** Told when there is more to catch up with than one batch, and with 0 when that is in. */
  tellBehind?: (publications: number) => void;
  /** The catalogue, whose names search knows. */
  measures?: readonly Measure[];
}): Promise<Library> {
  /** How far the thread that runs has followed; null where it has to be asked. */
  let followed: number | null = null;
  const data: ThreadData = { path, measures };
  const thread = createCallThread<ThreadMethod>(new URL('./thread.ts', import.meta.url), data, {
    name: 'The library',
    ended: () => {
      followed = null;
    },
  });
  let following: Promise<number> | null = null;
  let behind = 0;

  const catchUp = () => {
    following ??= follow().finally(() => {
      following = null;
    });
    return following;
  };

  return {
    catchUp,
    position: async () => followed ?? thread.call<number>('position'),
    behind: () => behind,
    async reindex() {
      await following;
      followed = null;
      await thread.call('clear');
      return catchUp();
    },
    list: (viewer, query, page) => thread.call('list', viewer, query, page),
    events: (viewer, query, page) => thread.call('events', viewer, query, page),
    facets: (viewer, query) => thread.call('facets', viewer, query),
    trends: (viewer, query, facet, counted) => thread.call('trends', viewer, query, facet, counted),
    publication: (viewer, id) => thread.call('publication', viewer, id),
    event: (viewer, id) => thread.call('event', viewer, id),
    members: (viewer, ids) => thread.call('members', viewer, ids),
    countBySource: viewer => thread.call('countBySource', viewer),
    search: (viewer, request) => thread.call('search', viewer, request),
    close: () => thread.close(),
  };

  async function follow(): Promise<number> {
    let position = followed ?? (await thread.call<number>('position'));
    let isLong = false;
    for (;;) {
      const { last, count } = await bring(position);
      behind = count < batch ? count : await archive.countAfter(position);
      if (behind > batch && !isLong) {
        isLong = true;
        tellBehind(behind);
      }
      if (last === position) {
        if (isLong) tellBehind(0);
        followed = position;
        return position;
      }
      followed = null;
      // A thread that was started in between has applied nothing, and says from where to go on.
      position = await thread.call<number>('apply');
      behind -= count;
    }
  }

  /** Brings so many of the changes that come next: the last of them, and how many there were. */
  async function bring(position: number): Promise<{ last: number; count: number }> {
    let [last, count] = [position, 0];
    while (count < batch) {
      const changes = await archive.changes(last, portion, portionCharacters);
      if (changes.length === 0) break;
      await thread.call('bring', last, changes, count === 0);
      count += changes.length;
      last = changes.at(-1)?.change ?? last;
    }
    return { last, count };
  }
}
