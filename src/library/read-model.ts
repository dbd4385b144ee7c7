import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Measure } from '../measures/schema.ts';
import type { Change } from '../store/archive.ts';
import { openDatabase } from '../store/sqlite/database.ts';
import { applyChanges } from './apply.ts';
import { choose } from './choose.ts';
import { countFacets, countWeeks } from './count.ts';
import { createFind } from './find.ts';
import { termsVersion } from './full-text.ts';
import type { Counted, FacetName, Facets, Found, FoundEvents, Page, Query, Trends } from './query.ts';
import { librarySchema } from './schema.ts';
import type { SearchFound, SearchRequest } from './search/found.ts';
import { loadNames } from './search/names.ts';
import { createSearch } from './search/search.ts';
import { keepShelf } from './shelf.ts';
import { readTraits } from './traits.ts';
import { turnPage } from './turn-page.ts';

/** The tables behind the library; synchronous, so it lives in the library's thread. */
export interface ReadModel {
  position(): number;
  /** Applies changes and moves the position, in one step; the new position. */
  apply(changes: readonly Change[]): number;
  /** Forgets everything. */
  clear(): void;
  list(viewer: Viewer, query: Query, page: Page): Found;
  events(viewer: Viewer, query: Query, page: Page): FoundEvents;
  facets(viewer: Viewer, query: Query): Facets;
  trends(viewer: Viewer, query: Query, facet: FacetName, counted?: Counted): Trends;
  publication(viewer: Viewer, id: PublicationId): Publication | null;
  event(viewer: Viewer, id: EventId | PublicationId): readonly Publication[];
  members(viewer: Viewer, ids: readonly EventId[]): readonly (readonly Publication[])[];
  countBySource(viewer: Viewer): Readonly<Record<SourceId, number>>;
  search(viewer: Viewer, request: SearchRequest): SearchFound;
  close(): void;
}

/** @param measures The catalogue, whose names search knows. */
export function openReadModel(path: string, measures: readonly Measure[] = []): ReadModel {
  const database = openDatabase(path, librarySchema);
  const names = loadNames(measures);
  const shelf = keepShelf(database);
  const find = createFind(database);
  const search = createSearch(database, names, find);
  let traits = readTraits(database);
  let ownPosition = position();
  // What things are called is indexed with the text: with other names it is made anew.
  const made = `${termsVersion} ${names.version}`;
  if (database.get('SELECT made FROM position')?.made !== made) clear();

  return {
    position,
    apply(changes) {
      try {
        return database.lightStep(() => {
          follow();
          const before = ownPosition;
          const fresh = changes.filter(({ change }) => change > before);
          applyChanges({ database, traits, shelf, names }, fresh, before);
          ownPosition = fresh.at(-1)?.change ?? before;
          database.run('UPDATE position SET change = ?', ownPosition);
          return ownPosition;
        });
      } catch (error) {
        ownPosition = Number.NaN;
        throw error;
      }
    },
    clear,
    list(viewer, query, page) {
      const { places, total, next } = turnPage(current(), choose(current(), traits, viewer, query), page);
      const numbers = places.map(numberAt);
      const publications = page.isBare
        ? find.bare(viewer, numbers).map(({ publication }) => publication)
        : find.at(viewer, numbers);
      return { publications, total, next };
    },
    events(viewer, query, page) {
      const chosen = choose(current(), traits, viewer, query);
      const { places, total, next } = turnPage(current(), chosen, page, 'event');
      const found = find.at(viewer, places.map(numberAt));
      return { events: found.map(({ event }) => ({ id: event, members: find.members(viewer, event) })), total, next };
    },
    facets: (viewer, query) => countFacets(current(), traits, choose(current(), traits, viewer, query)),
    trends: (viewer, query, facet, counted) =>
      countWeeks(current(), traits, choose(current(), traits, viewer, query), facet, counted),
    publication: (viewer, id) => find.publication(viewer, id),
    event: eventOf,
    members: (viewer, ids) => ids.map(id => eventOf(viewer, id)),
    countBySource(viewer) {
      return countFacets(current(), traits, choose(current(), traits, viewer, {})).source;
    },
    search,
    close: () => database.close(),
  };

  function eventOf(viewer: Viewer, id: EventId | PublicationId): readonly Publication[] {
    const members = find.members(viewer, id);
    return members.length > 0 ? members : find.members(viewer, find.publication(viewer, id)?.event ?? id);
  }

  function position(): number {
    return Number(database.get('SELECT change FROM position')?.change);
  }

  /** Another process may have moved the tables on. */
  function follow(): void {
    const now = position();
    if (now === ownPosition) return;
    ownPosition = now;
    traits = readTraits(database);
    shelf.drop();
  }

  function current() {
    follow();
    return shelf.now();
  }

  function numberAt(place: number): number {
    return shelf.now().numbers[place] ?? 0;
  }

  function clear(): void {
    database.step(() => {
      for (const table of ['publications', 'passages', 'cards', 'traits']) database.run(`DELETE FROM ${table}`);
      for (const table of ['publication_text', 'passage_text'])
        database.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
      database.run('UPDATE position SET change = 0, made = ?', made);
    });
    ownPosition = Number.NaN;
  }
}
