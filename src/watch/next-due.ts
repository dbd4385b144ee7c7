import type { Instant } from '../domain/time.ts';

export interface DueInput {
  readonly now: Instant;
  /** The source's own interval. */
  readonly everyMs: number;
  /** Longest of the feed's TTL, Cache-Control max-age and Expires, in ms; 0 when absent; clamped to a day. */
  readonly advisedMs: number;
  readonly failuresInARow: number;
  /** From Retry-After; null where the server said nothing. */
  readonly retryAt: Instant | null;
  /** 0 to 1, as `Math.random` gives it. */
  readonly random: () => number;
}

export interface Due {
  readonly at: Instant;
  /** What it waits for, as `SourceState.nextDueWhy` keeps it. */
  readonly why: 'interval' | 'Cache-Control' | 'back-off' | 'Retry-After';
}

const dayMs = 86_400_000;

/**
 * When a source is due again.
 * @returns Never before `now + everyMs`; doubled for each failure in a row, at most 24 h; later only where Retry-After
 * says so. Waits after a failure are spread, so that sources that failed together don't come back together.
 * @see RFC 9111 §5.2.2.1; some feeds advertise a year.
 */
export function nextDue({ now, everyMs, advisedMs, failuresInARow, retryAt, random }: DueInput): Due {
  const due = failuresInARow > 0 ? afterFailure() : afterSuccess();
  return retryAt !== null && retryAt > due.at ? { at: retryAt, why: 'Retry-After' } : due;

  function afterSuccess(): Due {
    const advised = Math.min(advisedMs, dayMs);
    return advised > everyMs ? { at: now + advised, why: 'Cache-Control' } : { at: now + everyMs, why: 'interval' };
  }

  function afterFailure(): Due {
    const waitMsMax = Math.max(everyMs, Math.min(everyMs * 2 ** Math.min(failuresInARow, 30), dayMs));
    // The upper half of what doubling adds is left to chance.
    const spread = (waitMsMax - everyMs) * (0.5 + 0.5 * random());
    return { at: now + everyMs + Math.round(spread), why: 'back-off' };
  }
}
