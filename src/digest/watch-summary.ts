import type { Bilingual } from '../domain/language.ts';
import type { FailureReason, Source, SourceState } from '../domain/source.ts';
import { isStale } from '../domain/stale.ts';
import type { Instant } from '../domain/time.ts';

/** The proof of silence: what was asked, what answered, what did not. */
export interface WatchSummary {
  readonly sources: number;
  readonly answered: number;
  readonly lastAskedAt: Instant | null;
  /** The moment of which it speaks. */
  readonly asOf: Instant;
  readonly failing: readonly Failing[];
  readonly stale: readonly Silent[];
}

interface Silent {
  readonly name: Bilingual;
  /** An authority of the reader's profile: what it says may be missing. */
  readonly concerns: boolean;
}

export interface Failing extends Silent {
  readonly reason: FailureReason;
  /** When it was last read; null where it never was. */
  readonly readAt: Instant | null;
}

/** True where nothing that was asked answered: that nothing is new is not known then. */
export function sawNothing({ sources, answered }: WatchSummary): boolean {
  return sources > 0 && answered === 0;
}

/** @param concerns True for the authorities that a reader's profile bears on. */
export function summariseWatch(
  sources: readonly Source[],
  states: readonly SourceState[],
  now: Instant,
  concerns: (source: Source) => boolean = () => false,
): WatchSummary {
  const byId = new Map(states.map(state => [state.id, state]));
  const asked = sources.flatMap(source => {
    const state = byId.get(source.id);
    return state?.lastOutcome ? [{ source, state, outcome: state.lastOutcome }] : [];
  });
  return {
    sources: sources.length,
    answered: asked.filter(({ outcome }) => outcome.kind !== 'failed').length,
    lastAskedAt: asked.reduce<Instant | null>((last, { state }) => Math.max(last ?? 0, state.lastAskedAt ?? 0), null),
    asOf: now,
    failing: asked.flatMap(({ source, state, outcome }) =>
      outcome.kind === 'failed'
        ? [
            {
              name: source.name,
              reason: outcome.reason,
              readAt: state.lastSuccessAt || null,
              concerns: concerns(source),
            },
          ]
        : [],
    ),
    stale: asked.flatMap(({ source, state }) =>
      isStale(state, now) ? [{ name: source.name, concerns: concerns(source) }] : [],
    ),
  };
}
