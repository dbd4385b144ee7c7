import { dayOf } from '../../calendar/say-date.ts';
import type { Day, Instant } from '../../domain/time.ts';

/** The first day that `7d` or `2026-08-01` covers, in Japan: seven days include today. */
export function sinceDay(value: string, now: Instant): Day {
  const days = /^(\d+)d$/.exec(value)?.[1];
  if (days === undefined) return value;
  return Temporal.PlainDate.from(dayOf(now))
    .subtract({ days: Number(days) })
    .toString();
}
