import type { Day } from '../../domain/time.ts';

/** What it takes to understand words that mean something only here and now. */
export interface Known {
  /** For «next Monday» and 8月17日; without it only whole dates are read. */
  readonly today?: Day;
  /** True for the name of a measure or a publisher. */
  readonly knows?: (name: string) => boolean;
}
