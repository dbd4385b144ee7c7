import type { SourceState } from './source.ts';
import type { Instant } from './time.ts';

const dayMs = 86_400_000;
/** However lively a source was, a week of silence is a holiday season. */
const quietMsMin = 7 * dayMs;
/** How much longer than ever before. */
const factor = 2;

/**
 * True where a source answers but brings nothing new for twice as long as it ever was quiet, and for a week at least:
 * 経産省's feed stood frozen for months and was called healthy by every reader.
 */
export function isStale({ lastNewAt, quietMsMax, lastOutcome }: SourceState, now: Instant): boolean {
  if (lastNewAt === null || lastOutcome === null || lastOutcome.kind === 'failed') return false;
  return now - lastNewAt > Math.max(quietMsMin, factor * quietMsMax);
}
