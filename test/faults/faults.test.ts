import { describe, expect, test } from 'vitest';
import { hasRedis } from '../world/redis.ts';
import { type Fault, faults } from './break-it.ts';
import { complaintsOf, faultRound } from './round.ts';

// What takes little time, and one failover; `npm run test:faults` does all of them at length.
const seeds: readonly (readonly [number, Fault])[] = [
  [3, 'redis'],
  [4, 'cut'],
  [7, 'failover'],
];

describe.skipIf(!hasRedis()).concurrent('three replicas over one Redis', () => {
  for (const [seed, fault] of seeds) {
    test(`seed ${seed}, ${fault}: everything is kept once, and everybody is told once`, async () => {
      expect(faults[seed % faults.length]).toBe(fault);
      expect(complaintsOf(await faultRound(seed))).toEqual([]);
    });
  }
});
