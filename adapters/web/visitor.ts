import type { Conversation } from '../../src/domain/chat.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Viewer } from '../../src/domain/workspace.ts';
import type { WorkspaceChoice } from './workspaces.ts';

/** Whoever looks at a page. */
export interface Visitor {
  readonly viewer: Viewer;
  /** Where their chat is. */
  readonly conversation: Conversation;
  readonly language: Language;
  readonly canLogOut: boolean;
  /** Workspaces that they may turn to; with one or none there is nothing to choose. */
  readonly workspaces: readonly WorkspaceChoice[];
  /** True where what they see is made up. */
  readonly isShownSamples: boolean;
}
