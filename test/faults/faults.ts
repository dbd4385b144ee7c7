// Rounds of faults at length: `npm run test:faults [ROUNDS] [SEED]`.
import { conversations, faultRound } from './round.ts';

const [rounds = 200, first = 1] = process.argv.slice(2).map(Number);
let bad = 0;
for (let seed = first; seed < first + rounds; seed++) {
  const outcome = await faultRound(seed);
  const { fault, lost, doubled, untold, toldAgain, copied, openMax, recoveredMs, bugs } = outcome;
  const isBad =
    lost.length + doubled.length + untold.length + toldAgain.length > 0 || copied.length > conversations || bugs !== '';
  if (isBad) bad++;
  console.log(
    `seed ${seed}, ${fault}: ${lost.length} lost, ${doubled.length} kept twice, ${untold.length} untold, ` +
      `${toldAgain.length} told as new again, ${copied.length} messages came again, ${openMax} requests at once, ` +
      `recovered in ${Math.round(recoveredMs)} ms${isBad ? ` — BAD ${JSON.stringify(outcome)}` : ''}`,
  );
}
console.log(`${rounds} rounds, ${bad} bad`);
process.exitCode = bad > 0 ? 1 : 0;
