import { createHash } from 'node:crypto';
import type { Delivery, Told } from '../../domain/delivery.ts';
import type { Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { deadlineDays, effectsAhead } from '../due-days.ts';
import { factsOf } from '../event-view.ts';
import type { Reading } from '../reading.ts';
import { dueReminders, type Reminder, showReminders } from '../reminder.ts';
import type { DeskDeps } from './desk-deps.ts';
import { envelope } from './envelope.ts';

/**
 * What a subscription is to be reminded of today.
 * @param withDeadline Its publications with a deadline, or that begin to apply, from today to the horizon.
 * @param tellingNow What it is told in the same step.
 */
export async function remindersOf(
  { store, measures }: Pick<DeskDeps, 'store' | 'measures'>,
  subscription: Subscription,
  withDeadline: readonly Publication[],
  reading: Reading,
  { horizon, tellingNow }: { readonly horizon: Day; readonly tellingNow: readonly Told[] },
): Promise<Reminder[]> {
  const { today } = reading;
  const days = [...deadlineDays(withDeadline, reading), ...effectsAhead(withDeadline, measures, reading, horizon)];
  if (days.length === 0) return [];
  const asked = [...new Set(days.map(({ event }) => event))];
  const names = await store.events.namesOf(asked);
  const told = await store.outbox.told(subscription, [...asked, ...[...names.values()].flat()]);
  return dueReminders(days, subscription.reminders, { told: [...told, ...tellingNow], names }, today);
}

/** The day's reminders as a message of their own. */
export function reminderDelivery(
  subscription: Subscription,
  reminders: readonly Reminder[],
  reading: Reading,
  now: Instant,
): Delivery {
  const told = reminders.map(one => tellingOf(one, reading.language));
  const key = JSON.stringify(told.map(({ event, facts: { reminded } }) => [event, reminded]));
  const id = `${subscription.id}:reminders:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const events = reminders.toSorted((a, b) => a.due.on.localeCompare(b.due.on)).map(({ due: { event } }) => event);
  return { ...envelope(subscription, id, 'reminder', now, showReminders(reminders, reading)), events, told };
}

/** What a reminder tells, for the record. */
export function tellingOf({ due: { event, on, lead, title }, before }: Reminder, language: Language): Told {
  const facts = lead === null ? bare(title[language]) : factsOf(lead);
  return { event, as: 'reminder', lead: lead?.id ?? event, facts: { ...facts, reminded: { before, on } } };
}

/** Facts of a date that no publication of the archive carries. */
function bare(title: string) {
  return {
    revision: 0,
    title,
    deadline: null,
    relevance: 'core',
    kind: 'statute',
    stage: null,
    force: 'none',
  } as const;
}
