import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId, SourceState } from '../domain/source.ts';
import type { Day } from '../domain/time.ts';
import type { Owner } from '../domain/workspace.ts';

/** What one fetched document brought, kept in one step: publications, revisions, change numbers, validators. */
export interface Commit {
  readonly owner: Owner;
  /** The source's state afterwards; refused where the stored version is not the one before `state.version`. */
  readonly state: SourceState;
  /** New and revised publications, whole; each gets the next change number, in this order. */
  readonly publications: readonly Publication[];
  /** Identity keys by which publications of this source will be known again. */
  readonly identities: readonly { readonly key: string; readonly publication: PublicationId }[];
  /** Events that turn out to be one, where some do. */
  readonly merging?: Merging;
}

/** What was decided about events, upon the archive as it was. */
export interface Merging {
  /** The last change when that was read. */
  readonly readAt: number;
  /** Everything that belongs to `from`, what was withdrawn too, goes over to `to`. */
  readonly merges: readonly Merge[];
}

export interface Merge {
  readonly from: EventId;
  readonly to: EventId;
}

/** What may belong to the same event: by address or by a tie (`ties.ts`), within days; or by id. */
export interface Nearby {
  readonly urls: readonly ({ readonly url: string } & Days)[];
  readonly ties: readonly ({ readonly tie: string } & Days)[];
  readonly ids: readonly PublicationId[];
}

/** Both included. */
interface Days {
  readonly from: Day;
  readonly to: Day;
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly lastChange: number }
  /** Another replica moved the source meanwhile; nothing was written. */
  | { readonly kind: 'stale' }
  /** The archive has changed since `merging` was decided; nothing was written. */
  | { readonly kind: 'overtaken' };

/** The latest state of one publication, under its latest change number; `publication` is null for a tombstone. */
export interface Change {
  readonly change: number;
  readonly id: PublicationId;
  readonly owner: Owner;
  /** The change under which it first came; 0 where that is not known. */
  readonly born: number;
  /** The change under which its publisher last said something: judging anew leaves it where it was. */
  readonly said: number;
  readonly publication: Publication | null;
}

/** A publication of a source, with the identity keys that lead to it. */
export interface Known {
  readonly publication: Publication;
  readonly keys: readonly string[];
}

/** The record of what was published. Each verb is one atomic step. */
export interface Archive {
  /** A publication that is kept already stays in its event, whatever `publications` say: only `merging` moves it. */
  commit(commit: Commit): Promise<CommitOutcome>;
  /**
   * Changes with a number greater than `after`, in order, at most `limit`; each publication once, at its latest number.
   * With `charactersMax` those behind the first whose texts together are longer than that wait for the next call.
   */
  changes(after: number, limit: number, charactersMax?: number): Promise<readonly Change[]>;
  /** How many publications have changed after a number. */
  countAfter(after: number): Promise<number>;
  /** Publications of a source that have one of these identity keys or one of these addresses. */
  known(owner: Owner, source: SourceId, keys: readonly string[], urls: readonly string[]): Promise<readonly Known[]>;
  /** Every publication of the events near these, as they are after the change `readAt`. */
  near(
    owner: Owner,
    nearby: Nearby,
  ): Promise<{ readonly readAt: number; readonly publications: readonly Publication[] }>;
  /** Every revision of a publication, oldest first; empty where the id is unknown. */
  revisions(id: PublicationId): Promise<readonly Publication[]>;
  /** Replaces judgements (tags, links, deadline) without a revision; unknown ids are passed over. */
  rejudge(publications: readonly Publication[]): Promise<number>;
  /** Leaves tombstones, which followers see as changes. */
  remove(ids: readonly PublicationId[]): Promise<void>;
}
