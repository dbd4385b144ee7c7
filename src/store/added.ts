import type { Source, SourceId } from '../domain/source.ts';
import type { WorkspaceId } from '../domain/workspace.ts';

/** A source that a workspace added for itself. */
export interface AddedSource {
  readonly source: Source;
  /** True while it is not asked. */
  readonly isPaused: boolean;
}

/** Sources beside the catalogue: each belongs to the workspace that added it. */
export interface Added {
  /** Everybody's, in the order of their ids. */
  list(): Promise<readonly AddedSource[]>;
  /** Adds or replaces; its owner is the source's. */
  save(added: AddedSource): Promise<void>;
  /** @returns False where that workspace has none of this id. */
  remove(workspace: WorkspaceId, id: SourceId): Promise<boolean>;
}
