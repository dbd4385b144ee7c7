import type { SourceId, SourceState } from '../domain/source.ts';

/** What is known of the sources' health and schedule. A document's commit writes it too, in the archive's step. */
export interface Sources {
  state(id: SourceId): Promise<SourceState | null>;
  states(): Promise<readonly SourceState[]>;
  /**
   * Records a poll that brought no document (unchanged, failed), or a source's first appearance (`version` 1).
   * @returns False where another replica moved the source meanwhile: nothing was written.
   */
  record(state: SourceState): Promise<boolean>;
}
