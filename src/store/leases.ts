import type { Instant } from '../domain/time.ts';

/** Exclusive rights for a time: polling leases a host, delivering leases a conversation. Time is the store's. */
export interface Leases {
  /**
   * Takes or extends the lease on `name`.
   * @returns Until when it is held; null where another holder has it.
   */
  claim(name: string, holder: string, ttlMs: number): Promise<Instant | null>;
  /** Gives it back; nothing happens where another holder has it. */
  release(name: string, holder: string): Promise<void>;
}
