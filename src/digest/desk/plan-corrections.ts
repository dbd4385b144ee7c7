import { createHash } from 'node:crypto';
import { dayOf } from '../../calendar/say-date.ts';
import { type Delivery, isNews, type Telling } from '../../domain/delivery.ts';
import type { Publication, PublicationId } from '../../domain/publication.ts';
import type { Subscription, SubscriptionId } from '../../domain/subscription.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { maySee, type WorkspaceId } from '../../domain/workspace.ts';
import type { Change } from '../../store/archive.ts';
import { type Correction, correctionOf, correctionsADay, lastOfTheDay, showCorrections } from '../correction.ts';
import { factsOf } from '../event-view.ts';
import type { Reading } from '../reading.ts';
import type { ReadingOf } from '../readings.ts';
import type { DeskDeps } from './desk-deps.ts';
import { envelope } from './envelope.ts';
import type { Stretch } from './gather.ts';
import { planUpon, type Step } from './plan-upon.ts';
import { quietUntil } from './quiet-hours.ts';
import { atTime } from './schedule.ts';
import type { Shared } from './shared.ts';
import { sparing, tellLeft } from './sparing.ts';

/** What could not be planned is tried again so much later. */
const againMs = 300_000;
/** Stands for the revision of what was withdrawn, so that it is said once. */
const withdrawn = -1;

/** Plans what must be said to those who were told what no longer holds. @returns How many messages were planned. */
export async function planCorrections(
  deps: DeskDeps,
  readingOf: ReadingOf,
  { after, changes }: Stretch,
): Promise<number> {
  const { store } = deps;
  const changed = changedIn(changes);
  if (changed.size === 0) return 0;
  const hold = ({ correctionsHeldAfter, nextCorrectionAt }: Subscription) => {
    const soon = deps.clock.now() + againMs;
    return {
      correctionsHeldAfter: correctionsHeldAfter ?? after,
      nextCorrectionAt: Math.min(nextCorrectionAt ?? soon, soon),
    };
  };
  let planned = 0;
  for (const ofOne of (await tellingsBySubscription(store, changed)).values()) {
    const [{ workspace, subscription: id }] = ofOne as [Telling];
    const make = async (subscription: Subscription) => {
      const dueAt = quietly(subscription, deps.clock.now());
      // In the words of the day on which it is read.
      const reading = readingOf(subscription, dueAt, subscription.zone);
      return sparing(
        async () => [...new Set(ofOne.map(({ lead }) => lead))].map(lead => [lead]),
        async (left): Promise<Step> => {
          const tellable = ofOne.filter(({ lead }) => !left.has(lead));
          const { deliveries, isHeld } = await correct(deps, subscription, tellable, changed, reading);
          if (!isHeld || typeof subscription.correctionsHeldAfter === 'number') return { deliveries };
          return {
            deliveries,
            changes: { correctionsHeldAfter: after, nextCorrectionAt: nextDay(subscription, reading) },
          };
        },
        tellLeft(deps, id),
      );
    };
    planned += await planUpon(deps, workspace, id, make, hold);
  }
  return planned;
}

/**
 * Plans what the bound of the days before held back, as it is now.
 * @returns With what changes in the subscription: nothing is held any more, or again until the next day.
 */
export async function planHeldCorrections(
  deps: Pick<DeskDeps, 'store' | 'clock'>,
  subscription: Subscription,
  stretch: Stretch,
  reading: Reading,
  shared: Shared,
): Promise<Required<Step>> {
  const changed = changedIn(stretch.changes);
  // Thousands of channels may wait for the same morning: what all of them were told is read once.
  const all = await shared.once(['tellings', stretch.after, stretch.to], () =>
    tellingsBySubscription(deps.store, changed),
  );
  const tellings = all.get(keyOf(subscription.workspace, subscription.id)) ?? [];
  const { deliveries, isHeld } = await correct(deps, subscription, tellings, changed, reading);
  const held = isHeld
    ? { nextCorrectionAt: nextDay(subscription, reading) }
    : { correctionsHeldAfter: null, nextCorrectionAt: null };
  return { deliveries, changes: held };
}

type Changed = ReadonlyMap<PublicationId, Change>;

function changedIn(changes: Stretch['changes']): Changed {
  return new Map(changes.filter(({ born, change }) => born < change).map(one => [one.id, one]));
}

async function tellingsBySubscription(
  { outbox }: DeskDeps['store'],
  changed: Changed,
): Promise<ReadonlyMap<string, readonly Telling[]>> {
  const tellings = (await outbox.tellings([...changed.keys()])).filter(({ lead }) => changed.has(lead));
  return Map.groupBy(tellings, ({ workspace, subscription }) => keyOf(workspace, subscription));
}

function keyOf(workspace: WorkspaceId, id: SubscriptionId): string {
  return JSON.stringify([workspace, id]);
}

/** When what is held back goes out: when the next day begins, and the quiet hours are over. */
function nextDay({ quietHours, zone }: Subscription, { today }: Reading): Instant {
  const begin = atTime(Temporal.PlainDate.from(today).add({ days: 1 }), '00:00', zone);
  return quietUntil(quietHours, zone, begin) ?? begin;
}

/** One message for each that is corrected, in its thread; what goes beyond the day's bound is held. */
async function correct(
  { store, clock }: Pick<DeskDeps, 'store' | 'clock'>,
  subscription: Subscription,
  tellings: readonly Telling[],
  changed: Changed,
  reading: Reading,
): Promise<{ readonly deliveries: readonly Delivery[]; readonly isHeld: boolean }> {
  const found: Found[] = [];
  let isHeld = false;
  for (const [lead, all] of Map.groupBy(tellings, ({ lead }) => lead)) {
    const last = all.at(-1) as Telling;
    const first = all.find(isNews) ?? last;
    const change = changed.get(lead);
    if (change === undefined || !maySee(subscription, change.owner)) continue;
    const { publication } = change;
    if (publication === null && last.facts.revision === withdrawn) continue;
    const correction = correctionOf(last.facts, publication, reading.isOfficial);
    if (correction === null) continue;
    const before = await correctionsOn(reading.today, subscription, all, store);
    if (before < correctionsADay)
      found.push({
        first,
        last,
        publication,
        correction: before + 1 < correctionsADay ? correction : lastOfTheDay(correction),
      });
    else isHeld = true;
  }
  const deliveries: Delivery[] = [];
  for (const [original, group] of Map.groupBy(found, ({ first }) => first.delivery)) {
    const told = group.map(({ last, publication }) => ({
      event: last.event,
      as: 'correction' as const,
      lead: last.lead,
      facts: publication === null ? { ...last.facts, deadline: null, revision: withdrawn } : factsOf(publication),
    }));
    const key = JSON.stringify([group.map(({ last }) => last.delivery), told]);
    const id = `${subscription.id}:correction:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
    const message = showCorrections(
      group.map(({ correction }) => correction),
      reading,
    );
    const sent = await store.outbox.delivery(original);
    const isSamePlace = JSON.stringify(sent?.conversation) === JSON.stringify(subscription.conversation);
    const now = clock.now();
    const letter = envelope(subscription, id, 'correction', now, message);
    deliveries.push({ ...letter, told, dueAt: reading.now, inReplyTo: isSamePlace ? original : null });
  }
  return { deliveries, isHeld };
}

interface Found {
  readonly first: Telling;
  readonly last: Telling;
  readonly publication: Publication | null;
  readonly correction: Correction;
}

/** How many corrections of it are read on this day. */
async function correctionsOn(
  day: Day,
  { zone }: Subscription,
  all: readonly Telling[],
  { outbox }: DeskDeps['store'],
): Promise<number> {
  const corrections = all.filter(({ as }) => as === 'correction');
  const sent = await Promise.all(corrections.slice(-correctionsADay).map(({ delivery }) => outbox.delivery(delivery)));
  return sent.filter(one => one !== null && dayOf(one.dueAt, zone) === day).length;
}

/** At night a correction waits for the morning, though never longer than what is to follow it into the conversation. */
function quietly({ quietHours, zone, nextDueAt }: Subscription, now: Instant): Instant {
  const quiet = quietUntil(quietHours, zone, now) ?? now;
  return nextDueAt === null ? quiet : Math.max(now, Math.min(quiet, nextDueAt));
}
