import type { Worker } from 'node:worker_threads';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Archive } from '../store/archive.ts';
import { startThread } from '../thread/start-thread.ts';
import type { Counted, FacetName, Facets, Found, FoundEvents, Page, Query, Trends } from './query.ts';
import type { SearchFound, SearchRequest } from './search/found.ts';
import type { ThreadData, ThreadReply, ThreadRequest } from './thread.ts';

/** The read model: every list and facet that a person sees, made only from the archive's changes. */
export interface Library {
  /** Follows the archive until nothing is left to follow; the last change that is in. */
  catchUp(): Promise<number>;
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

/** Changes handed to the thread at a time. */
const batch = 2_000;

/**
 * Opens the library in a thread of its own, so that no query holds up the main one. A thread that died is replaced with
 * the next call; the call that it died under rejects.
 * @param path Its file, which may be deleted at any time; `:memory:` for one that ends with the process.
 */
export async function openLibrary({
  path,
  archive,
  measures = [],
}: {
  path: string;
  archive: Pick<Archive, 'changes'>;
  /** The operator's own files of measures, beside those that come with Kairan. */
  measures?: readonly string[];
}): Promise<Library> {
  /** How far the thread that runs has followed; null where it has to be asked. */
  let followed: number | null = null;
  const ask = createThread({ path, measures }, () => {
    followed = null;
  });
  let following: Promise<number> | null = null;

  const catchUp = () => {
    following ??= follow().finally(() => {
      following = null;
    });
    return following;
  };

  return {
    catchUp,
    async reindex() {
      await following;
      followed = null;
      await ask.call('clear');
      return catchUp();
    },
    list: (viewer, query, page) => ask.call('list', viewer, query, page),
    events: (viewer, query, page) => ask.call('events', viewer, query, page),
    facets: (viewer, query) => ask.call('facets', viewer, query),
    trends: (viewer, query, facet, counted) => ask.call('trends', viewer, query, facet, counted),
    publication: (viewer, id) => ask.call('publication', viewer, id),
    event: (viewer, id) => ask.call('event', viewer, id),
    members: (viewer, ids) => ask.call('members', viewer, ids),
    countBySource: viewer => ask.call('countBySource', viewer),
    search: (viewer, request) => ask.call('search', viewer, request),
    close: () => ask.close(),
  };

  async function follow(): Promise<number> {
    let position = followed ?? (await ask.call<number>('position'));
    for (;;) {
      const changes = await archive.changes(position, batch);
      if (changes.length === 0) {
        followed = position;
        return position;
      }
      followed = null;
      position = await ask.call<number>('apply', changes);
    }
  }
}

interface Thread {
  call<Result>(method: ThreadRequest['method'], ...args: readonly unknown[]): Promise<Result>;
  close(): Promise<void>;
}

/** @param ended Called when the thread has ended, with whatever it had in memory. */
function createThread(data: ThreadData, ended: () => void): Thread {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();

  return {
    call<Result>(method: ThreadRequest['method'], ...args: readonly unknown[]) {
      worker ??= start();
      const id = ++lastId;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      worker.postMessage({ id, method, args } satisfies ThreadRequest);
      return answer.promise as Promise<Result>;
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };

  function start(): Worker {
    const thread = startThread(new URL('./thread.ts', import.meta.url), { data });
    thread.on('message', ({ id, result, error }: ThreadReply) => {
      const answer = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) answer?.resolve(result);
      else answer?.reject(new Error(`The library failed: ${error}`));
    });
    let why = 'its thread ended';
    thread.on('error', (error: Error) => {
      why = error.message;
    });
    thread.on('exit', () => {
      if (worker === thread) worker = null;
      ended();
      for (const answer of waiting.values()) answer.reject(new Error(`The library failed: ${why}`));
      waiting.clear();
    });
    return thread;
  }
}
