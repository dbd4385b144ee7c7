import type { Conversation } from '../domain/chat.ts';
import type { ConversationSettings } from '../domain/settings.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

/** What one conversation has chosen. */
export interface Chosen {
  readonly conversation: Conversation;
  readonly settings: ConversationSettings;
}

/** What each conversation has chosen for itself. */
export interface Settings {
  /** Null where it has chosen nothing. */
  of(workspace: WorkspaceId, conversation: Conversation): Promise<ConversationSettings | null>;
  list(workspace: WorkspaceId): Promise<readonly Chosen[]>;
  save(workspace: WorkspaceId, conversation: Conversation, settings: ConversationSettings): Promise<void>;
}
