import type { Conversation } from '../domain/chat.ts';
import type { EventId } from '../domain/publication.ts';
import type { Instant } from '../domain/time.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

/** The last list of numbered events that a conversation was shown as an answer: what «item 3» means there. */
export interface NumberedList {
  readonly events: readonly EventId[];
  readonly at: Instant;
}

/** What numbers mean in each conversation; what was delivered stands in the outbox. */
export interface Numbered {
  /** Null where nothing numbered was shown. */
  of(workspace: WorkspaceId, conversation: Conversation): Promise<NumberedList | null>;
  keep(workspace: WorkspaceId, conversation: Conversation, list: NumberedList): Promise<void>;
}
