import type { Platform } from './chat.ts';
import type { Instant } from './time.ts';
import type { WorkspaceId } from './workspace.ts';

/** A Slack team or Teams tenant that has let Kairan in. */
export interface Installation {
  readonly platform: Platform;
  /** The platform's own id of the team or tenant. */
  readonly tenant: string;
  readonly workspace: WorkspaceId;
  /** As the platform names it; null where it does not say. */
  readonly name: string | null;
  /** The person who let it in, by the platform's id. */
  readonly installedBy: string;
  readonly installedAt: Instant;
  /** Tokens and what belongs to them, encrypted before they come here; of Teams, which has none, the address of its service. */
  readonly sealed: string;
}
