import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Settlement } from '../../src/store/lanes.ts';
import { aDelivery } from '../world/sample.ts';
import type { OpenStore } from './open-store.ts';

const there = { platform: 'terminal', id: 'c2' } as const;
const elsewhere = { platform: 'slack', id: 'T1/C1' } as const;

/** Conversations as lanes: one message moves at a time, and each turn ends once. */
export function lanesContract(open: OpenStore): void {
  async function entered(deliveries: readonly Partial<Delivery>[]) {
    const { store, clock } = await open();
    await store.lanes.enter(deliveries.map((changes, index) => aDelivery({ id: `d${index + 1}`, ...changes })));
    const { lanes, outbox } = store;
    return {
      lanes,
      outbox,
      clock,
      lease: async ({ holder = 'me', max = 10, ttlMs = 60 } = {}) =>
        (await lanes.lease('terminal', holder, { max, ttlMs })).map(({ id }) => id),
      settle: async (id: string, settlement: Settlement, holder = 'me') =>
        (await lanes.settle(holder, [{ id, settlement }]))[0],
      stateOf: async (id: string) => (await outbox.delivery(id))?.state,
    };
  }

  describe('the lanes', () => {
    test('a conversation gets its deliveries one at a time, in the order in which they were planned', async () => {
      const { lease, settle, stateOf } = await entered([{}, {}, { conversation: there }]);
      expect(await lease()).toEqual(['d1', 'd3']);
      expect(await lease({ holder: 'another' })).toEqual([]);
      expect(await stateOf('d1')).toBe('leased');
      await settle('d1', sent('r1'));
      expect(await lease()).toEqual(['d2']);
      await settle('d2', sent('r2'));
      expect(await lease()).toEqual([]);
    });

    test('no more are leased than were asked for, those that have been ready longest first', async () => {
      const { lease, clock } = await entered([{ dueAt: 20 }, { conversation: there, dueAt: 10 }]);
      clock.set(20);
      expect(await lease({ max: 1 })).toEqual(['d2']);
      expect(await lease({ max: 1 })).toEqual(['d1']);
    });

    test('of many that are ready in several workspaces, those that have been ready longest', async () => {
      const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
      const { lease, clock } = await entered(
        numbers.map(number => ({
          id: `d${number}`,
          workspace: `w${number % 3}`,
          conversation: { ...there, id: `c${number}` },
          dueAt: 1_000 - (number % 3) * 500 - number,
        })),
      );
      clock.set(1_000);
      const longestFirst = [...numbers]
        .sort((a, b) => (b % 3) * 500 + b - (a % 3) * 500 - a)
        .map(number => `d${number}`);
      const [first, then] = [await lease({ max: 17 }), await lease({ max: 17, holder: 'another' })];
      expect([first.toSorted(), then.toSorted()]).toEqual([
        longestFirst.slice(0, 17).toSorted(),
        longestFirst.slice(17).toSorted(),
      ]);
    });

    test('each platform has its own', async () => {
      const { lanes, lease } = await entered([{}, { conversation: elsewhere }]);
      expect(await lease()).toEqual(['d1']);
      expect((await lanes.lease('slack', 'me', { max: 10, ttlMs: 60 })).map(({ id }) => id)).toEqual(['d2']);
      expect(await lanes.readyAt('web')).toBeNull();
    });

    test('a turn tells whether an earlier one may have arrived', async () => {
      const { lanes, clock, settle } = await entered([{}]);
      const turn = async () => (await lanes.lease('terminal', 'me', { max: 1, ttlMs: 60 }))[0];
      expect(await turn()).toMatchObject({ id: 'd1', message: '{}', begunAt: null, attempts: 0 });
      await settle('d1', { kind: 'failed', reason: 'reset', nextAt: 0 });
      clock.set(7);
      expect(await turn()).toMatchObject({ begunAt: 0, attempts: 1, lastReason: 'reset' });
      await settle('d1', { kind: 'postponed', begunAt: 0, nextAt: 7 });
      expect(await turn()).toMatchObject({ begunAt: 0, attempts: 1 });
      await settle('d1', { kind: 'retry', reason: '429', nextAt: 7 });
      expect(await turn()).toMatchObject({ begunAt: null, attempts: 1, lastReason: '429' });
    });

    test('a lease that has run out is taken over, and its turn counts as begun', async () => {
      const { lanes, clock, lease, settle, stateOf } = await entered([{}]);
      expect(await lease({ ttlMs: 60 })).toEqual(['d1']);
      clock.set(59);
      expect(await lease({ holder: 'another' })).toEqual([]);
      clock.set(60);
      expect((await lanes.lease('terminal', 'another', { max: 1, ttlMs: 60 }))[0]).toMatchObject({ begunAt: 0 });
      expect(await settle('d1', { kind: 'dead', reason: 'late', nextAt: 60 })).toBe(false);
      expect(await stateOf('d1')).toBe('leased');
    });

    test('what has arrived is sent, whoever has the lease by now', async () => {
      const { clock, lease, settle, stateOf } = await entered([{}, {}]);
      await lease();
      clock.set(60);
      await lease({ holder: 'another' });
      expect(await settle('d1', sent('r1'))).toBe(true);
      expect(await stateOf('d1')).toBe('sent');
      expect(await lease({ holder: 'third' })).toEqual([]);
    });

    test('a conversation rests as long as it is told to, between messages and after the last', async () => {
      const { lanes, clock, lease, settle } = await entered([{}, {}]);
      await lease();
      await settle('d1', { ...sent('r1'), nextAt: 10 });
      expect(await lease()).toEqual([]);
      expect(await lanes.readyAt('terminal')).toBe(10);
      clock.set(10);
      expect(await lease()).toEqual(['d2']);
      await settle('d2', { ...sent('r2'), nextAt: 30 });
      await lanes.enter([aDelivery({ id: 'd3' })]);
      expect(await lease()).toEqual([]);
      clock.set(30);
      expect(await lease()).toEqual(['d3']);
    });

    test('what failed waits, and what is behind it too', async () => {
      const { clock, outbox, lease, settle } = await entered([{}, {}, { conversation: there }]);
      await lease();
      await settle('d1', { kind: 'failed', reason: 'status 500', nextAt: 50 });
      await settle('d3', sent('r3'));
      expect(await lease()).toEqual([]);
      expect(await outbox.delivery('d1')).toMatchObject({
        state: 'planned',
        dueAt: 50,
        attempts: 1,
        lastReason: 'status 500',
      });
      clock.set(50);
      expect(await lease()).toEqual(['d1']);
    });

    test('nothing waits where everything has ended', async () => {
      const { lanes, lease, settle } = await entered([{}]);
      await lease();
      await settle('d1', sent('r1'));
      expect(await lanes.readyAt('terminal')).toBeNull();
    });

    test('a turn ends once', async () => {
      const { outbox, lease, settle } = await entered([{}]);
      await lease();
      expect(await settle('d1', sent('r1'))).toBe(true);
      expect(await settle('d1', { kind: 'dead', reason: 'late', nextAt: 0 })).toBe(false);
      expect(await settle('d1', sent('r2'))).toBe(false);
      expect(await settle('unknown', sent('r3'))).toBe(false);
      expect(await outbox.delivery('d1')).toMatchObject({ state: 'sent', ref: 'r1', sentAt: 5, begunAt: null });
    });

    test('several turns end in one call, each by itself', async () => {
      const { lanes, lease, stateOf } = await entered([{}, { conversation: there }]);
      await lease();
      const endings = [
        { id: 'unknown', settlement: sent('r0') },
        { id: 'd1', settlement: sent('r1') },
        { id: 'd2', settlement: { kind: 'dead', reason: 'too large', nextAt: 0 } as const },
      ];
      expect(await lanes.settle('me', endings)).toEqual([false, true, true]);
      expect([await stateOf('d1'), await stateOf('d2')]).toEqual(['sent', 'dead']);
    });

    test('what is dead lets the next one go', async () => {
      const { lease, settle } = await entered([{}, {}]);
      await lease();
      await settle('d1', { kind: 'dead', reason: 'too large', nextAt: 0 });
      expect(await lease()).toEqual(['d2']);
    });

    test('everything that waits for a conversation is gone with it, and nothing else', async () => {
      const { lanes, outbox, lease, settle, stateOf } = await entered([{}, {}, { conversation: there }]);
      await lease();
      await settle('d1', { kind: 'gone', reason: 'archived' });
      expect(await outbox.list('main', ['gone'], 9)).toMatchObject([
        { id: 'd2', lastReason: 'archived' },
        { id: 'd1', lastReason: 'archived' },
      ]);
      expect(await stateOf('d3')).toBe('leased');
      await lanes.enter([aDelivery({ id: 'd4' })]);
      expect(await lease()).toEqual(['d4']);
    });

    test('what is dead or gone gets another chance, before what was planned later', async () => {
      const { lanes, clock, lease, settle } = await entered([{}, {}]);
      await lease();
      await settle('d1', { kind: 'failed', reason: 'x', nextAt: 0 });
      await lease();
      await settle('d1', { kind: 'dead', reason: 'x', nextAt: 0 });
      clock.set(5);
      expect(await lanes.redeliver('d1')).toBe(true);
      expect(await lanes.redeliver('d1')).toBe(false);
      expect(await lanes.redeliver('d2')).toBe(false);
      expect(await lanes.redeliver('unknown')).toBe(false);
      expect((await lanes.lease('terminal', 'me', { max: 9, ttlMs: 60 }))[0]).toMatchObject({ id: 'd1', attempts: 0 });
    });

    test('a conversation without a lane gets one when something in it is delivered again', async () => {
      const { lanes, lease, settle } = await entered([{}]);
      await lease();
      await settle('d1', { kind: 'gone', reason: 'archived' });
      expect(await lease()).toEqual([]);
      await lanes.redeliver('d1');
      expect(await lease()).toEqual(['d1']);
    });
  });
}

function sent(ref: string) {
  return { kind: 'sent', ref, at: 5, nextAt: 0 } as const;
}
