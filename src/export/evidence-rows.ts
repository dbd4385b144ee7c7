import type { Publication } from '../domain/publication.ts';
import type { Viewer } from '../domain/workspace.ts';
import { recordHash } from '../ingest/record-hash.ts';
import type { Library } from '../library/library.ts';
import type { Query } from '../library/query.ts';
import type { Store } from '../store/store.ts';
import type { Column } from './column.ts';

/** One revision of a publication: from where and when it was fetched, and what it hashes to. */
export interface EvidenceRow {
  readonly id: string;
  readonly event: string;
  readonly title: string;
  readonly revision: number;
  readonly source: string;
  readonly url: string | null;
  /** ISO 8601, UTC. */
  readonly fetched: string;
  readonly sha256: string;
}

const pageSize = 500;

/** Every revision of the publications that fit. */
export async function* evidenceRows(
  { viewer, query }: { readonly viewer: Viewer; readonly query: Query },
  { library, store }: { readonly library: Library; readonly store: Pick<Store, 'archive'> },
): AsyncGenerator<EvidenceRow> {
  let after: string | undefined;
  do {
    const page = await library.list(viewer, query, { limit: pageSize, ...(after === undefined ? {} : { after }) });
    for (const { id } of page.publications) yield* (await store.archive.revisions(id)).map(rowOf);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

function rowOf(one: Publication): EvidenceRow {
  const { id, event, title, revision, source, url, revisedAt } = one;
  const fetched = new Date(revisedAt).toISOString();
  return { id, event, title, revision, source, url, fetched, sha256: recordHash(one) };
}

const plain = (ja: string, en: string, value: (row: EvidenceRow) => string): Column<EvidenceRow> => ({
  head: { ja, en },
  value,
});

export const evidenceColumns: readonly Column<EvidenceRow>[] = [
  plain('ID', 'Id', ({ id }) => id),
  plain('題名', 'Title', ({ title }) => title),
  plain('版', 'Revision', ({ revision }) => String(revision)),
  plain('情報源', 'Source', ({ source }) => source),
  plain('アドレス', 'Address', ({ url }) => url ?? ''),
  plain('取得', 'Fetched', ({ fetched }) => fetched),
  plain('SHA-256', 'SHA-256', ({ sha256 }) => sha256),
];
