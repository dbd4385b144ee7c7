import type { SourceState } from './source.ts';
import type { Instant } from './time.ts';

const dayMs = 86_400_000;

/** Nobody is stale before a week: a long weekend and the New Year holidays together are nearly as long. */
const quietDaysMin = 7;
/** Where no gap between two publications was ever seen, a month must pass: a hub page may bring something once a quarter. */
const quietDaysWithoutHistory = 30;
/** A gap half as long again is nothing; three times as long as ever before is. */
const quietFactor = 3;

/**
 * True where a source answers but has brought nothing new for far longer than it ever did: three times its longest gap, a week at least.
 * 経産省's Atom feed went on answering 200 for months after its last entry. A source that fails is not stale but failing.
 */
export function isStale(
  state: Pick<SourceState, 'failuresInARow' | 'firstReadAt' | 'lastNewAt' | 'quietMsMax'>,
  now: Instant,
): boolean {
  const quietSince = state.lastNewAt ?? state.firstReadAt;
  if (quietSince === null || state.failuresInARow > 0) return false;
  const usualMs = state.quietMsMax > 0 ? state.quietMsMax * quietFactor : quietDaysWithoutHistory * dayMs;
  return now - quietSince > Math.max(usualMs, quietDaysMin * dayMs);
}
