import { isPublicHoliday, isYearEnd } from '../../calendar/business-days.ts';
import type { Schedule } from '../../domain/subscription.ts';
import type { Day, Instant } from '../../domain/time.ts';

/** Days that are looked at for the next slot; a month that begins with holidays is far within. */
const daysMax = 400;
/** A digest that goes out later than this after its hour says so. */
const lateMs = 15 * 60_000;

/**
 * When a schedule comes round next. An hour that a zone skips in spring is the one after; one that comes twice in autumn
 * is the first.
 * @param zone IANA.
 * @returns Later than `after`.
 */
export function nextSlot(schedule: Schedule, zone: string, after: Instant): Instant {
  let day = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
  for (let looked = 0; looked < daysMax; looked++, day = day.add({ days: 1 })) {
    if (!isScheduled(schedule, day)) continue;
    const slot = atTime(day, schedule.time, zone);
    if (slot > after) return slot;
  }
  throw new Error(`a schedule that never comes round: ${JSON.stringify(schedule)}`);
}

/** The moment of a day's `HH:MM` in a zone. */
export function atTime(day: Temporal.PlainDate, time: string, zone: string): Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

export interface DueSlot {
  /** The appointed time: of several that were missed the last, which holds the others. */
  readonly slot: Instant;
  readonly isLate: boolean;
  readonly next: Instant;
}

/** Which digest is to go out now; null where none is due. */
export function dueSlot(schedule: Schedule, zone: string, dueAt: Instant | null, now: Instant): DueSlot | null {
  if (dueAt === null || dueAt > now) return null;
  let slot = dueAt;
  let next = nextSlot(schedule, zone, slot);
  while (next <= now) {
    slot = next;
    next = nextSlot(schedule, zone, slot);
  }
  return { slot, isLate: now - slot > lateMs, next };
}

function isScheduled(schedule: Schedule, day: Temporal.PlainDate): boolean {
  if (!schedule.skipHolidays) return isAppointed(schedule, day);
  if (isOff(day)) return false;
  if (isAppointed(schedule, day)) return true;
  return (schedule.every === 'week' || schedule.every === 'month') && day.dayOfWeek <= 5 && isMoved(schedule, day);
}

function isAppointed({ every, weekday, dayOfMonth }: Schedule, day: Temporal.PlainDate): boolean {
  switch (every) {
    case 'day':
      return true;
    case 'weekday':
      return day.dayOfWeek <= 5;
    case 'week':
      return day.dayOfWeek === (weekday ?? 1);
    case 'month':
      return day.day === Math.min(dayOfMonth ?? 1, day.daysInMonth);
  }
}

/** What comes once a week or month and falls on a holiday moves to the next working day, rather than to the next turn. */
function isMoved(schedule: Schedule, day: Temporal.PlainDate): boolean {
  for (
    let before = day.subtract({ days: 1 });
    isOff(before) || before.dayOfWeek > 5;
    before = before.subtract({ days: 1 })
  ) {
    if (isOff(before) && isAppointed(schedule, before)) return true;
  }
  return false;
}

function isOff(day: Temporal.PlainDate): boolean {
  const written: Day = day.toString();
  return isPublicHoliday(written) || isYearEnd(written);
}
