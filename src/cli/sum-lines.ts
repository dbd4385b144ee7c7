import type { Sum } from '../store/moving/tally.ts';
import type { Kind } from '../store/records.ts';

/** What was counted, a kind a line, with the first half of its digest. */
export function sumLines(sums: Readonly<Partial<Record<Kind, Sum>>>): string {
  return Object.entries(sums)
    .map(([kind, { count, digest }]) => `${kind.padEnd(13)}${String(count).padStart(9)}  ${digest.slice(0, 32)}\n`)
    .join('');
}
