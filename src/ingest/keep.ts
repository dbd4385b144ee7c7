import type { Publication, PublicationId } from '../domain/publication.ts';
import type { PollOutcome, Source, SourceState, Validators } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Archive, CommitOutcome } from '../store/archive.ts';
import { corrected } from '../taxonomy/corrected.ts';
import { commitInEvents } from './events/commit.ts';
import { newIds } from './identify.ts';
import type { PreparedDocument } from './prepare.ts';
import { type Recognised, recognise, starterSource } from './recognise.ts';

/** When the source is to be asked next, decided by the caller once it is known how the poll went. */
export interface NextDue {
  readonly at: Instant;
  readonly why: string;
}

export interface Kept {
  readonly outcome: PollOutcome;
  /** New and revised publications. */
  readonly publications: readonly Publication[];
  readonly commit: CommitOutcome;
}

/**
 * The other half of ingesting: recognises what a document brought and commits it together with the validators, so that
 * a failure in between can never hide an item behind a later «not modified».
 * @param state The source's state before; its first document is a baseline that is never announced.
 */
export async function keep(
  document: PreparedDocument,
  source: Source,
  state: SourceState,
  validators: Validators,
  next: NextDue,
  { archive, now }: { archive: Archive; now: Instant },
): Promise<Kept> {
  const keys = document.prepared.flatMap(item => [item.key, item.titledKey]);
  const urls = document.prepared.flatMap(({ draft }) => (draft.url === null ? [] : [draft.url]));
  const known = await archive.known(source.owner, source.id, [...new Set(keys)], [...new Set(urls)]);
  const starters = await archive.known(source.owner, starterSource, [], [...new Set(urls)]);
  const theirs = starters.filter(({ publication }) => isTheirs(source, publication));
  const recognised = recognise(document.prepared, [...known, ...theirs], source);
  const arrival = state.firstReadAt === null ? 'baseline' : 'news';
  const ids = await newIds(
    recognised.flatMap(found => (found.kind === 'new' ? [found.key] : [])),
    archive,
  );
  const kept = recognised.flatMap(found => toPublication(found, ids, source, arrival, now));
  const added = recognised.filter(found => found.kind === 'new').length;
  const issues = [...document.issues.map(({ detail }) => detail), ...gapBefore(recognised, state)];
  const outcome: PollOutcome = {
    kind: 'read',
    entries: document.prepared.length,
    added,
    revised: recognised.filter(found => found.kind === 'revised').length,
    issues: issues.length,
    firstIssue: issues[0] ?? null,
  };
  const { outcome: commit, publications } = await commitInEvents(archive, {
    owner: source.owner,
    state: afterReading(state, validators, next, outcome, now, document),
    publications: kept,
    identities: recognised.flatMap(found => identitiesOf(found, ids)),
  });
  return { outcome, publications, commit };
}

/** What an archive begins with goes over to its publisher's own sources: by name, or by the site that it stands on. */
function isTheirs({ publisher, url, homepage }: Source, starter: Publication): boolean {
  const hosts = [url, homepage].flatMap(address => (address === null ? [] : [new URL(address).host]));
  return publisher.ja === starter.publisher.ja || (starter.url !== null && hosts.includes(new URL(starter.url).host));
}

/** Of fewer items nobody can tell: a page is one. */
const gapItemsMin = 3;

/** A list in which nothing is known any more has moved on further than it is long (国交省's holds two days). */
function gapBefore(recognised: readonly Recognised[], { firstReadAt, lastSuccessAt }: SourceState): string[] {
  const isAllNew = recognised.length >= gapItemsMin && recognised.every(({ kind }) => kind === 'new');
  if (firstReadAt === null || lastSuccessAt === null || !isAllNew) return [];
  const since = new Date(lastSuccessAt).toISOString();
  return [
    `none of its ${recognised.length} items was known: what it listed in between, since ${since}, may be missing; its list page shows it`,
  ];
}

function toPublication(
  found: Recognised,
  ids: ReadonlyMap<string, PublicationId>,
  source: Source,
  arrival: Publication['arrival'],
  now: Instant,
): Publication[] {
  const { draft, passages, links, deadline, tags } = found.item;
  const judged = {
    ...draft,
    passages,
    links: links.map(({ measure, role, evidence }) => ({ measure, role, evidence })),
    deadline,
    tags,
  };
  switch (found.kind) {
    case 'same':
      return [];
    case 'revised':
      return [
        {
          ...found.of,
          ...judged,
          source: source.id,
          tags: corrected(tags, found.of.correction, deadline),
          revision: found.of.revision + 1,
          revisedAt: now,
        },
      ];
    case 'new': {
      const id = ids.get(found.key) as PublicationId;
      const birth = { id, owner: source.owner, source: source.id, event: id, revision: 1 };
      return [{ ...judged, ...birth, firstSeenAt: now, revisedAt: now, arrival }];
    }
  }
}

function identitiesOf(
  found: Recognised,
  ids: ReadonlyMap<string, PublicationId>,
): { key: string; publication: string }[] {
  const publication = found.kind === 'new' ? (ids.get(found.key) as PublicationId) : found.of.id;
  const keys = found.kind === 'new' ? [found.key, found.item.titledKey] : [found.item.titledKey];
  return [...new Set(keys)].map(key => ({ key, publication }));
}

function afterReading(
  state: SourceState,
  validators: Validators,
  next: NextDue,
  outcome: PollOutcome & { kind: 'read' },
  now: Instant,
  document: PreparedDocument,
): SourceState {
  const rhythm = state.firstReadAt === null ? rhythmOf(document, now) : rhythmAfter(state, outcome.added > 0, now);
  return {
    ...state,
    version: state.version + 1,
    validators,
    firstReadAt: state.firstReadAt ?? now,
    lastAskedAt: now,
    lastSuccessAt: now,
    ...rhythm,
    lastOutcome: outcome,
    failuresInARow: 0,
    nextDueAt: next.at,
    nextDueWhy: next.why,
  };
}

type Rhythm = Pick<SourceState, 'lastNewAt' | 'quietMsMax'>;

/** What the first document tells of a source's rhythm by its own dates: a feed that was frozen before is seen to be. */
function rhythmOf({ prepared }: PreparedDocument, now: Instant): Rhythm {
  const moments = prepared
    .flatMap(({ draft }) => (draft.publishedAt === null ? [] : [Date.parse(draft.publishedAt)]))
    .filter(moment => moment <= now)
    .sort((a, b) => a - b);
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
  return { lastNewAt: moments.at(-1) ?? now, quietMsMax: Math.max(0, ...gaps) };
}

function rhythmAfter({ lastNewAt, quietMsMax }: SourceState, broughtNew: boolean, now: Instant): Rhythm {
  if (!broughtNew) return { lastNewAt, quietMsMax };
  return { lastNewAt: now, quietMsMax: Math.max(quietMsMax, lastNewAt === null ? 0 : now - lastNewAt) };
}
