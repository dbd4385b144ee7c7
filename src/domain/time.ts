/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Times of our own doing (`firstSeenAt`, `nextDueAt`) have this type. */
export type Instant = number;

/**
 * A date in the precision in which it was printed, as ISO 8601: `2026`, `2026-07`, `2026-07-14`, or a moment with its
 * offset, `2026-07-14T17:00:00+09:00`. A publisher's dates have this type; a day never gains an hour.
 */
export type PartialDate = string;

/** A day, `2026-07-14`. */
export type Day = string;

/** Handed in wherever time matters; only `src/clock.ts` asks the machine. */
export interface Clock {
  now(): Instant;
}
