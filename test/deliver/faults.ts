// Mailings that are killed at random moments, at length: `npm run test:deliver-faults [CONVERSATIONS] [KILLS] [SEED]`.
import { type KilledMailing, killedMailing } from '../world/mailing/killed.ts';

const [conversations = 10_000, kills = 25, seed = 1] = process.argv.slice(2).map(Number);
const size = { conversations, each: 3, together: 20 };
const chances = { limited: 4, error: 4, reset: 4, lost: 4, silent: 2, deaf: 2 };

const cases: readonly (Pick<KilledMailing, 'canFind' | 'chances'> & { readonly name: string })[] = [
  { name: 'a platform that behaves, the chat can look', canFind: true },
  { name: 'a platform that behaves, the chat cannot look', canFind: false },
  { name: 'a platform that fails, the chat can look', canFind: true, chances },
  { name: 'a platform that fails, the chat cannot look', canFind: false, chances },
];

for (const { name, ...one } of cases) {
  console.log(name);
  const startedAt = performance.now();
  const outcome = await killedMailing({ size, kills, seed, ...one, say: line => console.log(`  ${line}`) });
  const { planned, lost, copied, unexplained, outOfOrder, inFlight, unsent } = outcome;
  console.log(
    `  ${planned} planned, ${outcome.kills} kills with ${inFlight} deliveries in flight, ${Math.round((performance.now() - startedAt) / 1000)} s: ` +
      `${lost.length} lost, ${copied.length} came again, ${unexplained.length} of them for no kill and no lost answer, ` +
      `${outOfOrder.length} conversations out of order, ${unsent} not confirmed`,
  );
  const isGood = lost.length + unexplained.length + outOfOrder.length + unsent === 0;
  if (!isGood || (one.canFind && copied.length > 0)) process.exitCode = 1;
}
