import type { Holder } from '../domain/holder.ts';

/** Which processes work with a store. Time is the store's. */
export interface Processes {
  /** A process is there, for so long unless it says so again. */
  arrive(holder: Holder, ttlMs: number): Promise<void>;
  leave(holder: Holder): Promise<void>;
  /** Those that are there, by name. */
  present(): Promise<readonly Holder[]>;
}
