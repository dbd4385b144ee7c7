import { expect, test } from 'vitest';
import { soak } from './soak.ts';

// `npm run soak` does the same at length, and looks at memory and descriptors too.
test('publishers misbehave, the chat fails, people ask and the process is killed: nothing is lost, doubled or left', async () => {
  const { kills, messages, asked, answered, ...soaked } = await soak(10, 1, 1);
  expect(kills).toBe(1);
  expect(messages).toBeGreaterThan(0);
  expect(asked - answered).toBeLessThanOrEqual(kills);
  expect(soaked).toMatchObject({
    lost: [],
    doubled: [],
    untold: [],
    toldAgain: [],
    unsent: [],
    copied: [],
    missing: [],
    answeredTwice: 0,
    queued: 0,
    bugs: [],
  });
}, 120_000);
