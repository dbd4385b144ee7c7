import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aSubscription, aTold } from '../world/sample.ts';
import type { OpenStore } from './open-store.ts';

const here = { platform: 'terminal', id: 'c1' } as const;
const there = { platform: 'terminal', id: 'c2' } as const;
const lease = { max: 10, ttlMs: 60_000 };
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** Subscriptions and the outbox: what is planned from a subscription enters the outbox in the same step. The lanes have their own. */
export function deliveriesContract(open: OpenStore): void {
  describe('the subscriptions', () => {
    test('a subscription is saved, changed, listed in its workspace and removed', async () => {
      const { subscriptions } = (await open()).store;
      expect(await subscriptions.save(aSubscription())).toBe(true);
      expect(await subscriptions.save(aSubscription({ version: 2, language: 'en' }))).toBe(true);
      expect((await subscriptions.list('main')).map(({ language }) => language)).toEqual(['en']);
      expect(await subscriptions.list('acme')).toEqual([]);
      expect(await subscriptions.remove('acme', 's1')).toBe(false);
      expect(await subscriptions.remove('main', 's1')).toBe(true);
    });

    test('one is found by its id, and those that take alerts are listed', async () => {
      const { subscriptions } = (await open()).store;
      await subscriptions.save(aSubscription({ alerts: { priorityMin: 'high', kinds: [], stages: [] } }));
      await subscriptions.save(aSubscription({ id: 's2' }));
      expect((await subscriptions.find('main', 's2'))?.id).toBe('s2');
      expect(await subscriptions.find('acme', 's2')).toBeNull();
      expect((await subscriptions.alerting()).map(({ id }) => id)).toEqual(['s1']);
    });

    test('a change upon an older version is refused', async () => {
      const { subscriptions } = (await open()).store;
      await subscriptions.save(aSubscription());
      expect(await subscriptions.save(aSubscription())).toBe(false);
      expect(await subscriptions.save(aSubscription({ version: 3 }))).toBe(false);
      expect(await subscriptions.save(aSubscription({ id: 'new', version: 2 }))).toBe(false);
    });

    test('those that are due come longest due first, those without a digest never', async () => {
      const { subscriptions } = (await open()).store;
      const dueAts: readonly [string, number | null][] = [
        ['a', 30],
        ['b', 10],
        ['c', 40],
        ['d', null],
        ['e', 20],
      ];
      for (const [id, nextDueAt] of dueAts) await subscriptions.save(aSubscription({ id, nextDueAt }));
      expect((await subscriptions.due(30, 10)).map(({ id }) => id)).toEqual(['b', 'e', 'a']);
      expect((await subscriptions.due(30, 1)).map(({ id }) => id)).toEqual(['b']);
    });

    test('each that is due is in one of the parts, and a workspace in one with all of its own', async () => {
      const { subscriptions } = (await open()).store;
      for (let index = 0; index < 40; index++)
        await subscriptions.save(aSubscription({ id: `s${index}`, workspace: `w${index % 20}`, nextDueAt: 1 }));
      const parts: string[] = [];
      for (let part = 0; part < subscriptions.parts; part++) {
        const due = await subscriptions.due(30, 100, part);
        parts.push(...new Set(due.map(({ workspace }) => workspace)));
        expect(new Set(due.map(({ id }) => id)).size).toBe(2 * new Set(due.map(({ workspace }) => workspace)).size);
      }
      expect(parts.toSorted()).toEqual(Array.from({ length: 20 }, (_, index) => `w${index}`).toSorted());
    });
  });

  describe('the outbox', () => {
    test('planning commits the subscription and its deliveries in one step', async () => {
      const { subscriptions, outbox } = await planned(open);
      expect((await subscriptions.list('main'))[0]?.coveredTo).toBe(7);
      expect(ids(await outbox.list('main', ['planned'], 10))).toEqual(['d1']);
    });

    test('planning upon an older version plans nothing', async () => {
      const { subscriptions, outbox } = await planned(open);
      const late = { subscription: aSubscription({ version: 2 }), deliveries: [aDelivery({ id: 'd9' })] };
      expect(await subscriptions.plan([late])).toEqual([false]);
      expect((await outbox.list('main', ['planned'], 10)).map(({ id }) => id)).toEqual(['d1']);
    });

    test('of several plans in one step, those that come too late write nothing and the others stand', async () => {
      const { subscriptions, outbox } = await planned(open);
      await subscriptions.save(aSubscription({ id: 's2' }));
      const plans = [
        { subscription: aSubscription({ version: 2 }), deliveries: [aDelivery({ id: 'd8' })] },
        {
          subscription: aSubscription({ id: 's2', version: 2 }),
          deliveries: [aDelivery({ id: 'd9', subscription: 's2' })],
        },
      ];
      expect(await subscriptions.plan(plans)).toEqual([false, true]);
      expect((await outbox.list('main', ['planned'], 10)).map(({ id }) => id)).toEqual(['d9', 'd1']);
    });

    test('a delivery is kept as it was planned', async () => {
      const { subscriptions, outbox } = await planned(open);
      const whole = aDelivery({
        id: 'd2',
        kind: 'correction',
        events: ['p1', 'p2'],
        told: [aTold('p1', { as: 'correction' })],
        inReplyTo: 'd1',
        message: '{"language":"ja"}',
        plannedAt: 3,
        dueAt: 4,
      });
      await subscriptions.plan([{ subscription: aSubscription({ version: 3 }), deliveries: [whole] }]);
      expect(await outbox.delivery('d2')).toEqual(whole);
    });

    test('a delivery that is planned twice is planned once, even after it was sent', async () => {
      const { subscriptions, lanes, outbox } = await planned(open);
      await lanes.settle('me', [{ id: 'd1', settlement: sent('r1') }]);
      await subscriptions.plan([{ subscription: aSubscription({ version: 3 }), deliveries: [aDelivery()] }]);
      await lanes.enter([aDelivery()]);
      expect(await lanes.lease('terminal', 'me', lease)).toEqual([]);
      expect(await outbox.list('main', ['planned', 'leased', 'sent'], 10)).toHaveLength(1);
    });

    test('a subscription knows what it was told of', async () => {
      const { outbox } = await planned(open);
      const told = await outbox.told({ workspace: 'main', id: 's1' }, ['p1', 'p2', 'p3']);
      expect(told).toEqual(
        ['p1', 'p2'].map(event => ({ ...aTold(event), workspace: 'main', subscription: 's1', delivery: 'd1' })),
      );
      expect(await outbox.told({ workspace: 'main', id: 's2' }, ['p1'])).toEqual([]);
    });

    test('who was told of an event, or shown one of its publications, is found', async () => {
      const { subscriptions, outbox } = await planned(open);
      await subscriptions.save(aSubscription({ id: 's2' }));
      const late = aDelivery({ id: 'd2', subscription: 's2', told: [aTold('p9', { lead: 'p2', as: 'echo' })] });
      await subscriptions.plan([{ subscription: aSubscription({ id: 's2', version: 2 }), deliveries: [late] }]);
      const found = await outbox.tellings(['p2']);
      expect(found.map(({ subscription, event, delivery }) => [subscription, event, delivery])).toEqual([
        ['s1', 'p2', 'd1'],
        ['s2', 'p9', 'd2'],
      ]);
    });

    test('a delivery is found by its id, and by the message as which it stands', async () => {
      const { lanes, outbox } = await planned(open);
      expect((await outbox.delivery('d1'))?.id).toBe('d1');
      expect(await outbox.delivery('unknown')).toBeNull();
      await lanes.settle('me', [{ id: 'd1', settlement: sent('r1') }]);
      expect((await outbox.sentAs('main', here, 'r1'))?.id).toBe('d1');
      expect(await outbox.sentAs('main', there, 'r1')).toBeNull();
      expect(await outbox.sentAs('acme', here, 'r1')).toBeNull();
      expect(await outbox.sentAs('main', here, 'r2')).toBeNull();
    });

    test('the last message with numbers is found, whatever was sent after it without', async () => {
      const { lanes, outbox } = await planned(open);
      await lanes.enter([
        aDelivery({ id: 'd2', events: ['p1'] }),
        aDelivery({ id: 'd3', events: ['p2'] }),
        aDelivery({ id: 'd4' }),
      ]);
      expect(await outbox.lastNumbered('main', here)).toBeNull();
      for (const [id, at] of [
        ['d2', 5],
        ['d3', 6],
        ['d4', 7],
      ] as const)
        await lanes.settle('me', [{ id, settlement: { ...sent(id), at } }]);
      expect((await outbox.lastNumbered('main', here))?.events).toEqual(['p2']);
      expect(await outbox.lastNumbered('acme', here)).toBeNull();
      const last = await outbox.sentTo(here, 10);
      expect(last.map(({ events }) => events)).toContainEqual(['p2']);
      expect((await outbox.sentTo(here, 1)).map(({ id }) => id)).toEqual([last[0]?.id]);
    });

    test('what ended before a moment ends with all that it told; what waits, ended later or is carried by others stays', async () => {
      const { outbox, lanes } = (await open()).store;
      const told = [aTold('p1', { lead: 'p2' })];
      const all = ['old', 'given-up', 'late', 'waits'].map((id, index) =>
        aDelivery({ id, told, events: ['p1'], conversation: { platform: 'terminal', id: `c${index}` } }),
      );
      await lanes.enter([...all.slice(0, 3), { ...all[3], dueAt: 1 } as (typeof all)[number]]);
      await lanes.lease('terminal', 'me', lease);
      await lanes.settle('me', [
        { id: 'old', settlement: { kind: 'sent', ref: 'r1', at: 5, nextAt: 0 } },
        { id: 'given-up', settlement: { kind: 'dead', reason: 'too long', nextAt: 0 } },
        { id: 'late', settlement: { kind: 'sent', ref: 'r3', at: 9, nextAt: 0 } },
      ]);
      let ended = 0;
      for (let count = -1; count !== 0; ended += count) count = await outbox.end(9, 64);
      expect(ended).toBe(2);
      expect(ids(await outbox.list('main', ['planned', 'sent', 'dead'], 9))).toEqual(['waits', 'late']);
      expect(await outbox.delivery('old')).toBeNull();
      for (const conversation of all.slice(0, 2).map(one => one.conversation)) {
        expect(await outbox.sentAs('main', conversation, 'r1')).toBeNull();
        expect(await outbox.sentTo(conversation, 9)).toEqual([]);
        expect(await outbox.lastNumbered('main', conversation)).toBeNull();
      }
      expect((await outbox.tellings(['p2'])).map(({ delivery }) => delivery)).toEqual(['late', 'waits']);
      // They all said the same, and who is left still says it.
      expect((await outbox.delivery('late'))?.message).toBe('{}');
      expect((await outbox.delivery('waits'))?.told).toEqual(told);
      expect(await lanes.enter([all[0] as (typeof all)[number]])).toBeUndefined();
      expect(ids(await outbox.list('main', ['planned'], 9))).toContain('old');
    });

    test('another text in the place of a message leaves what others carry', async () => {
      const { outbox, lanes } = (await open()).store;
      await lanes.enter(['main', 'acme'].map(workspace => aDelivery({ id: workspace, workspace })));
      await outbox.reword('main', '{}', '[]');
      expect((await outbox.delivery('main'))?.message).toBe('[]');
      expect((await outbox.delivery('acme'))?.message).toBe('{}');
    });

    test('a workspace sees its own deliveries', async () => {
      const { outbox } = await planned(open);
      expect(await outbox.list('acme', ['planned'], 10)).toEqual([]);
    });

    test('whoever runs it sees those of every workspace', async () => {
      const { lanes, outbox } = await planned(open);
      await lanes.enter([aDelivery({ id: 'd2', workspace: 'acme' })]);
      expect(ids(await outbox.list(null, ['planned'], 10))).toEqual(['d2', 'd1']);
      expect(ids(await outbox.list(null, ['planned'], 1))).toEqual(['d2']);
    });
  });
}

function sent(ref: string) {
  return { kind: 'sent', ref, at: 5, nextAt: 5 } as const;
}

async function planned(open: OpenStore): Promise<Store> {
  const { store } = await open();
  await store.subscriptions.save(aSubscription());
  const after = aSubscription({ version: 2, coveredTo: 7 });
  const deliveries = [aDelivery({ told: [aTold('p1'), aTold('p2')] })];
  expect(await store.subscriptions.plan([{ subscription: after, deliveries }])).toEqual([true]);
  return store;
}
