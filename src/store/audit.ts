import type { AuditAct, AuditEntry, NumberedEntry } from '../domain/audit.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';

/** Which lines of the log are read. */
export interface AuditQuery {
  readonly about?: string;
  readonly by?: PersonId;
  readonly acts?: readonly AuditAct[];
  /** From this moment on. */
  readonly since?: Instant;
  /** Before this moment. */
  readonly before?: Instant;
}

/** The log of what people did. It only grows. */
export interface Audit {
  append(entry: AuditEntry): Promise<void>;
  /** Lines above a number, oldest first; the last one's number leads to the next page. */
  list(workspace: WorkspaceId, query: AuditQuery, after: number, max: number): Promise<readonly NumberedEntry[]>;
  /** Keeps every line of a person and loses the person, and what they told the operator; how many lines there were. */
  forget(workspace: WorkspaceId, person: PersonId): Promise<number>;
  /** Ends the lines before a moment; how many. */
  trim(workspace: WorkspaceId, before: Instant): Promise<number>;
}
