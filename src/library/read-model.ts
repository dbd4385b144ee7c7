import { dayInZone, dayOf } from '../calendar/say-date.ts';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Measure } from '../measures/schema.ts';
import type { Change } from '../store/archive.ts';
import { type Database, openDatabase, type Row } from '../store/sqlite/database.ts';
import { firstNumberOf, numbersADay } from './day-number.ts';
import { forgetText, fullTextSchema, indexText } from './full-text.ts';
import { type FacetName, type Facets, type Found, facetNames, type Page, type Query } from './query.ts';
import type { SearchFound, SearchRequest } from './search/found.ts';
import { createSearch } from './search/search.ts';

/** The tables behind the library; synchronous, so it lives in the library's thread. */
export interface ReadModel {
  position(): number;
  /** Applies changes and moves the position, in one step; the new position. */
  apply(changes: readonly Change[]): number;
  /** Forgets everything. */
  clear(): void;
  list(viewer: Viewer, query: Query, page: Page): Found;
  facets(viewer: Viewer, query: Query): Facets;
  publication(viewer: Viewer, id: PublicationId): Publication | null;
  event(viewer: Viewer, id: EventId): readonly Publication[];
  countBySource(viewer: Viewer): Readonly<Record<SourceId, number>>;
  search(viewer: Viewer, request: SearchRequest): SearchFound;
  close(): void;
}

const schema = `
  CREATE TABLE position (change INTEGER NOT NULL) STRICT;
  INSERT INTO position VALUES (0);
  CREATE TABLE publications (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    event TEXT NOT NULL,
    source TEXT NOT NULL,
    sort TEXT NOT NULL,
    deadline TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX publications_by_sort ON publications (sort DESC, id DESC);
  CREATE INDEX publications_by_event ON publications (event);
  CREATE INDEX publications_by_deadline ON publications (deadline) WHERE deadline IS NOT NULL;
  CREATE TABLE facets (
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    publication INTEGER NOT NULL,
    PRIMARY KEY (facet, value, publication)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX facets_by_publication ON facets (publication);
`;

/** @param measures The catalogue, whose names search knows. */
export function openReadModel(path: string, measures: readonly Measure[] = []): ReadModel {
  const database = openDatabase(path, [schema, fullTextSchema]);
  const search = createSearch(database, measures);
  return {
    position: () => Number(database.get('SELECT change FROM position')?.change),

    apply(changes) {
      return database.step(() => {
        for (const change of inOrderOfDay(changes)) applyOne(database, change);
        const position = changes.at(-1)?.change ?? this.position();
        database.run('UPDATE position SET change = ?', position);
        return position;
      });
    },

    clear() {
      database.step(() => {
        for (const table of ['publications', 'facets', 'passages']) database.run(`DELETE FROM ${table}`);
        for (const table of ['publication_text', 'passage_text'])
          database.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
        database.run('UPDATE position SET change = 0');
      });
    },

    list(viewer, query, { limit, after }) {
      const where = conditions(viewer, query);
      const total = Number(
        database.get(`SELECT count(*) AS n FROM publications p WHERE ${where.sql}`, ...where.values)?.n,
      );
      const [sort, id] = after === undefined ? ['~', ''] : readCursor(after);
      const rows = database.all(
        `SELECT p.sort, p.id, p.body FROM publications p WHERE ${where.sql} AND (p.sort, p.id) < (?, ?)
         ORDER BY p.sort DESC, p.id DESC LIMIT ?`,
        ...where.values,
        sort,
        id,
        limit + 1,
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last !== undefined ? cursor(last) : null;
      return { publications: shown.map(toPublication), total, next };
    },

    facets(viewer, query) {
      const where = conditions(viewer, query);
      const rows = database.all(
        `SELECT f.facet, f.value, count(*) AS n FROM publications p JOIN facets f ON f.publication = p.number
         WHERE ${where.sql} GROUP BY f.facet, f.value ORDER BY n DESC, f.value`,
        ...where.values,
      );
      const of = (name: FacetName) =>
        Object.fromEntries(
          rows.filter(({ facet }) => facet === name).map(({ value, n }) => [String(value), Number(n)]),
        );
      return Object.fromEntries(facetNames.map(name => [name, of(name)])) as unknown as Facets;
    },

    publication(viewer, id) {
      const row = database.get(
        "SELECT body FROM publications WHERE id = ? AND owner IN ('shared', ?)",
        id,
        viewer.workspace,
      );
      return row === undefined ? null : toPublication(row);
    },

    event(viewer, id) {
      return database
        .all(
          "SELECT body FROM publications WHERE event = ? AND owner IN ('shared', ?) ORDER BY sort, id",
          id,
          viewer.workspace,
        )
        .map(toPublication);
    },

    countBySource(viewer) {
      const rows = database.all(
        "SELECT source, count(*) AS n FROM publications WHERE owner IN ('shared', ?) GROUP BY source",
        viewer.workspace,
      );
      return Object.fromEntries(rows.map(({ source, n }) => [String(source), Number(n)]));
    },

    search,
    close: () => database.close(),
  };
}

function applyOne(database: Database, { id, publication }: Change): void {
  const known = database.get('SELECT number FROM publications WHERE id = ?', id);
  if (known !== undefined) {
    database.run('DELETE FROM facets WHERE publication = ?', Number(known.number));
    forgetText(database, Number(known.number));
    database.run('DELETE FROM publications WHERE id = ?', id);
  }
  if (publication === null) return;
  const { owner, event, source, deadline } = publication;
  const sort = sortKey(publication);
  const number = freeNumber(database, sort);
  const facets = facetValues(publication);
  database.run(
    'INSERT INTO publications (number, id, owner, event, source, sort, deadline, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    number,
    id,
    owner,
    event,
    source,
    sort,
    deadline?.on ?? null,
    JSON.stringify(publication),
  );
  for (const [facet, values] of Object.entries(facets)) {
    for (const value of values) database.run('INSERT OR IGNORE INTO facets VALUES (?, ?, ?)', facet, value, number);
  }
  indexText(database, number, publication, facets);
}

/** The full text takes rows fastest in the order of their numbers, which is that of their days. */
function inOrderOfDay(changes: readonly Change[]): readonly Change[] {
  const keyed = changes.map(
    change => [change.publication === null ? '' : sortKey(change.publication), change] as const,
  );
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, change]) => change);
}

/** A number of the publication's day, so that numbers go by date; where a day is full, of the days after it. */
function freeNumber(database: Database, sort: string): number {
  for (let first = firstNumberOf(sort.slice(0, 10)); ; first += numbersADay) {
    const last = database.get(
      'SELECT max(number) AS n FROM publications WHERE number >= ? AND number < ?',
      first,
      first + numbersADay,
    )?.n;
    if (last === null || last === undefined) return first;
    if (Number(last) + 1 < first + numbersADay) return Number(last) + 1;
  }
}

function facetValues({ tags, links, source, language }: Publication): Record<FacetName, readonly string[]> {
  return {
    relevance: [tags.relevance.value],
    theme: tags.themes.map(({ value }) => value),
    sector: tags.sectors.map(({ value }) => value),
    body: tags.bodies.map(({ value }) => value),
    kind: [tags.kind.value],
    stage: tags.stage === null ? [] : [tags.stage.value],
    force: [tags.force.value],
    measure: links.map(({ measure }) => measure),
    source: [source],
    language: [language],
  };
}

/**
 * The day in Japan, with the hour where there is one; a month or year counts as its last day, so that no filter by day
 * loses it. Without a date, the day on which it was first seen.
 */
function sortKey({ publishedAt, firstSeenAt }: Publication): string {
  const day = publishedAt === null ? dayOf(firstSeenAt) : dayInZone(publishedAt, 'Asia/Tokyo');
  const whole = `${day}-12-31`.slice(0, 10);
  const lastDay = day.length === 7 ? `${day}-31` : whole;
  return publishedAt?.includes('T') ? `${lastDay} ${new Date(publishedAt).toISOString()}` : lastDay;
}

interface Where {
  readonly sql: string;
  readonly values: readonly string[];
}

function conditions(viewer: Viewer, query: Query): Where {
  const parts: Where[] = [{ sql: "p.owner IN ('shared', ?)", values: [viewer.workspace] }];
  for (const facet of facetNames) {
    const values = query[facet];
    if (values === undefined || values.length === 0) continue;
    parts.push({
      sql: `p.number IN (SELECT publication FROM facets WHERE facet = '${facet}' AND value IN (${values.map(() => '?').join(', ')}))`,
      values,
    });
  }
  if (query.event !== undefined)
    parts.push({ sql: `p.event IN (${query.event.map(() => '?').join(', ')})`, values: query.event });
  if (query.since !== undefined) parts.push({ sql: 'p.sort >= ?', values: [query.since] });
  if (query.before !== undefined) parts.push({ sql: 'p.sort < ?', values: [query.before] });
  if (query.deadlineFrom !== undefined) parts.push({ sql: 'p.deadline >= ?', values: [query.deadlineFrom] });
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

function cursor({ sort, id }: Row): string {
  return Buffer.from(JSON.stringify([sort, id])).toString('base64url');
}

function readCursor(written: string): [string, string] {
  try {
    const [sort, id] = JSON.parse(Buffer.from(written, 'base64url').toString()) as unknown[];
    return [String(sort), String(id)];
  } catch {
    return ['~', ''];
  }
}

function toPublication({ body }: Row): Publication {
  return JSON.parse(String(body)) as Publication;
}
