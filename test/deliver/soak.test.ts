import { expect, test } from 'vitest';
import { soak } from './soak.ts';

test('memory stays flat while digests go out day after day, nothing is left, and nothing comes twice', async () => {
  const { heaps, planned, sent, unsent, copies, bytesPerMessage, error } = await soak(60);
  expect(heaps.length).toBeGreaterThan(8);
  expect({ unsent, copies, sent }).toEqual({ unsent: 0, copies: 0, sent: planned });
  // Whatever keeps a message keeps 40 KB of it; the program itself still warms up.
  expect(bytesPerMessage - 3 * error).toBeLessThan(500);
}, 180_000);
