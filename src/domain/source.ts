import type { Bilingual, Language } from './language.ts';
import type { Body } from './tags.ts';
import type { Instant } from './time.ts';
import type { Owner } from './workspace.ts';

/** A publisher's feed, list or page that is watched: `cao-news`. */
export type SourceId = string;

/** How its bytes are read. A `feed` is RSS, RDF, Atom or JSON Feed: which one, the bytes say. */
export const sourceKinds = ['feed', 'html-list', 'page', 'pdf', 'egov-law', 'egov-comments'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What tells one publication of a source from another; the first part that is missing is left out. */
export const identityParts = ['guid', 'url', 'title', 'date', 'content'] as const;
export type IdentityPart = (typeof identityParts)[number];

export const publisherTypes = [
  'cabinet-office',
  'ministry',
  'regulator',
  'agency',
  'legislature',
  'law-firm',
  'media',
  'international',
] as const;
export type PublisherType = (typeof publisherTypes)[number];

/** How much of a publication may be kept and shown, and the line that must go with it. */
export interface Terms {
  readonly show: 'full' | 'excerpt' | 'link-only';
  readonly attribution: Bilingual | null;
  /** The address where the terms were read; null while nobody has. */
  readonly seenAt: string | null;
}

/** CSS selectors of a dated list, where its markup was seen; without them the generic reader of dated links serves. */
export interface ListSelectors {
  readonly item: string;
  readonly title?: string;
  readonly link?: string;
  readonly date?: string;
}

/** An entry of the catalogue. */
export interface Source {
  readonly id: SourceId;
  readonly owner: Owner;
  readonly name: Bilingual;
  /** Who publishes, as cards print it. */
  readonly publisher: Bilingual;
  readonly publisherType: PublisherType;
  readonly bodies: readonly Body[];
  readonly kind: SourceKind;
  readonly url: string;
  readonly homepage: string | null;
  readonly language: Language;
  readonly identity: readonly IdentityPart[];
  readonly fragments: 'keep' | 'drop';
  /** `day` where the hour that the source prints means nothing (総務省 prints 05:00 for every day). */
  readonly datePrecision: 'as-printed' | 'day';
  readonly everyMs: number;
  readonly terms: Terms;
  readonly selectors: ListSelectors | null;
  /** False while nobody has seen the source answer as its entry says. */
  readonly verified: boolean;
  /** What an operator should know of it, in English. */
  readonly note: string | null;
}

/** Validators of HTTP and of the body itself, kept only together with what the document brought. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string | null;
  /** Of the PDFs that a watched page links, by address. */
  readonly linked?: Readonly<Record<string, Validators>>;
}

/** What came of asking a source once. */
export type PollOutcome =
  | {
      readonly kind: 'read';
      readonly entries: number;
      readonly added: number;
      readonly revised: number;
      readonly issues: number;
      /** The first of the issues in words, which a state that an older program stored has not. */
      readonly firstIssue?: string | null;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string };

export const failureReasons = [
  'unreachable',
  'timed-out',
  'refused',
  'http-status',
  'empty-body',
  'too-large',
  'too-many-redirects',
  'blocked-address',
  'robots',
  'unreadable',
  'reader-died',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** What is known of a source's health and schedule. */
export interface SourceState {
  readonly id: SourceId;
  /** Counts commits; a commit says which it builds upon. */
  readonly version: number;
  readonly validators: Validators | null;
  readonly firstReadAt: Instant | null;
  readonly lastAskedAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  /** When it last brought a publication that was not known. */
  readonly lastNewAt: Instant | null;
  /** The longest time between two new publications that was seen, in ms. */
  readonly quietMsMax: number;
  readonly lastOutcome: PollOutcome | null;
  readonly failuresInARow: number;
  readonly nextDueAt: Instant;
  /** Why it is not asked earlier: `Cache-Control`, `Retry-After`, `back-off`, `interval`. */
  readonly nextDueWhy: string;
}
