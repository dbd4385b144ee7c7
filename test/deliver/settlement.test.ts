import { expect, test } from 'vitest';
import { settlementOf } from '../../src/deliver/settlement.ts';
import type { SendOutcome } from '../../src/domain/chat.ts';
import type { Turn } from '../../src/store/lanes.ts';
import { aDelivery } from '../world/sample.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = 10 * day;

function settle(outcome: SendOutcome, turn: Partial<Turn> = {}, random = 0.5) {
  return settlementOf(
    outcome,
    { ...aDelivery({ plannedAt: now }), ...turn },
    { now, nextAt: now + 1_000, random: () => random },
  );
}

test('the pause doubles with each failure, up to an hour, and is spread by a quarter to both sides', () => {
  const failed = { kind: 'failed', reason: 'x' } as const;
  const pauses = [0, 1, 2, 7, 8, 30].map(attempts => {
    const settlement = settle(failed, { attempts });
    return settlement.kind === 'failed' ? settlement.nextAt - now : null;
  });
  expect(pauses).toEqual([15_000, 30_000, 60_000, 1_920_000, hour, hour]);
  expect(settle(failed, {}, 0)).toMatchObject({ nextAt: now + 11_250 });
  expect(settle(failed, {}, 1)).toMatchObject({ nextAt: now + 18_750 });
});

test('the platform’s own advice is taken as it is, within a day, and counts as no failure', () => {
  expect(settle({ kind: 'retry', at: now + 7_000, reason: '429' })).toEqual({
    kind: 'retry',
    nextAt: now + 7_000,
    reason: '429',
  });
  expect(settle({ kind: 'retry', at: now + 365 * day, reason: '429' })).toMatchObject({ nextAt: now + day });
  expect(settle({ kind: 'retry', at: now - 5, reason: '429' })).toMatchObject({ nextAt: now });
});

test('what fails for the 32nd time, or is put off for three days, is given up', () => {
  expect(settle({ kind: 'failed', reason: 'x' }, { attempts: 30 }).kind).toBe('failed');
  expect(settle({ kind: 'failed', reason: 'x' }, { attempts: 31 }).kind).toBe('dead');
  expect(settle({ kind: 'retry', at: now + 1, reason: 'x' }, { plannedAt: now - 3 * day }).kind).toBe('retry');
  expect(settle({ kind: 'retry', at: now + 1, reason: 'x' }, { plannedAt: now - 3 * day - 1 }).kind).toBe('dead');
});
