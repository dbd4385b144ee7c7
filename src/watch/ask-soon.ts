import type { SourceState } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';

/** When a source is asked that somebody wants asked now. */
export interface Soon {
  readonly at: Instant;
  /** `now`; `rest` since it was asked just before; `failing` and `told-to-wait` where a wait of the source's stands. */
  readonly why: 'now' | 'rest' | 'failing' | 'told-to-wait';
}

/** However often somebody presses, a publisher is asked no sooner after the last time. */
const restMs = 5 * 60_000;

/**
 * The earliest polite moment: the usual interval and a document's own freshness may be shortened, as a reload in a browser
 * does; what a source's failures or its Retry-After have earned stands.
 */
export function askSoon({ nextDueAt, nextDueWhy, failuresInARow, lastAskedAt }: SourceState, now: Instant): Soon {
  if (nextDueAt <= now) return { at: now, why: 'now' };
  if (nextDueWhy === 'Retry-After') return { at: nextDueAt, why: 'told-to-wait' };
  if (failuresInARow > 0) return { at: nextDueAt, why: 'failing' };
  const rested = (lastAskedAt ?? 0) + restMs;
  return rested > now ? { at: Math.min(rested, nextDueAt), why: 'rest' } : { at: now, why: 'now' };
}
