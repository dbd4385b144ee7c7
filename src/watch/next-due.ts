import type { Instant } from '../domain/time.ts';

export interface Poll {
  readonly now: Instant;
  readonly everyMs: number;
  /** Longest of Cache-Control's max-age and Expires, in ms; 0 when absent. */
  readonly advisedMs: number;
  readonly failuresInARow: number;
  /** From Retry-After; null when absent. */
  readonly retryAt: Instant | null;
  /** 0 to 1, so that many replicas or sources do not come back at the same moment. */
  readonly random: () => number;
}

const dayMs = 86_400_000;
/** A failing source is asked later and later; half of the delay is left to chance. */
const jitterShare = 0.5;

/**
 * When a source is due again, and why not earlier.
 * @returns Never before `now + everyMs`; doubled for each failure in a row, at most 24 h, unless the publisher asks for more.
 */
export function nextDue({ now, everyMs, advisedMs, failuresInARow, retryAt, random }: Poll): {
  at: Instant;
  why: string;
} {
  if (failuresInARow > 0) {
    const delayMs = Math.min(dayMs, everyMs * 2 ** Math.min(failuresInARow, 20));
    const backOff = now + Math.max(everyMs, delayMs * (1 - jitterShare * random()));
    return retryAt !== null && retryAt > backOff
      ? { at: retryAt, why: 'Retry-After' }
      : { at: Math.round(backOff), why: 'back-off' };
  }
  const waitMs = Math.min(advisedMs, dayMs);
  return waitMs > everyMs ? { at: now + waitMs, why: 'Cache-Control' } : { at: now + everyMs, why: 'interval' };
}
