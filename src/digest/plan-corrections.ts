import { createHash } from 'node:crypto';
import { dayOf } from '../calendar/say-date.ts';
import { type Delivery, isNews, type Telling } from '../domain/delivery.ts';
import type { Publication, PublicationId } from '../domain/publication.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Reading } from './card.ts';
import {
  type Correction,
  correctionOf,
  isOtherTitle,
  lastOfTheDay,
  showCorrections,
  titlesADay,
} from './correction.ts';
import type { DeskDeps, ReadingOf } from './desk-deps.ts';
import { envelope } from './envelope.ts';
import { factsOf } from './event-view.ts';
import type { Stretch } from './gather.ts';
import { planUpon } from './plan-upon.ts';
import { quietUntil } from './quiet-hours.ts';
import { sparing, tellLeft } from './sparing.ts';

/** Stands for the revision of what was withdrawn, so that it is said once. */
const withdrawn = -1;

/** Plans what must be said to those who were told what no longer holds. @returns How many messages were planned. */
export async function planCorrections(deps: DeskDeps, readingOf: ReadingOf, { changes }: Stretch): Promise<number> {
  const { store } = deps;
  const changed = new Map(changes.filter(({ born, change }) => born < change).map(one => [one.id, one.publication]));
  if (changed.size === 0) return 0;
  const tellings = (await store.outbox.tellings([...changed.keys()])).filter(({ lead }) => changed.has(lead));
  let planned = 0;
  for (const ofOne of Map.groupBy(tellings, ({ workspace, subscription }) => `${workspace} ${subscription}`).values()) {
    const [{ workspace, subscription: id }] = ofOne as [Telling];
    planned += await planUpon(deps, workspace, id, async subscription => {
      const dueAt = quietly(subscription, deps.clock.now());
      // In the words of the day on which it is read.
      const reading = readingOf(subscription, dueAt, subscription.zone);
      return sparing(
        async () => [...new Set(ofOne.map(({ lead }) => lead))].map(lead => [lead]),
        async left => {
          const tellable = ofOne.filter(({ lead }) => !left.has(lead));
          return { deliveries: await correct(deps, subscription, tellable, changed, reading) };
        },
        tellLeft(deps, id),
      );
    });
  }
  return planned;
}

/** One message for each that is corrected, in its thread. */
async function correct(
  { store, clock }: DeskDeps,
  subscription: Subscription,
  tellings: readonly Telling[],
  changed: ReadonlyMap<PublicationId, Publication | null>,
  reading: Reading,
): Promise<Delivery[]> {
  const found: Found[] = [];
  for (const [lead, all] of Map.groupBy(tellings, ({ lead }) => lead)) {
    const last = all.at(-1) as Telling;
    const first = all.find(isNews) ?? last;
    const publication = changed.get(lead) ?? null;
    if (publication === null && last.facts.revision === withdrawn) continue;
    const correction = correctionOf(last.facts, publication, reading.isOfficial);
    const told = correction?.isOfTitle ? await titlesOn(reading.today, subscription, all, store) : 0;
    if (correction === null || told >= titlesADay) continue;
    found.push({ first, last, publication, correction: told + 1 < titlesADay ? correction : lastOfTheDay(correction) });
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
  return deliveries;
}

interface Found {
  readonly first: Telling;
  readonly last: Telling;
  readonly publication: Publication | null;
  readonly correction: Correction;
}

/** How often it was told that the title has changed, on the day on which this is read. */
async function titlesOn(
  day: Day,
  { zone }: Subscription,
  all: readonly Telling[],
  { outbox }: DeskDeps['store'],
): Promise<number> {
  const ofTitles = all.filter(
    ({ as, facts }, index) => as === 'correction' && isOtherTitle(all[index - 1]?.facts ?? facts, facts),
  );
  const sent = await Promise.all(ofTitles.slice(-titlesADay).map(({ delivery }) => outbox.delivery(delivery)));
  return sent.filter(one => one !== null && dayOf(one.dueAt, zone) === day).length;
}

/** At night a correction waits for the morning, though never longer than what is to follow it into the conversation. */
function quietly({ quietHours, zone, nextDueAt }: Subscription, now: Instant): Instant {
  const quiet = quietUntil(quietHours, zone, now) ?? now;
  return nextDueAt === null ? quiet : Math.max(now, Math.min(quiet, nextDueAt));
}
