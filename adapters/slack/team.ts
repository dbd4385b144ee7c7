import type { WebClient } from '@slack/web-api';
import type { WorkspaceId } from '../../src/domain/workspace.ts';

/** A Slack workspace in which Kairan is installed. */
export interface Team {
  readonly id: string;
  readonly workspace: WorkspaceId;
  /** Kairan itself there: what it says comes from this user. */
  readonly botUser: string;
  readonly botId: string;
  readonly token: string;
  readonly client: WebClient;
}

/** Where Kairan is installed. */
export interface Teams {
  /** Null where it is not, or no longer. */
  of(team: string): Promise<Team | null>;
  /** Forgets what is known of a team; its tokens are not used again. */
  leave(team: string): Promise<void>;
}
