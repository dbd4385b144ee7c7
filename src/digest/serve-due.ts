import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../calendar/say-date.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Publication } from '../domain/publication.ts';
import type { SourceState } from '../domain/source.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Plan } from '../store/subscriptions.ts';
import type { DeskDeps, ReadingOf } from './desk-deps.ts';
import { newsFor, readStretch, type Stretch } from './gather.ts';
import { movedDeadlines } from './moved.ts';
import { freshFor } from './news.ts';
import { isAlert, planHeldAlerts } from './plan-alerts.ts';
import { type DraftDigest, digestDelivery, draftDigest, isOurs } from './plan-digest.ts';
import { reminderDelivery, remindersOf } from './plan-reminders.ts';
import { dueSlot } from './schedule.ts';
import { nextReminder, revised } from './standing-order.ts';

/** So many are planned in one step of the store; between two steps others have their turn. */
const atOnce = 50;
/** Deadlines so many days ahead are looked at: 30 business days, and New Year. */
const horizonDays = 60;

/** Plans the digests and reminders of every subscription that is due. @returns How many messages were planned. */
export async function serveDue(deps: DeskDeps, readingOf: ReadingOf, signal: AbortSignal): Promise<number> {
  const { store, clock } = deps;
  const stretchAfter = once((after: number) => readStretch(store, after));
  const deadlinesFrom = once((today: Day) => store.events.deadlines(today, horizonOf(today)));
  const states = await store.sources.states();
  let planned = 0;
  while (!signal.aborted) {
    const now = clock.now();
    const due = await store.subscriptions.due(now, atOnce);
    if (due.length === 0) break;
    const plans: Plan[] = [];
    for (const subscription of due) {
      const reading = readingOf(subscription, dayOf(now, subscription.zone));
      const withDeadline = await deadlinesFrom(reading.today);
      const made = await planOrTell({ deps, subscription, reading, now, stretchAfter, withDeadline, states });
      if (made !== null) plans.push(made);
    }
    const done = await store.subscriptions.plan(plans);
    plans.forEach(({ deliveries }, index) => {
      if (done[index]) planned += deliveries.length;
    });
    // Where nothing moved, because another replica was quicker or they could not be planned, the next tick looks again.
    if (!done.includes(true)) break;
    await setImmediate();
  }
  return planned;
}

interface Due {
  readonly deps: DeskDeps;
  readonly subscription: Subscription;
  readonly reading: ReturnType<ReadingOf>;
  readonly now: Instant;
  readonly stretchAfter: (after: number) => Promise<Stretch>;
  readonly withDeadline: readonly Publication[];
  readonly states: readonly SourceState[];
}

/** A bug costs its subscription this tick, and is told; the others get theirs. */
async function planOrTell(due: Due): Promise<Plan | null> {
  try {
    return await plan(due);
  } catch (error) {
    due.deps.observe({ kind: 'bug', where: `planning for subscription ${due.subscription.id}`, error });
    return null;
  }
}

/** What is due of a subscription: what falls on the same hour goes out in one message. */
async function plan(due: Due): Promise<Plan> {
  const { deps, subscription, reading, now } = due;
  const { nextDigestAt, nextReminderAt, nextAlertAt, alertsHeldAfter } = subscription;
  const ours = due.withDeadline.filter(one => isOurs(subscription, one, reading.today));
  const isDue = (at: Instant | null): at is Instant => at !== null && at <= now;
  const deliveries: Delivery[] = [];
  let changes: Partial<Subscription> = {};
  let draft: DraftDigest | null = null;
  if (isDue(nextDigestAt)) {
    const { digest, ...after } = await digestOf(due, ours, nextDigestAt);
    draft = digest;
    changes = after;
  }
  if (isDue(nextAlertAt)) {
    // What a digest of this hour tells is no alert any more.
    if (!isDue(nextDigestAt) && alertsHeldAfter !== null)
      deliveries.push(
        ...(await planHeldAlerts(deps, subscription, await due.stretchAfter(alertsHeldAfter), reading, now)),
      );
    changes = { ...changes, alertsHeldAfter: null, nextAlertAt: null };
  }
  const isReminding = isDue(nextReminderAt);
  const tellingNow = [...(draft?.told ?? []), ...deliveries.flatMap(({ told }) => told)];
  const when = { horizon: horizonOf(reading.today), tellingNow };
  const reminders = isReminding ? await remindersOf(deps, subscription, ours, reading, when) : [];
  if (isReminding) changes = { ...changes, nextReminderAt: nextReminder(subscription, now) };
  if (draft !== null) deliveries.push(digestDelivery(draft, reminders));
  else if (reminders.length > 0) deliveries.push(reminderDelivery(subscription, reminders, reading, now));
  return { subscription: revised(subscription, changes), deliveries };
}

/** The digest that is due, and the state that it leaves. Without a schedule it is what a pause of the alerts held back. */
async function digestOf(due: Due, withDeadline: readonly Publication[], dueAt: Instant) {
  const { deps, subscription, now, reading } = due;
  const { digest: schedule, zone, alerts: rule, workspace } = subscription;
  const { slot, isLate, next } = (schedule === null ? null : dueSlot(schedule, zone, dueAt, now)) ?? {
    slot: dueAt,
    isLate: false,
    next: null,
  };
  const stretch = await due.stretchAfter(subscription.coveredTo);
  const isWanted = schedule === null ? (rule === null ? () => false : isAlert(subscription, rule, reading)) : undefined;
  const found = await newsFor(deps.store, subscription, stretch, reading.today, isWanted);
  const adjacent = freshFor(subscription, stretch.changes, stretch.after).filter(
    ({ publication }) => publication?.tags.relevance.value === 'adjacent',
  ).length;
  const sources = deps.sources.filter(({ owner }) => owner === 'shared' || owner === workspace);
  const names = await deps.store.events.namesOf([...new Set(withDeadline.map(({ event }) => event))]);
  const told = await deps.store.outbox.told(subscription.id, [...names.values()].flat());
  const moved = movedDeadlines(withDeadline, told);
  const digest = draftDigest({ ...due, slot, isLate, found, adjacent, withDeadline, moved, sources });
  return { digest, coveredTo: stretch.to, lastDigestAt: slot, nextDigestAt: next, pausedUntil: null };
}

function horizonOf(today: Day): Day {
  return Temporal.PlainDate.from(today).add({ days: horizonDays }).toString();
}

/** Asks once for each key, however many want the answer. */
function once<Key, Value>(ask: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const asked = new Map<Key, Promise<Value>>();
  return key => {
    const known = asked.get(key) ?? ask(key);
    asked.set(key, known);
    return known;
  };
}
