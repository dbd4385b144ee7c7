import { createHash } from 'node:crypto';
import type { Delivery, Told } from '../domain/delivery.ts';
import type { Publication } from '../domain/publication.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Reading } from './card.ts';
import type { DeskDeps } from './desk-deps.ts';
import { deadlineDays, effectiveDays } from './due-days.ts';
import { envelope } from './envelope.ts';
import { factsOf } from './event-view.ts';
import { isOurs } from './plan-digest.ts';
import { dueReminders, showReminders } from './reminder.ts';

/**
 * Plans the day's reminders, all in one message.
 * @param tellingNow What the subscription is told in the same step.
 * @param withDeadline Publications with a deadline from today to the horizon, of whatever profile.
 */
export async function planReminders(
  { store, measures }: Pick<DeskDeps, 'store' | 'measures'>,
  subscription: Subscription,
  withDeadline: readonly Publication[],
  { today, nameOf, language, profile }: Reading,
  { now, horizon, tellingNow }: { now: Instant; horizon: Day; tellingNow: readonly Told[] },
): Promise<Delivery[]> {
  const days = [
    ...deadlineDays(
      withDeadline.filter(one => isOurs(subscription, one, today)),
      nameOf,
    ),
    ...effectiveDays(measures, profile, today, horizon),
  ];
  if (days.length === 0) return [];
  const asked = [...new Set(days.map(({ event }) => event))];
  const names = await store.events.namesOf(asked);
  const told = await store.outbox.told(subscription.id, [...asked, ...[...names.values()].flat()]);
  const due = dueReminders(days, subscription.reminders, { told: [...told, ...tellingNow], names }, today);
  if (due.length === 0) return [];
  const reminding = due.map(({ due: { event, on, lead, title }, before }) => ({
    event,
    as: 'reminder' as const,
    lead: lead?.id ?? event,
    facts: { ...(lead === null ? bare(title[language]) : factsOf(lead)), reminded: { before, on } },
  }));
  const key = JSON.stringify(reminding.map(({ event, facts: { reminded } }) => [event, reminded]));
  const id = `${subscription.id}:reminders:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
  const events = due.toSorted((a, b) => a.due.on.localeCompare(b.due.on)).map(({ due: { event } }) => event);
  return [
    { ...envelope(subscription, id, 'reminder', now, showReminders(due, language, today)), events, told: reminding },
  ];
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
