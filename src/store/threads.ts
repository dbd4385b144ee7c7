import type { Conversation, Ref } from '../domain/chat.ts';
import type { Instant } from '../domain/time.ts';
import type { Turn } from '../domain/turn.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

/** Where questions go on from each other: a thread, or what a conversation says outside of any (`thread` is null). */
export interface ThreadPlace {
  readonly workspace: WorkspaceId;
  readonly conversation: Conversation;
  readonly thread: Ref | null;
}

/** What was asked in a thread and what it is about, oldest first. It is context, and never evidence. */
export interface KeptThread {
  readonly turns: readonly Turn[];
  /** When it was last spoken in. */
  readonly at: Instant;
}

/** The newest turns of a thread that are kept. */
export const turnsMax = 24;

/** What each thread is about. */
export interface Threads {
  /** Null where nothing is known of it. */
  of(place: ThreadPlace): Promise<KeptThread | null>;
  /** Adds turns to a thread, in one step; beyond `turnsMax` the oldest go. */
  add(place: ThreadPlace, turns: readonly Turn[], at: Instant): Promise<void>;
  /** Forgets every thread that was last spoken in before this; how many. */
  forget(before: Instant): Promise<number>;
}
