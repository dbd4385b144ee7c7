import { createHash } from 'node:crypto';
import { dayOf } from '../calendar/say-date.ts';
import type { Delivery, Telling } from '../domain/delivery.ts';
import type { Publication } from '../domain/publication.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import { showAlert } from './alert.ts';
import { type Correction, correctionOf, showCorrections } from './correction.ts';
import { createReadings, type DeskDeps } from './desk-deps.ts';
import { deadlineDays, effectiveDays } from './due-days.ts';
import { factsOf, toldOf } from './event-view.ts';
import { newsFor, readStretch, type Stretch } from './gather.ts';
import { freshFor } from './news.ts';
import { envelope, isOurs, planDigest } from './plan-due.ts';
import { dueReminders, showReminders } from './reminder.ts';
import { dueSlot } from './schedule.ts';
import { isPaused, nextReminder, revised } from './standing-order.ts';
import { alerts } from './wants.ts';

export interface Desk {
  /**
   * Plans whatever is to be told now: alerts and corrections of what has changed, digests and reminders that are due.
   * @returns How many messages were planned.
   */
  tick(signal: AbortSignal): Promise<number>;
}

/** The desk's place among the changes: alerts and corrections have been planned up to it. */
const position = 'desk';
const changesAtOnce = 200;
const dueAtOnce = 200;
/** Deadlines so many days ahead are looked at for digests and reminders: 30 business days, and New Year. */
const horizonDays = 60;

/** Decides who is told what, when. It plans; the outbox sends. Every plan is one step upon an unchanged subscription. */
export function createDesk(deps: DeskDeps): Desk {
  const { store, clock } = deps;
  const readingOf = createReadings(deps);

  return {
    async tick(signal) {
      return (await followChanges(signal)) + (await serveDue(signal));
    },
  };

  async function followChanges(signal: AbortSignal): Promise<number> {
    let planned = 0;
    while (!signal.aborted) {
      const from = await store.positions.at(position);
      const stretch = await readStretch(store, from, changesAtOnce);
      if (stretch.to === from) break;
      planned += (await planAlerts(stretch)) + (await planCorrections(stretch));
      // Another replica may have been here as well: what both planned has the same ids.
      if (!(await store.positions.move(position, from, stretch.to))) break;
    }
    return planned;
  }

  async function planAlerts(stretch: Stretch): Promise<number> {
    if (!stretch.changes.some(({ publication, said }) => publication?.arrival === 'news' && said > stretch.after))
      return 0;
    let planned = 0;
    for (const { workspace, id } of await store.subscriptions.alerting()) {
      planned += await upon(workspace, id, async subscription => {
        const { alerts: rule, profile, zone } = subscription;
        const now = clock.now();
        if (rule === null || isPaused(subscription, now)) return [];
        const today = dayOf(now, zone);
        const isWanted = (one: Publication) => alerts(rule, profile, one, today);
        const { news } = await newsFor(store, subscription, stretch, today, isWanted);
        return news.map(view => ({
          ...envelope(
            subscription,
            `${id}:alert:${view.event}`,
            'alert',
            now,
            showAlert(view, readingOf(subscription, today)),
          ),
          events: [view.event],
          told: [toldOf(view, 'new')],
        }));
      });
    }
    return planned;
  }

  async function planCorrections(stretch: Stretch): Promise<number> {
    const changed = new Map(
      stretch.changes.filter(({ born, change }) => born < change).map(one => [one.id, one.publication]),
    );
    if (changed.size === 0) return 0;
    const tellings = (await store.outbox.tellings([...changed.keys()])).filter(({ lead }) => changed.has(lead));
    let planned = 0;
    for (const ofOne of Map.groupBy(
      tellings,
      ({ workspace, subscription }) => `${workspace} ${subscription}`,
    ).values()) {
      const [{ workspace, subscription: id }] = ofOne as [Telling];
      planned += await upon(workspace, id, subscription => corrections(subscription, ofOne, changed));
    }
    return planned;
  }

  /** One message a message that is corrected, in its thread. */
  async function corrections(
    subscription: Subscription,
    tellings: readonly Telling[],
    changed: ReadonlyMap<string, Publication | null>,
  ): Promise<Delivery[]> {
    const found = [...Map.groupBy(tellings, ({ lead }) => lead)].flatMap(([lead, all]) => {
      const last = all.at(-1) as Telling;
      const first = all.find(({ as }) => as === 'new') ?? last;
      const now = changed.get(lead) ?? null;
      if (now === null && last.facts.revision === withdrawn) return [];
      const correction = correctionOf(last.facts, now);
      return correction === null ? [] : [{ first, last, now, correction }];
    });
    const now = clock.now();
    const deliveries: Delivery[] = [];
    for (const [original, group] of Map.groupBy(found, ({ first }) => first.delivery)) {
      const sent = await store.outbox.delivery(original);
      const isSamePlace = JSON.stringify(sent?.conversation) === JSON.stringify(subscription.conversation);
      const told = group.map(({ last, now: publication }) => ({
        event: last.event,
        as: 'correction' as const,
        lead: last.lead,
        facts: publication === null ? { ...last.facts, deadline: null, revision: withdrawn } : factsOf(publication),
      }));
      const id = `${subscription.id}:correction:${digestOf([group.map(({ last }) => last.delivery), told])}`;
      const message = showCorrections(
        group.map(({ correction }): Correction => correction),
        subscription.language,
      );
      deliveries.push({
        ...envelope(subscription, id, 'correction', now, message),
        told,
        inReplyTo: isSamePlace ? original : null,
      });
    }
    return deliveries;
  }

  async function serveDue(signal: AbortSignal): Promise<number> {
    let planned = 0;
    const stretches = new Map<number, Promise<Stretch>>();
    const stretchAfter = (after: number) => {
      const known = stretches.get(after) ?? readStretch(store, after);
      stretches.set(after, known);
      return known;
    };
    while (!signal.aborted) {
      const now = clock.now();
      const due = await store.subscriptions.due(now, dueAtOnce);
      if (due.length === 0) break;
      const states = await store.sources.states();
      const days = new Map<Day, Promise<readonly Publication[]>>();
      const deadlinesFrom = (today: Day) => {
        const to = Temporal.PlainDate.from(today).add({ days: horizonDays }).toString();
        const known = days.get(today) ?? store.events.deadlines(today, to);
        days.set(today, known);
        return known;
      };
      let moved = 0;
      for (const subscription of due) {
        if (signal.aborted) break;
        const count = await serve(subscription, now, states, stretchAfter, deadlinesFrom);
        if (count === null) continue;
        moved++;
        planned += count;
      }
      // Where another replica was quicker with all of them, the next tick looks again.
      if (moved === 0) break;
    }
    return planned;
  }

  /** Plans one subscription's digest and reminders; null where it changed meanwhile. */
  async function serve(
    subscription: Subscription,
    now: Instant,
    states: Awaited<ReturnType<typeof store.sources.states>>,
    stretchAfter: (after: number) => Promise<Stretch>,
    deadlinesFrom: (today: Day) => Promise<readonly Publication[]>,
  ): Promise<number | null> {
    const { digest: schedule, zone, nextDigestAt, nextReminderAt, alerts: rule, profile } = subscription;
    const today = dayOf(now, zone);
    const reading = readingOf(subscription, today);
    const withDeadline = await deadlinesFrom(today);
    const deliveries: Delivery[] = [];
    const changes: { -readonly [Key in keyof Subscription]?: Subscription[Key] } = {};

    if (nextDigestAt !== null && nextDigestAt <= now) {
      const due =
        schedule === null
          ? { slot: nextDigestAt, isLate: false, next: null }
          : dueSlot(schedule, zone, nextDigestAt, now);
      const stretch = await stretchAfter(subscription.coveredTo);
      const isWanted =
        schedule === null && rule !== null ? (one: Publication) => alerts(rule, profile, one, today) : undefined;
      const found = await newsFor(store, subscription, stretch, today, isWanted);
      const adjacent = freshFor(subscription, stretch.changes, stretch.after).filter(
        ({ publication }) => publication?.tags.relevance.value === 'adjacent',
      ).length;
      const slot = due?.slot ?? nextDigestAt;
      const delivery = planDigest({
        subscription,
        slot,
        isLate: due?.isLate ?? false,
        now,
        found,
        adjacent,
        withDeadline,
        sources: deps.sources.filter(({ owner }) => owner === 'shared' || owner === subscription.workspace),
        states,
        reading,
      });
      if (delivery !== null) deliveries.push(delivery);
      Object.assign(changes, {
        coveredTo: stretch.to,
        lastDigestAt: slot,
        nextDigestAt: due?.next ?? null,
        pausedUntil: null,
      });
    }

    if (nextReminderAt !== null && nextReminderAt <= now) {
      deliveries.push(...(await reminders(subscription, now, today, withDeadline)));
      changes.nextReminderAt = nextReminder(subscription, now);
    }
    const planned = await store.subscriptions.plan(revised(subscription, changes), deliveries);
    return planned ? deliveries.length : null;
  }

  async function reminders(
    subscription: Subscription,
    now: Instant,
    today: Day,
    withDeadline: readonly Publication[],
  ): Promise<Delivery[]> {
    const { profile, id, language } = subscription;
    const horizon = Temporal.PlainDate.from(today).add({ days: horizonDays }).toString();
    const days = [
      ...deadlineDays(
        withDeadline.filter(one => isOurs(subscription, one, today)),
        readingOf(subscription, today).nameOf,
      ),
      ...effectiveDays(deps.measures, profile, today, horizon),
    ];
    if (days.length === 0) return [];
    const told = await store.outbox.told(id, [
      ...new Set(days.flatMap(({ event, lead }) => [event, ...(lead === null ? [] : [lead.id])])),
    ]);
    const due = dueReminders(days, subscription.reminders, told, today);
    if (due.length === 0) return [];
    const reminding = due.map(({ due: { event, on, lead, title }, before }) => ({
      event,
      as: 'reminder' as const,
      lead: lead?.id ?? event,
      facts: { ...(lead === null ? bare(title[language]) : factsOf(lead)), reminded: { before, on } },
    }));
    const key = `${id}:reminders:${digestOf(reminding.map(({ event, facts: { reminded } }) => [event, reminded]))}`;
    return [
      {
        ...envelope(subscription, key, 'reminder', now, showReminders(due, language, today)),
        events: due.toSorted((a, b) => a.due.on.localeCompare(b.due.on)).map(({ due: { event } }) => event),
        told: reminding,
      },
    ];
  }

  /** Plans upon a subscription as it is now, again where it changed meanwhile. */
  async function upon(
    workspace: string,
    id: string,
    make: (subscription: Subscription) => Promise<Delivery[]>,
  ): Promise<number> {
    for (let tries = 0; tries < 5; tries++) {
      const subscription = await store.subscriptions.find(workspace, id);
      if (subscription === null) return 0;
      const deliveries = await make(subscription);
      if (deliveries.length === 0) return 0;
      if (await store.subscriptions.plan(revised(subscription, {}), deliveries)) return deliveries.length;
    }
    throw new Error(`the subscription ${id} changes faster than it can be planned upon`);
  }
}

/** Stands for the revision of what was withdrawn, so that it is said once. */
const withdrawn = -1;

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

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
