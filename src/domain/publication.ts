import type { Deadline } from './deadline.ts';
import type { Passage } from './entry.ts';
import type { Bilingual, Language } from './language.ts';
import type { MeasureLink } from './measure.ts';
import type { SourceId } from './source.ts';
import type { Body, TagCorrection, Tags } from './tags.ts';
import type { Instant, PartialDate } from './time.ts';
import type { Owner } from './workspace.ts';

/** `p` and ten base32 characters of the identity's SHA-256. */
export type PublicationId = string;

/** An event is one or more publications of the same thing; its id is its first publication's. */
export type EventId = PublicationId;

/** What a publisher said, tidied: the input of linking and tagging. */
export interface Draft {
  readonly title: string;
  /** Plain text; empty where the publisher gives none. */
  readonly summary: string;
  /** Plain text of the body, where it was read; else empty. */
  readonly content: string;
  readonly url: string | null;
  readonly publisher: Bilingual;
  /** The bodies that the source speaks for. */
  readonly publisherBodies: readonly Body[];
  readonly publishedAt: PartialDate | null;
  readonly updatedAt: PartialDate | null;
  readonly language: Language;
}

/** Views on what others do: a law firm speaks for no authority, whatever it puts out. */
export function isCommentary({ tags, publisherBodies }: Pick<Publication, 'tags' | 'publisherBodies'>): boolean {
  return tags.kind.value === 'commentary' || publisherBodies.includes('law-firm');
}

/** How a publication came; only `news` is ever announced. */
export const arrivals = ['news', 'baseline', 'import', 'starter'] as const;
export type Arrival = (typeof arrivals)[number];

/** A publication as it is kept. */
export interface Publication extends Draft {
  readonly id: PublicationId;
  readonly owner: Owner;
  readonly source: SourceId;
  readonly event: EventId;
  /** Counts from 1; a new one whenever what the publisher said has changed. */
  readonly revision: number;
  readonly firstSeenAt: Instant;
  readonly revisedAt: Instant;
  readonly arrival: Arrival;
  readonly passages: readonly Passage[];
  readonly links: readonly MeasureLink[];
  readonly deadline: Deadline | null;
  /** As the rules judged, corrected where a person has. */
  readonly tags: Tags;
  readonly correction?: TagCorrection;
  /** Ids under which whoever imported it knows it. */
  readonly aliases?: readonly string[];
}
