import type { Language } from '../domain/language.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../library/query.ts';
import type { Measure } from '../measures/schema.ts';
import type { AuditQuery } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { createAttribution } from './attribution.ts';
import { auditColumns, auditRows } from './audit-rows.ts';
import type { Column } from './column.ts';
import { type EventRow, eventColumns, eventLine, eventRows } from './event-rows.ts';
import { evidenceColumns, evidenceRows } from './evidence-rows.ts';
import { writeCsv } from './write-csv.ts';
import { deadlineEntries, writeIcs } from './write-ics.ts';
import { writeRss } from './write-rss.ts';

export const exportables = ['events', 'deadlines', 'audit', 'evidence'] as const;
export type Exportable = (typeof exportables)[number];

export const formats = ['csv', 'json', 'ics', 'rss'] as const;
export type Format = (typeof formats)[number];

/** Which formats a thing can be had in. */
export const formatsOf: Readonly<Record<Exportable, readonly Format[]>> = {
  events: ['csv', 'json', 'rss'],
  deadlines: ['csv', 'json', 'ics', 'rss'],
  audit: ['csv', 'json'],
  evidence: ['csv', 'json'],
};

export const mediaTypes: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/x-ndjson; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
};

export interface ExportDeps {
  /** Within the sources' terms. */
  readonly library: Library;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly measures: readonly Measure[];
}

export interface ExportRequest {
  readonly viewer: Viewer;
  readonly language: Language;
  readonly now: Instant;
  readonly what: Exportable;
  readonly format: Format;
  /** Of publications: those of which an event, a deadline or the evidence is exported. */
  readonly query: Query;
  readonly audit: AuditQuery;
  /** False where people from outside may read it: nothing of the workspace's own work stands in it. */
  readonly withWork: boolean;
  /** Where a feed stands, as its readers know it. */
  readonly address: string;
}

/**
 * What is asked for, piece by piece, so that nothing of it need be held at once.
 * @throws Error where the thing can't be had in that format, or the log is asked for without the work.
 */
export async function* exportAs(request: ExportRequest, deps: ExportDeps): AsyncGenerator<string> {
  const { what, format } = request;
  if (!formatsOf[what].includes(format)) throw new Error(`${what} cannot be had as ${format}`);
  if (what === 'audit') {
    if (!request.withWork) throw new Error('the log is the workspace’s own');
    yield* table(auditRows(request, deps), auditColumns, format, request.language, entry => entry);
    return;
  }
  if (what === 'evidence') {
    yield* table(evidenceRows(request, deps), evidenceColumns, format, request.language, row => row);
    return;
  }
  const due = { isDue: what === 'deadlines' };
  if (format === 'ics') yield writeIcs(await deadlineEntries(request, deps), request);
  else if (format === 'rss') yield* writeRss(eventRows(request, deps, due), request);
  else {
    const attributionOf = createAttribution(deps.sources);
    const rows = eventRows(request, deps, due);
    const line = (row: EventRow) => eventLine(row, attributionOf);
    yield* table(rows, eventColumns(request, deps), format, request.language, line);
  }
}

function table<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly Column<Row>[],
  format: Format,
  language: Language,
  line: (row: Row) => object,
): AsyncIterable<string> {
  return format === 'csv' ? writeCsv(rows, columns, language) : jsonLines(rows, line);
}

async function* jsonLines<Row>(rows: AsyncIterable<Row>, line: (row: Row) => object): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(line(row))}\n`;
}
