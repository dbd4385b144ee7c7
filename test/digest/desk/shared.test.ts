import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStretch } from '../../../src/digest/desk/gather.ts';
import { createShared } from '../../../src/digest/desk/shared.ts';
import { everything } from '../../../src/digest/digest.ts';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Subscription } from '../../../src/domain/subscription.ts';
import { themes } from '../../../src/domain/tags.ts';
import { aSubscription } from '../../world/sample.ts';
import { aPaper, createDeskWorld, weekdaysAtNine } from './desk-world.ts';

/** Nine in Tokyo is eight in Shanghai: one moment, and two clocks. */
const mornings = [
  { zone: 'Asia/Tokyo', digest: weekdaysAtNine },
  { zone: 'Asia/Shanghai', digest: { ...weekdaysAtNine, time: '08:00' } },
] as const;
const orderFields = ['profile', 'language', 'morning', 'alerts', 'reminders', 'whenQuiet', 'since', 'sight'] as const;
const order = fc.record({
  profile: fc.record({
    themes: fc.subarray(themes.slice(0, 3) as ('privacy' | 'governance')[]),
    priorityMin: fc.constantFrom('low' as const, 'normal' as const),
  }),
  language: fc.constantFrom('ja' as const, 'en' as const),
  morning: fc.constantFrom(...mornings),
  alerts: fc.constantFrom(null, { priorityMin: 'low', kinds: [], stages: [] } as const),
  reminders: fc.constantFrom([], [3, 1]),
  whenQuiet: fc.constantFrom('say' as const, 'stay-silent' as const),
  since: fc.constantFrom(0, 1),
  sight: fc.constantFrom({}, { sees: 'shared' } as const),
});
/** Readers who differ from the first in one thing at most. */
const orders = fc
  .tuple(order, fc.array(fc.tuple(order, fc.constantFrom(...orderFields)), { minLength: 1, maxLength: 5 }))
  .map(([first, others]) => [first, ...others.map(([other, field]) => ({ ...first, [field]: other[field] }))]);
type Order = typeof order extends fc.Arbitrary<infer Value> ? Value : never;

const plain: Order = {
  profile: { themes: [], priorityMin: 'low' },
  language: 'ja',
  morning: mornings[0],
  alerts: null,
  reminders: [],
  whenQuiet: 'say',
  since: 0,
  sight: {},
};
/** Each differs from the first in one field. */
const others: readonly Partial<Order>[] = [
  { profile: { themes: ['privacy'], priorityMin: 'low' } },
  { language: 'en' },
  { morning: mornings[1] },
  { alerts: { priorityMin: 'low', kinds: [], stages: [] } },
  { reminders: [3, 1] },
  { whenQuiet: 'stay-silent' },
  { since: 1 },
  { sight: { sees: 'shared' } },
];
const example = [plain, ...others.map(one => ({ ...plain, ...one }))];

const papers = themes
  .slice(0, 3)
  .flatMap((theme, index) => [
    aPaper(`p1${index}`, { theme, until: index === 0 ? '2026-03-05' : null }),
    aPaper(`p2${index}`, { theme, until: index === 1 ? '2026-03-10' : null }, index > 0 ? { owner: 'main' } : {}),
  ]);

/** What these subscriptions are told in two days, in one house. */
async function tellingsOf(orders: readonly (Order & { readonly id: string })[]) {
  const world = createDeskWorld('2026-03-02T12:00+09:00');
  const told: Delivery[] = [];
  const subscribe = async (since: number) => {
    for (const { profile, since: when, sight, morning, ...one } of orders.filter(({ since: at }) => at === since)) {
      const subscription: Partial<Subscription> = { ...one, ...sight, ...morning };
      await world.subscribe({ ...subscription, profile: { ...everything, ...profile } });
    }
  };
  const tick = async () => void told.push(...(await world.tick()));
  await subscribe(0);
  await world.publish(...papers.slice(0, 3));
  await tick();
  await subscribe(1);
  world.at('2026-03-03T09:00+09:00');
  await tick();
  await world.publish(...papers.slice(3), { ...papers[0], revision: 2, title: '題を改めました' } as (typeof papers)[0]);
  await tick();
  world.at('2026-03-04T09:00+09:00');
  await tick();
  expect(world.bugs).toEqual([]);
  return told;
}

test('sharing what readers have in common changes nothing for any of them', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async readers => {
      const named = readers.map((one, index) => ({ ...one, id: `s${index}` }));
      const together = await tellingsOf(named);
      for (const one of named) {
        const alone = await tellingsOf([one]);
        const of = (all: readonly Delivery[]) =>
          all
            .filter(({ subscription }) => subscription === one.id)
            .map(({ id, message, events, told }) => ({ id, message, events, told }));
        expect(of(together)).toEqual(of(alone));
      }
    }),
    { numRuns: 40, examples: [[example], [example.toReversed()]] },
  );
});

test('what is alike is found out and composed once in a round', async () => {
  const { store, publish } = createDeskWorld('2026-03-02T12:00+09:00');
  await publish(aPaper('p1', { until: '2026-03-02' }));
  const { archive, events } = store;
  const made: string[] = [];
  const noting = <Answer>(what: string, answer: Answer): Answer => {
    made.push(what);
    return answer;
  };
  const counting: Parameters<typeof createShared>[0] = {
    archive: { ...archive, changes: (...of) => noting('changes', archive.changes(...of)) },
    events: { ...events, deadlines: (...of) => noting('deadlines', events.deadlines(...of)) },
  };
  const shared = createShared(counting, day => day);
  for (const id of ['s1', 's2']) {
    const reader = aSubscription({ id });
    await shared.fresh(reader, await shared.stretchAfter(0));
    await shared.ahead(reader, '2026-03-02');
    shared.once(['letter', reader.profile], () => made.push('letter'));
  }
  expect(made).toEqual(['changes', 'deadlines', 'letter']);
});

test('a stretch is read to its end, however long it is', async () => {
  const { store, publish } = createDeskWorld('2026-03-02T12:00+09:00');
  await publish(...Array.from({ length: 501 }, (_, index) => aPaper(`p${index}`)));
  expect((await readStretch(store, 0)).changes).toHaveLength(501);
});

test('a stretch that has grown since is not taken for what it was before', async () => {
  const { store, publish } = createDeskWorld('2026-03-02T12:00+09:00');
  const shared = createShared(store, day => day);
  for (const papers of [['p1'], ['p1', 'p2']]) {
    await publish(aPaper(papers.at(-1) ?? ''));
    const { changes } = await shared.fresh(aSubscription(), await readStretch(store, 0));
    expect(changes.map(({ id }) => id)).toEqual(papers);
  }
});
