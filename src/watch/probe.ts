import { createHash } from 'node:crypto';
import type { FetchedDocument, FoundPage } from '../domain/entry.ts';
import type { Fetch } from '../domain/fetching.ts';
import type { Language } from '../domain/language.ts';
import type { Source, SourceKind } from '../domain/source.ts';
import type { WorkspaceId } from '../domain/workspace.ts';
import type { PreparedDocument } from '../ingest/prepare.ts';
import { reasonOf } from '../text/reason-of.ts';
import { withoutControls } from '../text/without-controls.ts';

export interface ProbeDeps {
  /** Through the guard, as every source is fetched. */
  readonly fetch: Fetch;
  readonly prepare: (document: FetchedDocument, source: Source) => Promise<PreparedDocument>;
  /** The name of a page and the feeds that it names; null where the document is no page; rejects as `prepare` does. */
  readonly feedsNamed: (document: FetchedDocument) => Promise<FoundPage | null>;
}

/** What an address would bring as a source. */
export type Probed =
  | { readonly kind: 'found'; readonly source: Source; readonly brings: PreparedDocument['prepared'] }
  /** A page that could be watched for changes and nothing more. */
  | { readonly kind: 'page'; readonly source: Source }
  | { readonly kind: 'failed'; readonly detail: string };

export type Probe = (address: string, owner: WorkspaceId) => Promise<Probed>;

const hourMs = 3_600_000;
/** A page is a list where it holds so many dated items. */
const datedItemsMin = 3;
/** Feeds of one page that are tried. */
const feedsMax = 3;

/** Finds what an address holds: a feed, the feed that a page names, a dated list, or a page to watch. Nothing is kept. */
export function createProbe({ fetch, prepare, feedsNamed }: ProbeDeps): Probe {
  return async (address, owner) => {
    const first = await fetchOne(address);
    if ('failure' in first) return { kind: 'failed', detail: first.failure };
    const { document } = first;
    let page: FoundPage | null;
    try {
      page = await feedsNamed(document);
    } catch (error) {
      return { kind: 'failed', detail: `${address} answered, but its reader stopped: ${sentenceOf(error)}` };
    }
    if (page === null) return (await tryFeed(document, owner)) ?? { kind: 'failed', detail: nothingThere(address) };
    for (const feed of page.feeds.slice(0, feedsMax)) {
      const named = await fetchOne(feed);
      const found = 'failure' in named ? null : await tryFeed(named.document, owner, address, page.title);
      if (found !== null) return found;
    }
    return (
      (await tryList(document, owner, page.title)) ?? {
        kind: 'page',
        source: sourceOf(document.url, owner, 'page', page.title, address, languageOf([page.title])),
      }
    );
  };

  async function fetchOne(url: string): Promise<{ document: FetchedDocument } | { failure: string }> {
    const answer = await fetch(url, null);
    if (answer.kind === 'document') return { document: answer.document };
    return {
      failure: answer.kind === 'failed' ? answer.detail : `${url} says that it has not changed, to a first request.`,
    };
  }

  async function tryFeed(
    document: FetchedDocument,
    owner: WorkspaceId,
    homepage: string | null = null,
    title = '',
  ): Promise<Probed | null> {
    const draft = sourceOf(document.url, owner, 'feed', title, homepage, 'ja');
    return bringing(draft, document, brings => brings.length > 0);
  }

  async function tryList(document: FetchedDocument, owner: WorkspaceId, title: string): Promise<Probed | null> {
    const draft = sourceOf(document.url, owner, 'html-list', title, document.url, 'ja');
    const isList = (brings: PreparedDocument['prepared']) =>
      brings.filter(({ draft: { publishedAt } }) => publishedAt !== null).length >= datedItemsMin;
    return bringing(draft, document, isList);
  }

  async function bringing(
    draft: Source,
    document: FetchedDocument,
    isEnough: (brings: PreparedDocument['prepared']) => boolean,
  ): Promise<Probed | null> {
    try {
      const { prepared } = await prepare(document, draft);
      if (!isEnough(prepared)) return null;
      const language = languageOf(prepared.map(one => one.draft.title));
      return { kind: 'found', source: { ...draft, language }, brings: prepared };
    } catch {
      return null;
    }
  }
}

/** @param title Of the page that leads there; empty where it has none. */
function sourceOf(
  url: string,
  owner: WorkspaceId,
  kind: SourceKind,
  title: string,
  homepage: string | null,
  language: Language,
): Source {
  const name = title === '' ? new URL(url).hostname : withoutControls(title).slice(0, 120).toWellFormed();
  return {
    // Of its own in each workspace: what one keeps from an address, and how far it has read, is not another's. Of fewer digits
    // somebody could find an address that has another's id.
    id: `added-${createHash('sha256').update(`${owner} ${url}`).digest('hex').slice(0, 20)}`,
    owner,
    name: { ja: name, en: name },
    publisher: { ja: name, en: name },
    publisherType: 'media',
    bodies: [],
    kind,
    url,
    homepage,
    language,
    identity: kind === 'feed' ? ['guid', 'url', 'title'] : ['url', 'title'],
    fragments: 'keep',
    datePrecision: 'as-printed',
    everyMs: hourMs,
    // A feed's summary is offered for reading elsewhere; of a page nobody has read the terms.
    terms: { show: kind === 'feed' ? 'excerpt' : 'link-only', attribution: null, seenAt: null },
    selectors: null,
    verified: true,
    note: null,
  };
}

function languageOf(titles: readonly string[]): Language {
  const japanese = titles.filter(title => /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(title)).length;
  return japanese * 2 >= titles.length ? 'ja' : 'en';
}

function sentenceOf(error: unknown): string {
  return `${reasonOf(error)}.`;
}

function nothingThere(address: string): string {
  return `${address} answered, but it is no feed and no page that can be read.`;
}
