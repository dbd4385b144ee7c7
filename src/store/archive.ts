import type { Publication, PublicationId } from '../domain/publication.ts';
import type { SourceId, SourceState } from '../domain/source.ts';
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
}

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly lastChange: number }
  /** Another replica moved the source meanwhile; nothing was written. */
  | { readonly kind: 'stale' };

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
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Changes with a number greater than `after`, in order, at most `limit`; each publication once, at its latest number. */
  changes(after: number, limit: number): Promise<readonly Change[]>;
  /** Publications of a source that have one of these identity keys or one of these addresses. */
  known(owner: Owner, source: SourceId, keys: readonly string[], urls: readonly string[]): Promise<readonly Known[]>;
  /** Every revision of a publication, oldest first; empty where the id is unknown. */
  revisions(id: PublicationId): Promise<readonly Publication[]>;
  /** Replaces judgements (tags, links, deadline, event) without a revision; unknown ids are passed over. */
  rejudge(publications: readonly Publication[]): Promise<number>;
  /** Leaves tombstones, which followers see as changes. */
  remove(ids: readonly PublicationId[]): Promise<void>;
}
