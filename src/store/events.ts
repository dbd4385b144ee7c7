import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import type { Owner } from '../domain/workspace.ts';

/** The archive's publications as events: what belongs together, and by when people must act. */
export interface Events {
  /** Every publication of these events. */
  members(events: readonly EventId[]): Promise<readonly Publication[]>;
  /**
   * The event that an id leads to: a publication's own event, also where that was merged into another or the publication
   * was withdrawn. So every id that an event ever had still leads to it.
   * @returns Null where the archive never kept such a publication.
   */
  eventOf(id: PublicationId): Promise<EventId | null>;
  /**
   * The event of what stands at one of these addresses, of everybody's and this workspace's own; the newest where one
   * address was listed for several.
   */
  addressed(owner: Owner, urls: readonly string[]): Promise<EventId | null>;
  /** For each of these events, every id that leads to it. */
  namesOf(events: readonly EventId[]): Promise<ReadonlyMap<EventId, readonly PublicationId[]>>;
  /** For each of these events, those that were merged into it; events without any are left out. */
  absorbedBy(events: readonly EventId[]): Promise<ReadonlyMap<EventId, readonly EventId[]>>;
  /** Publications with a deadline, or from which something applies, on one of these days, both included, nearest first. */
  deadlines(from: Day, to: Day): Promise<readonly Publication[]>;
}
