import type { Schedule, Subscription } from '../../domain/subscription.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { atTime, nextSlot } from './schedule.ts';

const reminderTime = '09:00';

/** A subscription with its next appointments, as a write upon the one before. */
export function revised(subscription: Subscription, changes: Partial<Subscription>): Subscription {
  const after = { ...subscription, ...changes, version: subscription.version + 1 };
  return withDue(after);
}

/** With the nearest of its appointments. */
export function withDue(subscription: Subscription): Subscription {
  const { nextDigestAt, nextReminderAt, nextAlertAt, nextCorrectionAt = null } = subscription;
  const due = [nextDigestAt, nextReminderAt, nextAlertAt, nextCorrectionAt].filter(at => at !== null);
  return { ...subscription, nextDueAt: due.length === 0 ? null : Math.min(...due) };
}

/** A subscription with its appointments made anew: when it begins, or when its schedule, its zone or its pause has changed. */
export function appointed(subscription: Subscription, now: Instant): Subscription {
  const { digest, zone, pausedUntil, lastDigestAt, reminders } = subscription;
  if (isStopped(subscription)) return withDue({ ...subscription, ...noAppointments });
  const from = pausedUntil === null ? now : Math.max(now, startOf(pausedUntil, zone) - 1);
  const after = Math.max(from, lastDigestAt ?? 0);
  // Alerts alone have no digest; what a pause held back comes when it ends, at once where another zone has ended it.
  const held = subscription.nextDigestAt === null ? null : now;
  const resumes =
    subscription.alerts === null ? null : pausedUntil !== null && from > now ? startOf(pausedUntil, zone) : held;
  const nextDigestAt = digest === null ? resumes : nextSlot(digest, zone, after);
  const nextReminderAt = reminders.length === 0 ? null : nextReminder(subscription, from);
  return withDue({ ...subscription, nextDigestAt, nextReminderAt });
}

const noAppointments = {
  nextDigestAt: null,
  nextReminderAt: null,
  nextAlertAt: null,
  alertsHeldAfter: null,
  nextCorrectionAt: null,
  correctionsHeldAfter: null,
};

/** True where its conversation took no messages any more, and nobody has resumed it since. */
export function isStopped({ stoppedAt }: Pick<Subscription, 'stoppedAt'>): boolean {
  return typeof stoppedAt === 'number';
}

/**
 * True while what came during a pause or a stop is still to be told: alerts alone have no digest that would tell it anyway, and
 * owe it on the day of their next digest, whatever was ordered since.
 */
export function owesHeld(subscription: Subscription): boolean {
  const { digest, pausedUntil, nextDigestAt } = subscription;
  return isStopped(subscription) || pausedUntil !== null || (digest === null && nextDigestAt !== null);
}

/** Reminders come with the digest's hour, on days on which people work. */
export function nextReminder({ digest, zone }: Pick<Subscription, 'digest' | 'zone'>, after: Instant): Instant {
  const schedule: Schedule = {
    every: 'weekday',
    weekday: null,
    dayOfMonth: null,
    time: digest?.time ?? reminderTime,
    skipHolidays: true,
  };
  return nextSlot(schedule, zone, after);
}

/** True while it is to stay silent. */
export function isPaused(
  subscription: Pick<Subscription, 'pausedUntil' | 'stoppedAt' | 'zone'>,
  now: Instant,
): boolean {
  const { pausedUntil, zone } = subscription;
  return isStopped(subscription) || (pausedUntil !== null && now < startOf(pausedUntil, zone));
}

function startOf(day: Day, zone: string): Instant {
  return atTime(Temporal.PlainDate.from(day), '00:00', zone);
}
