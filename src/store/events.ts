import type { EventId, Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';

/** The archive's publications as events: what belongs together, and by when people must act. */
export interface Events {
  /** Every publication of these events. */
  members(events: readonly EventId[]): Promise<readonly Publication[]>;
  /** Publications with a deadline on one of these days, both included, nearest first. */
  deadlines(from: Day, to: Day): Promise<readonly Publication[]>;
}
