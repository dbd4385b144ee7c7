import { describe, expect, test } from 'vitest';
import { hasRedis } from '../world/redis.ts';
import { conversations, type Fault, faultRound, faults } from './round.ts';

// One of each kind that takes little time; `npm run test:faults` does all of them at length.
const seeds: readonly (readonly [number, Fault])[] = [
  [5, 'kill'],
  [7, 'redis'],
  [8, 'cut'],
];

describe.skipIf(!hasRedis())('three replicas over one Redis', () => {
  for (const [seed, fault] of seeds) {
    test(`seed ${seed}, ${fault}: everything is kept once, and everybody is told once`, async () => {
      expect(faults[seed % faults.length]).toBe(fault);
      const outcome = await faultRound(seed);
      expect(outcome).toMatchObject({ lost: [], doubled: [], untold: [], toldAgain: [], bugs: '' });
      expect(outcome.copied.length).toBeLessThanOrEqual(conversations);
      expect(outcome.recoveredMs).toBeLessThan(30_000);
    }, 120_000);
  }
});
