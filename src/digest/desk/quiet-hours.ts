import type { QuietHours } from '../../domain/subscription.ts';
import type { Instant } from '../../domain/time.ts';
import { atTime } from './schedule.ts';

/** Nobody is woken by default: what comes at night is told in the morning. */
export const usualQuietHours: QuietHours = { from: '20:00', to: '08:00' };

/** When the quiet hours end in which a moment lies; null where it lies in none. They may span midnight. */
export function quietUntil(hours: QuietHours | null, zone: string, now: Instant): Instant | null {
  if (hours === null || hours.from === hours.to) return null;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  for (const begun of [today.subtract({ days: 1 }), today]) {
    const ends = hours.to > hours.from ? begun : begun.add({ days: 1 });
    const end = atTime(ends, hours.to, zone);
    if (now >= atTime(begun, hours.from, zone) && now < end) return end;
  }
  return null;
}
