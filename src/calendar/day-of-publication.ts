import type { Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import { dayInZone, dayOf } from './say-date.ts';

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
