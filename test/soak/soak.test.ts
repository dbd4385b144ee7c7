import { expect, test } from 'vitest';
import { descriptorsGained, descriptorsMoreMax } from './report.ts';
import { calmHours, soak } from './soak.ts';

// `npm run soak` does the same at length, and looks at memory too, whose slope a few seconds do not show.
test('publishers misbehave, the chat fails, people ask and the process is killed: nothing is lost, doubled or left open', async () => {
  const { kills, messages, asked, answered, descriptors, ...soaked } = await soak(10, 1, 1);
  expect(kills).toBe(1);
  expect(messages).toBeGreaterThan(0);
  expect(asked - answered).toBeLessThanOrEqual(kills);
  expect(descriptors.length).toBeGreaterThan(calmHours);
  expect(descriptorsGained(descriptors)).toBeLessThanOrEqual(descriptorsMoreMax);
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
});
