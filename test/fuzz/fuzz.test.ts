import { afterAll, expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { targets } from './targets.ts';

/** The same in every run; `npm run fuzz` tries others. */
const seed = 1;
/** A minute over all readers of foreign bytes together, in ms of processor time. */
const eachMs = Math.ceil(60_000 / targets.length);

afterAll(async () => {
  for (const target of targets) await target.close?.();
});

test.each(targets)(`$name stands changed documents (seed ${seed})`, async target => {
  const { documents } = await fuzz(target, seed, eachMs);
  expect(documents).toBeGreaterThan(50);
});
