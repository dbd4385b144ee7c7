import { setImmediate } from 'node:timers/promises';
import { dayOf } from '../../calendar/say-date.ts';
import type { Delivery, Telling } from '../../domain/delivery.ts';
import type { Publication } from '../../domain/publication.ts';
import type { SourceState } from '../../domain/source.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { maySee } from '../../domain/workspace.ts';
import type { Plan } from '../../store/subscriptions.ts';
import type { ReadingOf } from '../readings.ts';
import { alerts } from '../wants.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Fresh } from './gather.ts';
import { movedDeadlines } from './moved.ts';
import { sortNews } from './news.ts';
import { planHeldAlerts } from './plan-alerts.ts';
import { planHeldCorrections } from './plan-corrections.ts';
import { type DraftDigest, digestDelivery, digestLetter, draftDigest } from './plan-digest.ts';
import { reminderDelivery, remindersOf, tellingOf } from './plan-reminders.ts';
import { tellPlanned } from './plan-upon.ts';
import { dueSlot } from './schedule.ts';
import { type Ahead, createShared, historyOf, type Shared } from './shared.ts';
import { eventsOf, type Group, sharedWithout, sparing, tellLeft } from './sparing.ts';
import { nextReminder, revised } from './standing-order.ts';

/** So many are planned in one step of the store; between two steps others have their turn. */
const atOnce = 50;
/** Deadlines so many days ahead are looked at: 30 business days, and New Year. */
const horizonDays = 60;

/** Plans what is due in one part of the workspaces. @returns How many messages were planned. */
export type ServeDue = (part: number, signal: AbortSignal) => Promise<number>;

/** Plans the digests and reminders of subscriptions that are due; parts that it is called for share what is alike. */
export function createServeDue(deps: DeskDeps, readingOf: ReadingOf): ServeDue {
  const shared = createShared(deps.store, horizonOf);
  return (part, signal) => serveDue(deps, readingOf, shared, part, signal);
}

async function serveDue(
  deps: DeskDeps,
  readingOf: ReadingOf,
  shared: Shared,
  part: number,
  signal: AbortSignal,
): Promise<number> {
  const { store, clock } = deps;
  const states = await store.sources.states();
  /** What cannot be planned stays due; it must not stand before the others. */
  const failed = new Set<string>();
  const keyOf = ({ workspace, id }: Subscription) => `${workspace} ${id}`;
  let planned = 0;
  while (!signal.aborted) {
    const now = clock.now();
    const all = await store.subscriptions.due(now, atOnce + failed.size, part);
    const due = all.filter(one => !failed.has(keyOf(one)));
    if (due.length === 0) break;
    const plans: Plan[] = [];
    for (const subscription of due) {
      const reading = readingOf(subscription, now, subscription.zone);
      const made = await planOrTell({ deps, subscription, reading, now, shared, states });
      if (made === null) failed.add(keyOf(subscription));
      else plans.push(made);
    }
    const done = await store.subscriptions.plan(plans);
    plans.forEach(({ deliveries }, index) => {
      if (done[index]) planned += tellPlanned(deps.observe, deliveries);
    });
    // Where nothing moved, because another replica was quicker, the next tick looks again.
    if (plans.length > 0 && !done.includes(true)) break;
    await setImmediate();
  }
  return planned;
}

interface Due {
  readonly deps: DeskDeps;
  readonly subscription: Subscription;
  readonly reading: ReturnType<ReadingOf>;
  readonly now: Instant;
  readonly shared: Shared;
  readonly states: readonly SourceState[];
}

/** A bug costs the publication that brings it about, else its subscription this tick, and is told; the others get theirs. */
async function planOrTell(due: Due): Promise<Plan | null> {
  const { deps, subscription, shared } = due;
  try {
    return await sparing(
      () => eventsDue(due),
      left => plan({ ...due, shared: sharedWithout(shared, left) }),
      tellLeft(deps, subscription.id),
    );
  } catch (error) {
    deps.observe({ kind: 'bug', where: `planning for subscription ${subscription.id}`, error });
    return null;
  }
}

/** All of which it may be told now. */
async function eventsDue({ subscription, reading, shared }: Due): Promise<Group[]> {
  const { coveredTo, alertsHeldAfter, correctionsHeldAfter = null } = subscription;
  const stretches = [coveredTo, ...(alertsHeldAfter === null ? [] : [alertsHeldAfter])].map(shared.stretchAfter);
  const { publications } = await shared.ahead(subscription, reading.today);
  const corrected = correctionsHeldAfter === null ? [] : (await shared.stretchAfter(correctionsHeldAfter)).changes;
  const found = [
    ...(await Promise.all(stretches)).flatMap(({ members }) => members),
    ...publications,
    ...corrected.flatMap(({ publication }) => publication ?? []),
  ];
  return eventsOf({ members: [...new Map(found.map(one => [one.id, one])).values()] });
}

/** What is due of a subscription: what falls on the same hour goes out in one message. */
async function plan(due: Due): Promise<Plan> {
  const { deps, subscription, reading, now, shared } = due;
  const { nextDigestAt, nextReminderAt, nextAlertAt, alertsHeldAfter } = subscription;
  const { nextCorrectionAt = null, correctionsHeldAfter = null } = subscription;
  const ahead = await shared.ahead(subscription, reading.today);
  const isDue = (at: Instant | null): at is Instant => at !== null && at <= now;
  const deliveries: Delivery[] = [];
  let changes: Partial<Subscription> = {};
  let dueDigest: Awaited<ReturnType<typeof digestOf>> | null = null;
  if (isDue(nextDigestAt)) {
    dueDigest = await digestOf(due, ahead, nextDigestAt);
    changes = dueDigest.after;
  }
  if (isDue(nextAlertAt)) {
    // What a digest of this hour tells is no alert any more.
    if (!isDue(nextDigestAt) && alertsHeldAfter !== null)
      deliveries.push(
        ...(await planHeldAlerts(deps, subscription, await shared.stretchAfter(alertsHeldAfter), reading, now)),
      );
    changes = { ...changes, alertsHeldAfter: null, nextAlertAt: null };
  }
  const isReminding = isDue(nextReminderAt);
  const tellingNow = [...(dueDigest?.digest?.told ?? []), ...deliveries.flatMap(({ told }) => told)];
  const when = { horizon: horizonOf(reading.today), tellingNow };
  const reminders = isReminding ? await remindersOf(deps, subscription, ahead.publications, reading, when) : [];
  if (isReminding) changes = { ...changes, nextReminderAt: nextReminder(subscription, now) };
  if (dueDigest?.digest) {
    const { digest, likeness } = dueDigest;
    const folded = reminders.map(one => tellingOf(one, reading.language));
    const letter = shared.once([likeness, folded], () => digestLetter(digest, reminders, reading));
    deliveries.push(digestDelivery(subscription, letter, digest.due.slot, now));
  } else if (reminders.length > 0) deliveries.push(reminderDelivery(subscription, reminders, reading, now));
  if (isDue(nextCorrectionAt)) {
    const held =
      correctionsHeldAfter === null
        ? { deliveries: [], changes: { nextCorrectionAt: null } }
        : await planHeldCorrections(
            deps,
            subscription,
            await shared.stretchAfter(correctionsHeldAfter),
            reading,
            shared,
          );
    deliveries.push(...held.deliveries);
    changes = { ...changes, ...held.changes };
  }
  return { subscription: revised(subscription, changes), deliveries };
}

/** The digest that is due, and the state that it leaves. Without a schedule it is what a pause of the alerts held back. */
async function digestOf(due: Due, ahead: Ahead, dueAt: Instant) {
  const { deps, subscription, now, shared } = due;
  const { digest: schedule, zone } = subscription;
  const { slot, isLate, next } = (schedule === null ? null : dueSlot(schedule, zone, dueAt, now)) ?? {
    slot: dueAt,
    isLate: false,
    next: null,
  };
  const stretch = await shared.stretchAfter(subscription.coveredTo);
  const fresh = await shared.fresh(subscription, stretch);
  const names = [...fresh.names.values(), ...ahead.names.values()].flat();
  const told = names.length === 0 ? [] : await deps.store.outbox.told(subscription, names);
  const likeness = likenessOf(subscription, { slot, isLate, told, now, to: stretch.to });
  const digest = shared.once(likeness, () => draft(due, { slot, isLate, fresh, after: stretch.after, ahead, told }));
  return {
    digest,
    likeness,
    after: { coveredTo: stretch.to, lastDigestAt: slot, nextDigestAt: next, pausedUntil: null },
  };
}

interface Findings {
  readonly slot: Instant;
  readonly isLate: boolean;
  readonly fresh: Fresh;
  readonly after: number;
  readonly ahead: Ahead;
  readonly told: readonly Telling[];
}

function draft(due: Due, { slot, isLate, fresh, after, ahead, told }: Findings): DraftDigest | null {
  const { deps, subscription, reading } = due;
  const { digest: schedule, alerts: rule } = subscription;
  // What a pause of the alerts held back is told, however old it has become meanwhile.
  const isAlert = (one: Publication) => rule !== null && alerts(rule, subscription.profile, one, reading.today);
  const isWanted = schedule === null ? isAlert : undefined;
  const before = { told, names: fresh.names };
  const found = sortNews(subscription, fresh.changes, after, fresh.members, before, reading, isWanted);
  const adjacent = fresh.changes.filter(({ publication }) => publication?.tags.relevance.value === 'adjacent').length;
  const sources = deps.sources.filter(({ owner }) => maySee(subscription, owner));
  const moved = movedDeadlines(ahead.publications, told);
  const { measures } = deps;
  return draftDigest({
    ...due,
    slot,
    isLate,
    found,
    adjacent,
    withDeadline: ahead.publications,
    measures,
    moved,
    sources,
  });
}

/** Everything upon which a digest's words depend; those of one minute count as of one time. */
function likenessOf(
  subscription: Subscription,
  {
    slot,
    isLate,
    told,
    now,
    to,
  }: Pick<Findings, 'slot' | 'isLate' | 'told'> & { readonly now: Instant; readonly to: number },
): readonly unknown[] {
  const { workspace, sees, profile, language, zone, digest, alerts, reminders, whenQuiet } = subscription;
  const { startsAfter, coveredTo, lastDigestAt, createdAt } = subscription;
  const since = dayOf(lastDigestAt ?? createdAt, zone);
  const order = [workspace, sees, profile, language, zone, digest === null ? alerts : 'digest', reminders, whenQuiet];
  const minute = Math.floor(now / 60_000);
  return ['digest', order, startsAfter, coveredTo, to, since, lastDigestAt, slot, isLate, minute, historyOf(told)];
}

function horizonOf(today: Day): Day {
  return Temporal.PlainDate.from(today).add({ days: horizonDays }).toString();
}
