import type { AuditEntry } from '../domain/audit.ts';
import { type Conversation, conversationKey } from '../domain/chat.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Installation } from '../domain/installation.ts';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { Review } from '../domain/review.ts';
import type { Session } from '../domain/session.ts';
import type { ConversationSettings } from '../domain/settings.ts';
import type { SourceId, SourceState } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { Token } from '../domain/token.ts';
import type { Owner, WorkspaceId } from '../domain/workspace.ts';
import type { AddedSource } from './added.ts';
import type { NumberedList } from './numbered.ts';
import type { KeptThread } from './threads.ts';

/** What a record of each kind holds: everything that every store keeps, in a shape that belongs to none of them. */
export interface RecordOf {
  readonly position: { readonly name: string; readonly change: number };
  readonly installation: Installation;
  readonly added: AddedSource;
  readonly token: Token;
  readonly session: Session;
  readonly once: { readonly key: string; readonly until: Instant };
  readonly setting: Here & { readonly settings: ConversationSettings };
  readonly numbered: Here & { readonly list: NumberedList };
  readonly thread: Here & { readonly thread: string | null } & KeptThread;
  readonly subscription: Subscription;
  readonly review: Review;
  readonly source: SourceState;
  readonly publication: KeptPublication;
  /** From where change numbers go on. */
  readonly change: { readonly last: number };
  /**
   * `place` is where it stands among others: a store may have to give it another. `readyAt` is when its conversation may
   * be served, if it waits: at once where somebody serves it, since nobody holds anything of a store that moves.
   */
  readonly delivery: Delivery & { readonly place: { readonly number: number; readonly readyAt: Instant | null } };
  readonly audit: AuditEntry & { readonly place: { readonly number: number } };
}

interface Here {
  readonly workspace: WorkspaceId;
  readonly conversation: Conversation;
}

/** A publication with all that leads to it and went before it; `publication` is null for a tombstone. */
export interface KeptPublication {
  readonly id: PublicationId;
  readonly change: number;
  readonly born: number;
  readonly said: number;
  readonly owner: Owner;
  readonly source: SourceId;
  readonly event: EventId;
  /** True where it was an event of its own until that was merged into another. */
  readonly isAbsorbed: boolean;
  readonly publication: Publication | null;
  readonly revisions: readonly Publication[];
  readonly identities: readonly { readonly owner: Owner; readonly source: SourceId; readonly key: string }[];
}

export type Kind = keyof RecordOf;

/** How a kind is treated when everything moves. */
interface Treatment<Record> {
  /** What tells a record from others of its kind. */
  readonly key: (record: Record) => readonly (string | number | null)[];
  /** True for what ends by itself within hours: it moves along, and is neither compared nor backed up. */
  readonly isFleeting?: true;
  /** True for what opens another door: a backup may leave it out. */
  readonly isSecret?: true;
}

const here = ({ workspace, conversation }: Here) => [workspace, conversationKey(conversation)];

/**
 * Every kind, in the order in which they are read. While others write, what follows is read before what it follows, and
 * what is planned after what it is planned from: then whoever goes on from such a reading does something again that is
 * known by its id, and passes nothing over.
 */
export const kinds: { readonly [Name in Kind]: Treatment<RecordOf[Name]> } = {
  position: { key: ({ name }) => [name] },
  installation: { key: ({ platform, tenant }) => [platform, tenant], isSecret: true },
  added: { key: ({ source }) => [source.owner, source.id] },
  token: { key: ({ id }) => [id] },
  session: { key: ({ id }) => [id], isFleeting: true },
  once: { key: ({ key }) => [key], isFleeting: true },
  setting: { key: here },
  numbered: { key: here },
  thread: { key: one => [...here(one), one.thread] },
  subscription: { key: ({ workspace, id }) => [workspace, id] },
  review: { key: ({ workspace, event }) => [workspace, event] },
  source: { key: ({ id }) => [id] },
  publication: { key: ({ id }) => [id] },
  change: { key: () => [] },
  delivery: { key: ({ id }) => [id] },
  audit: { key: ({ workspace, place }) => [workspace, place.number] },
};

export const kindNames = Object.keys(kinds) as readonly Kind[];

/** Some records of a kind, and where to go on behind them; no cursor where the reading cannot go on elsewhere. */
export interface Piece<Name extends Kind = Kind> {
  readonly records: readonly RecordOf[Name][];
  readonly cursor: string | null;
}

/** Everything that is kept, record by record: what moves from store to store, and what a backup holds. */
export interface Records {
  /** Lets what is read from now on be of one moment, where the store can; until the returned function is called. */
  hold(): Promise<() => Promise<void>>;
  /**
   * Reads a kind piece by piece. While others write, what is there all the time is read, a record that moves perhaps
   * twice, the later time as it is by then.
   * @param after A cursor of an earlier reading.
   */
  read<Name extends Kind>(kind: Name, after?: string | null): AsyncGenerator<Piece<Name>>;
  /**
   * Puts records into a store that nobody else writes to; one that is there is replaced.
   * @param mark Kept under `progress` among the store's marks: in the same step, or at least never before.
   */
  write<Name extends Kind>(kind: Name, records: readonly RecordOf[Name][], mark?: string): Promise<void>;
  /** True where nothing of any kind is kept. */
  isEmpty(): Promise<boolean>;
}
