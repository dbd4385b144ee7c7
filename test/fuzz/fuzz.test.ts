import { afterAll, expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { targets } from './targets.ts';

/** Another each day, so that runs of one day agree and the weeks see something new. */
const seed = Math.floor(Date.now() / 86_400_000);
/** A minute over all readers of foreign bytes together, in ms. */
const eachMs = Math.ceil(60_000 / targets.length);

afterAll(async () => {
  for (const target of targets) await target.close?.();
});

test.each(targets)(`$name stands changed documents (seed ${seed})`, async target => {
  const { documents } = await fuzz(target, seed, eachMs);
  expect(documents).toBeGreaterThan(50);
});
