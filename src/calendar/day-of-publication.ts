import type { Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import { dayInZone, dayOf } from './say-date.ts';

/** True where its publisher dates it after this day: it is kept as it is, and said. */
export function isDatedAhead({ publishedAt }: Pick<Publication, 'publishedAt'>, today: Day): boolean {
  return publishedAt !== null && dayInZone(publishedAt, 'Asia/Tokyo') > today.slice(0, publishedAt.length);
}

/**
 * The day on which a publication came out, in Japan: as its publisher dates it; without a date, the day on which it was
 * first seen; null where the publisher gives no more than a month.
 */
export function dayOfPublication({
  publishedAt,
  firstSeenAt,
}: Pick<Publication, 'publishedAt' | 'firstSeenAt'>): Day | null {
  if (publishedAt === null) return dayOf(firstSeenAt);
  return publishedAt.length < 10 ? null : dayInZone(publishedAt, 'Asia/Tokyo');
}
