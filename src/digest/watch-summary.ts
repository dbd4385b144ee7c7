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
  readonly failing: readonly { readonly name: Bilingual; readonly reason: FailureReason }[];
  readonly stale: readonly { readonly name: Bilingual }[];
}

export function summariseWatch(sources: readonly Source[], states: readonly SourceState[], now: Instant): WatchSummary {
  const byId = new Map(states.map(state => [state.id, state]));
  const asked = sources.flatMap(source => {
    const state = byId.get(source.id);
    return state?.lastOutcome ? [{ name: source.name, state, outcome: state.lastOutcome }] : [];
  });
  return {
    sources: sources.length,
    answered: asked.filter(({ outcome }) => outcome.kind !== 'failed').length,
    lastAskedAt: asked.reduce<Instant | null>((last, { state }) => Math.max(last ?? 0, state.lastAskedAt ?? 0), null),
    asOf: now,
    failing: asked.flatMap(({ name, outcome }) =>
      outcome.kind === 'failed' ? [{ name, reason: outcome.reason }] : [],
    ),
    stale: asked.flatMap(({ name, state }) => (isStale(state, now) ? [{ name }] : [])),
  };
}
