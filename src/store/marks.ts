/**
 * What a store says of itself: `closed` why nobody may open it, `origin` what it is filled from, `progress` how far that
 * has come.
 */
export type MarkName = 'closed' | 'origin' | 'progress';

export interface Marks {
  /** The store's own name, which it has from its first opening on. */
  id(): Promise<string>;
  /** Null where it says nothing. */
  read(name: MarkName): Promise<string | null>;
  /** Null takes it away. */
  write(name: MarkName, body: string | null): Promise<void>;
}
