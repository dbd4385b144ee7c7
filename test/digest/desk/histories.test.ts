// Random histories of publishing, editing, judging anew, merging, withdrawing, outages, restarts, quiet hours and changed orders, and
// what must hold of every message that was planned, whatever happened.
import fc from 'fast-check';
import { expect, onTestFailed, test } from 'vitest';
import { businessDaysUntil } from '../../../src/calendar/business-days.ts';
import { dayOf } from '../../../src/calendar/say-date.ts';
import { everything } from '../../../src/digest/digest.ts';
import { wants } from '../../../src/digest/wants.ts';
import { type Delivery, isNews, type Told, type ToldFacts } from '../../../src/domain/delivery.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Subscription } from '../../../src/domain/subscription.ts';
import type { Theme } from '../../../src/domain/tags.ts';
import { aPaper, createDeskWorld, reported, tagsOf, weekdaysAtNine } from './desk-world.ts';

const hour = 3_600_000;
const themes: readonly Theme[] = ['privacy', 'copyright', 'labour'];
const appointedDays = [7, 3, 1];

type Step =
  | {
      kind: 'publish';
      theme: number;
      arrival: 'news' | 'baseline';
      until: number | null;
      by: 'authority' | 'newspaper' | 'commentator';
      joins: number | null;
    }
  | { kind: 'edit'; which: number; until: number | null; as: number | null }
  | { kind: 'echo'; which: number; until: number | null }
  | { kind: 'judge'; which: number; theme: number }
  | { kind: 'merge'; which: number; into: number }
  | { kind: 'withdraw'; which: number }
  | { kind: 'pass'; hours: number }
  | { kind: 'outage'; hours: number }
  | { kind: 'setBack' }
  | { kind: 'restart' }
  | { kind: 'zone'; zone: string }
  | { kind: 'pause'; days: number };

const which = fc.nat(30);
const until = fc.option(fc.integer({ min: 0, max: 25 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      theme: fc.nat(2),
      arrival: fc.constantFrom('news', 'news', 'news', 'baseline'),
      until,
      by: fc.constantFrom('authority', 'authority', 'newspaper', 'commentator'),
      joins: fc.option(which),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), which, until, as: fc.option(which) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('echo' as const), which, until }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('judge' as const), which, theme: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), which, into: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('outage' as const), hours: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('setBack' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('zone' as const),
      zone: fc.constantFrom('Asia/Tokyo', 'Europe/London', 'America/New_York'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pause' as const), days: fc.integer({ min: 1, max: 6 }) }) },
);

const isAuthority = ({ source, tags }: Publication) => source !== reported.source && tags.kind.value !== 'commentary';

/** What the test knows of a publication, apart from the store. */
interface Known {
  publication: Publication;
  isWithdrawn: boolean;
  /** Judged anew since its publisher last spoke: then nothing need be announced. */
  isJudged: boolean;
}

async function play(steps: readonly Step[], orders: Partial<Subscription>) {
  const world = createDeskWorld('2026-04-20T12:00+09:00');
  const known: Known[] = [];
  const deliveries: Delivery[] = [];
  /** Events at the time of each announcement: which publications counted as the event then. */
  const announced: { event: string; as: Told['as']; members: Set<string> }[] = [];
  const reminders: { event: string; reminded: ToldFacts['reminded'] }[] = [];
  await world.publish(aPaper('old', { until: '2026-05-20' }));
  await world.subscribe({ reminders: appointedDays, ...orders });
  const find = (index: number) => known.filter(({ isWithdrawn }) => !isWithdrawn)[index % Math.max(1, known.length)];
  const later = (days: number) => Temporal.PlainDate.from(dayOf(world.clock.now())).add({ days }).toString();
  const membersOf = (event: string) =>
    new Set([
      event,
      ...known.filter(({ publication }) => publication.event === event).map(({ publication }) => publication.id),
    ]);

  async function tick() {
    const before = await world.store.subscriptions.find('main', 's1');
    const planned = await world.tick();
    const after = await world.store.subscriptions.find('main', 's1');
    if (before === null || after === null) throw new Error('the subscription is gone');
    expect(after.coveredTo).toBeGreaterThanOrEqual(before.coveredTo);
    deliveries.push(...planned);
    for (const { told } of planned) {
      for (const { event, as, lead, facts } of told) {
        if (as === 'reminder') await expectNotReminded(event, facts.reminded);
        reminders.push({ event, reminded: facts.reminded });
        if (!isNews({ as })) continue;
        expect(as === 'new', `${lead} told as ${as}`).toBe(isAuthoritys(lead));
        const members = new Set([...membersOf(event), lead]);
        // An authority's own word is told after reports, and nothing is told as a report after it.
        const again = announced.filter(
          one => (as === 'report' || one.as === 'new') && [...members].some(id => one.event === id),
        );
        expect(
          again.map(one => one.event),
          `${event} announced as new again`,
        ).toEqual([]);
        const hasNews = known.some(({ publication }) => publication.event === event && publication.arrival === 'news');
        expect(hasNews, `${event} has nothing new in it`).toBe(true);
        announced.push({ event, as, members });
      }
    }
    if (after.nextReminderAt !== before.nextReminderAt) expectReminded(after);
  }

  const isAuthoritys = (id: string) =>
    known.some(({ publication }) => publication.id === id && isAuthority(publication));

  /** Nobody is reminded of a day again, whatever name its event went by then. */
  async function expectNotReminded(event: string, reminded: ToldFacts['reminded']) {
    const current = async (id: string) => (await world.store.events.eventOf(id)) ?? id;
    const called = await current(event);
    for (const earlier of reminders) {
      if (earlier.reminded?.on !== reminded?.on || (await current(earlier.event)) !== called) continue;
      expect(reminded?.before, `${event} reminded of ${reminded?.on} again`).toBeLessThan(
        earlier.reminded?.before ?? 0,
      );
    }
  }

  /** Once the day's reminders have been planned, every deadline near enough whose hour has not passed has one. */
  function expectReminded({ profile, zone }: Subscription) {
    const now = world.clock.now();
    const today = dayOf(now, zone);
    for (const { publication, isWithdrawn } of known) {
      const { deadline } = publication;
      const isComment = !isAuthority(publication);
      if (
        isWithdrawn ||
        isComment ||
        deadline === null ||
        Date.parse(`${deadline.on}T${deadline.time}:00+09:00`) < now ||
        wants(profile, publication, today) === null
      )
        continue;
      const left = businessDaysUntil(today, deadline.on);
      if (left > Math.max(...appointedDays)) continue;
      const told = deliveries.flatMap(one => one.told).filter(({ facts }) => facts.reminded?.on === deadline.on);
      const ids = membersOf(publication.event);
      expect(
        told.some(({ event, lead }) => ids.has(event) || ids.has(lead)),
        `${publication.id} until ${deadline.on} without a reminder on ${today}`,
      ).toBe(true);
    }
  }

  /** What has been put together since is one event. */
  async function follow() {
    for (const one of known) {
      const event = await world.store.events.eventOf(one.publication.id);
      one.publication = { ...one.publication, event: event ?? one.publication.event };
    }
  }

  /** Time passes in steps in which the house looks at least once an hour. */
  async function pass(hours: number) {
    for (let left = hours; left > 0; left--) {
      world.clock.set(world.clock.now() + hour);
      await tick();
    }
  }

  /** Behind the last digest's hour, where that is not long ago; and somebody orders the same again. */
  async function setBack() {
    const now = world.clock.now();
    const last = (await world.store.subscriptions.find('main', 's1'))?.lastDigestAt ?? 0;
    world.clock.set(now - last < 48 * hour ? last - hour / 2 : now - 2 * hour);
    await world.change('s1', {});
    await pass(2);
  }

  for (const one of steps) {
    switch (one.kind) {
      case 'publish': {
        const id = `p${known.length + 1}`;
        const event = one.joins === null ? id : (find(one.joins)?.publication.event ?? id);
        const traits = {
          theme: themes[one.theme] ?? 'privacy',
          kind: one.by === 'commentator' ? 'commentary' : 'report',
          until: one.until === null ? null : later(one.until),
        } as const;
        const from = one.by === 'newspaper' ? reported : {};
        const publication = aPaper(id, traits, { arrival: one.arrival, event, ...from });
        known.push({ publication, isWithdrawn: false, isJudged: false });
        await world.publish(publication);
        break;
      }
      case 'edit': {
        const found = find(one.which);
        if (found === undefined) break;
        const { id, revision, arrival, event, tags, source, publisher, title, url } = found.publication;
        const like = one.as === null ? undefined : find(one.as)?.publication;
        const edited = aPaper(
          id,
          { until: one.until === null ? null : later(one.until) },
          {
            revision: revision + 1,
            arrival,
            event,
            tags,
            source,
            publisher,
            title: like?.title ?? title,
            url: like?.url ?? url,
          },
        );
        found.publication = edited;
        found.isJudged = false;
        await world.publish(edited);
        await follow();
        break;
      }
      case 'echo': {
        const found = find(one.which)?.publication;
        if (found === undefined) break;
        const id = `p${known.length + 1}`;
        const traits = { until: one.until === null ? null : later(one.until) };
        const echo = aPaper(id, traits, { source: `source-${id}`, title: found.title, url: found.url });
        known.push({ publication: echo, isWithdrawn: false, isJudged: false });
        await world.publish(echo);
        await follow();
        break;
      }
      case 'judge': {
        const found = find(one.which);
        if (found === undefined) break;
        found.publication = { ...found.publication, tags: tagsOf({ theme: themes[one.theme] ?? 'privacy' }) };
        found.isJudged = true;
        await world.rejudge(found.publication);
        break;
      }
      case 'merge': {
        const [from, into] = [find(one.which)?.publication.event, find(one.into)?.publication.event];
        if (from === undefined || into === undefined || from === into) break;
        await world.merge(from, into);
        await follow();
        await tick();
        // What comes to a merged event must know it by every name that it had.
        const joiner = aPaper(`p${known.length + 1}`, { theme: 'labour' }, { event: into });
        known.push({ publication: joiner, isWithdrawn: false, isJudged: false });
        await world.publish(joiner);
        break;
      }
      case 'withdraw': {
        const found = find(one.which);
        if (found === undefined) break;
        found.isWithdrawn = true;
        await world.store.archive.remove([found.publication.id]);
        break;
      }
      case 'pass':
        await pass(one.hours);
        break;
      case 'outage':
        world.clock.set(world.clock.now() + one.hours * hour);
        await tick();
        break;
      case 'setBack':
        await setBack();
        break;
      case 'restart':
        world.restart();
        break;
      case 'zone':
        await world.change('s1', { zone: one.zone });
        break;
      case 'pause':
        await world.change('s1', { pausedUntil: later(one.days) });
    }
  }
  // Long enough for a pause, a weekend and Golden Week to end.
  await pass(24 * 15);
  return { world, known, deliveries };
}

const profiles = [
  everything,
  { ...everything, themes: ['privacy'] as const },
  { ...everything, kinds: ['report'] as const, themes: ['privacy', 'labour'] as const },
];
const orders: fc.Arbitrary<Partial<Subscription>> = fc.record({
  profile: fc.constantFrom(...profiles),
  whenQuiet: fc.constantFrom('say', 'stay-silent'),
  digest: fc.constantFrom(
    weekdaysAtNine,
    { ...weekdaysAtNine, every: 'day' as const, time: '23:30' },
    { ...weekdaysAtNine, every: 'week' as const, weekday: 3 },
  ),
  quietHours: fc.constantFrom(null, { from: '20:00', to: '08:00' }, { from: '00:00', to: '06:30' }),
  alerts: fc.constantFrom(
    null,
    { priorityMin: 'low' as const, kinds: [], stages: [] },
    { priorityMin: 'low' as const, kinds: ['commentary' as const], stages: [] },
  ),
});

async function expectAllTold(steps: readonly Step[], order: Partial<Subscription>) {
  const { world, known, deliveries } = await play(steps, order);
  const subscription = await world.store.subscriptions.find('main', 's1');
  const head = (await world.store.archive.changes(0, 100_000)).at(-1)?.change ?? 0;
  expect(world.bugs).toEqual([]);
  if (subscription?.digest !== null) expect(subscription?.coveredTo).toBe(head);
  expect(subscription?.alertsHeldAfter ?? null).toBeNull();

  const news = deliveries.flatMap(one => one.told).filter(isNews);
  for (const { publication, isWithdrawn, isJudged } of known) {
    const isDue = publication.arrival === 'news' && !isWithdrawn && !isJudged;
    if (!isDue || wants(subscription?.profile ?? everything, publication, '2026-05-01') === null) continue;
    const names = [
      publication.event,
      ...known.filter(one => one.publication.event === publication.event).map(one => one.publication.id),
    ];
    expect(
      news.some(
        one =>
          names.includes(one.event) && (one.as === 'new' || one.lead === publication.id || !isAuthority(publication)),
      ),
      `${publication.id} was never announced`,
    ).toBe(true);
  }
  expect(new Set(deliveries.map(({ id }) => id)).size).toBe(deliveries.length);
  await world.store.close();
}

const rounds = Number(process.env.HISTORIES ?? 60);
const timeoutMs = Math.max(900_000, rounds * 50_000);
const seed = fc.readConfigureGlobal()?.seed;

/** Says how to play the same histories again, also where the time ran out before fast-check could. */
const sayHow = () =>
  onTestFailed(() => {
    process.stderr.write(
      `\nTo play these histories again: HISTORIES=${rounds} PROPERTY_SEED=${seed} npx vitest run --config test/vitest.config.ts test/digest/desk/histories.test.ts\n`,
    );
  });

test(
  'nothing that is wanted goes unannounced, nothing is announced twice, no deadline passes unreminded, nothing is left uncovered',
  async () => {
    sayHow();
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), orders, expectAllTold), {
      numRuns: rounds,
    });
  },
  timeoutMs,
);

test(
  'alerts alone tell everything too, whatever nights and pauses hold back',
  async () => {
    sayHow();
    const alertsAlone = { digest: null, alerts: { priorityMin: 'low', kinds: [], stages: [] } } as const;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), orders, (steps, order) =>
        expectAllTold(steps, { ...order, ...alertsAlone }),
      ),
      { numRuns: Math.ceil(rounds / 2) },
    );
  },
  timeoutMs,
);
