import type { Passage } from '../domain/entry.ts';
import type { MeasureLink } from '../domain/measure.ts';
import { neverAsked } from '../domain/never-asked.ts';
import type { Arrival, Draft, Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId } from '../domain/source.ts';
import type { Tags } from '../domain/tags.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from '../store/store.ts';
import { commitInEvents } from './events/commit.ts';
import { newIds } from './identify.ts';

/** A publication that no poll brings: a law's text, what a fresh archive begins with. */
export interface Brought {
  readonly draft: Draft;
  readonly passages: readonly Passage[];
  readonly links: readonly MeasureLink[];
  readonly tags: Tags;
  /** By which it is known when it is brought again. */
  readonly key: string;
}

export interface BringReport {
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
}

/**
 * Keeps publications under a source that is never polled; brought again they are revised, or left as they are. None of them
 * is announced.
 * @returns Null where another process brought something under the same source meanwhile; nothing was kept.
 */
export async function bring(
  items: readonly Brought[],
  { source, arrival }: { readonly source: SourceId; readonly arrival: Exclude<Arrival, 'news'> },
  { store, now }: { readonly store: Pick<Store, 'archive' | 'sources'>; readonly now: Instant },
): Promise<BringReport | null> {
  const state = (await store.sources.state(source)) ?? neverAsked(source);
  const known = await store.archive.known(
    'shared',
    source,
    items.map(({ key }) => key),
    [],
  );
  const byKey = new Map(known.flatMap(({ publication, keys }) => keys.map(key => [key, publication] as const)));
  const ids = await newIds(
    items.flatMap(({ key }) => (byKey.has(key) ? [] : [key])),
    store.archive,
  );
  const publications = items.flatMap((item): Publication[] => {
    const before = byKey.get(item.key);
    const said = { ...item.draft, passages: item.passages, links: item.links };
    if (before === undefined) {
      const id = ids.get(item.key) as PublicationId;
      const birth = { id, owner: 'shared', source, event: id, revision: 1, firstSeenAt: now, arrival } as const;
      return [{ ...said, tags: item.tags, deadline: null, ...birth, revisedAt: now }];
    }
    const changed = { ...before, ...said, tags: item.tags };
    return says(changed) === says(before) ? [] : [{ ...changed, revision: before.revision + 1, revisedAt: now }];
  });
  const added = publications.filter(({ revision }) => revision === 1).length;
  const report = { added, revised: publications.length - added, unchanged: items.length - publications.length };
  const { outcome } = await commitInEvents(store.archive, {
    owner: 'shared',
    state: {
      ...state,
      version: state.version + 1,
      firstReadAt: state.firstReadAt ?? now,
      lastAskedAt: now,
      lastSuccessAt: now,
      lastOutcome: { kind: 'read', entries: items.length, added, revised: report.revised, issues: 0 },
      nextDueAt: Number.MAX_SAFE_INTEGER,
      nextDueWhy: 'never polled',
    },
    publications,
    identities: items.map(({ key }) => ({
      key,
      publication: byKey.get(key)?.id ?? (ids.get(key) as PublicationId),
    })),
  });
  return outcome.kind === 'committed' ? report : null;
}

function says({ title, summary, content, url, publishedAt, updatedAt, passages, links }: Publication): string {
  return JSON.stringify([title, summary, content, url, publishedAt, updatedAt, passages, links]);
}
