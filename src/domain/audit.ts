import type { Conversation } from './chat.ts';
import type { ReviewActKind } from './review.ts';
import type { Instant } from './time.ts';
import type { PersonId, WorkspaceId } from './workspace.ts';

/** What people do that leaves a trace. */
export const auditActs = [
  'acknowledge',
  'judge',
  'assign',
  'snooze',
  'comment',
  'decide',
  'finish',
  'subscribe',
  'unsubscribe',
  'pause',
  'settings',
  'circle',
  'nudge',
  'source-add',
  'source-remove',
  'source-pause',
  'source-poll',
  'export',
  'feedback',
  'redeliver',
  'token-create',
  'token-revoke',
] as const satisfies readonly (ReviewActKind | string)[];
export type AuditAct = (typeof auditActs)[number];

/** One line of the log: who did what to what, when, and from where. Lines are added and never changed, but for a person who is forgotten. */
export interface AuditEntry {
  readonly workspace: WorkspaceId;
  readonly at: Instant;
  readonly by: PersonId;
  readonly act: AuditAct;
  /** What it was done to: an event, a subscription, a source; empty where it is the workspace. */
  readonly about: string;
  /** What a reader needs besides, by name; no text of a person's but what they wrote for others to read. */
  readonly details: Readonly<Record<string, string>>;
  readonly from: Conversation;
}

/** As it stands in the log. */
export interface NumberedEntry extends AuditEntry {
  /** Rising, with gaps. */
  readonly number: number;
}

/** Who did what a forgotten person did. */
export const forgottenPerson: PersonId = 'forgotten';
