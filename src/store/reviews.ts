import type { AuditEntry } from '../domain/audit.ts';
import type { EventId } from '../domain/publication.ts';
import type { Review } from '../domain/review.ts';
import type { Day } from '../domain/time.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';

/** What workspaces have done about events. */
export interface Reviews {
  /** Those of these events that there are. */
  find(workspace: WorkspaceId, events: readonly EventId[]): Promise<readonly Review[]>;
  /**
   * Keeps a review and the log's lines of the acts that made it, in one step.
   * @param absorbed Events that were found to be the same one; their reviews end with this step.
   * @returns False where the stored one is not the version before: nothing was written.
   */
  save(review: Review, entries: readonly AuditEntry[], absorbed?: readonly EventId[]): Promise<boolean>;
  /** What is still open, latest changed first. */
  open(workspace: WorkspaceId, max: number): Promise<readonly Review[]>;
  /** Open ones of every workspace that were put off until a day or earlier, longest due first. */
  due(day: Day, max: number): Promise<readonly Review[]>;
  /** Every review that names a person. */
  naming(workspace: WorkspaceId, person: PersonId): Promise<readonly Review[]>;
  /** Takes a person out of every review; how many held them. */
  forget(workspace: WorkspaceId, person: PersonId): Promise<number>;
}
