import type { SourceId, SourceState } from './source.ts';

/** The state of a source that nothing is known of. */
export function neverAsked(id: SourceId): SourceState {
  return {
    id,
    version: 0,
    validators: null,
    firstReadAt: null,
    lastAskedAt: null,
    lastSuccessAt: null,
    lastNewAt: null,
    quietMsMax: 0,
    lastOutcome: null,
    failuresInARow: 0,
    nextDueAt: 0,
    nextDueWhy: 'never asked',
  };
}
