import { afterAll, expect, test } from 'vitest';
import { killedMailing } from '../world/mailing/killed.ts';
import { openStores } from '../world/stores.ts';

// `npm run test:deliver-faults` does the same at length.
const size = { conversations: 60, each: 3, together: 20 };
const everything = { limited: 4, error: 4, reset: 4, lost: 4, silent: 2, deaf: 2 };

for (const [platform, chances] of [
  ['a platform that behaves', {}],
  ['one that limits, fails, breaks off and keeps silent', everything],
] as const) {
  test.concurrent(`a mailing to ${platform}, killed at random moments: everything arrives once where the chat can look`, async () => {
    const outcome = await killedMailing({ size, kills: 4, seed: 1, canFind: true, chances });
    expect(outcome.kills).toBeGreaterThan(2);
    expect(outcome).toMatchObject({ planned: 180, lost: [], copied: [], outOfOrder: [], unsent: 0 });
  });

  test.concurrent(`a mailing to ${platform}, killed at random moments: where the chat cannot look, only what was in flight comes twice`, async () => {
    const outcome = await killedMailing({ size, kills: 4, seed: 2, canFind: false, chances });
    expect(outcome.kills).toBeGreaterThan(2);
    expect(outcome).toMatchObject({ planned: 180, lost: [], unexplained: [], outOfOrder: [], unsent: 0 });
  });
}

const stores = await openStores();
afterAll(stores.close);

test('a mailing that is killed and whose store moves, to another kind and back, goes on there: everything arrives once', async () => {
  const moves = [stores.port === null ? stores.file() : stores.url('moved'), stores.file()];
  const outcome = await killedMailing({ size, kills: 2, seed: 3, canFind: true, moves });
  expect(outcome.kills).toBe(2);
  expect(outcome).toMatchObject({ planned: 180, lost: [], copied: [], outOfOrder: [], unsent: 0 });
});
