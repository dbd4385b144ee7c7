// Rounds of faults at length: `npm run test:faults [ROUNDS] [SEED]`.
import { watchedFaults } from './break-it.ts';
import { complaintsOf, faultRound } from './round.ts';

/** Everything must be there so soon after the mending; a loaded machine is no fault, so that `npm test` measures nothing. */
const recoveryMsMax = 30_000;

const [rounds = 200, first = 1] = process.argv.slice(2).map(Number);
const counts = new Map<string, { rounds: number; bad: number; copies: number; slowestMs: number }>();
for (let seed = first; seed < first + rounds; seed++) {
  const outcome = await faultRound(seed, recoveryMsMax);
  const { fault, copied, gone, switches, reports, recoveredMs } = outcome;
  const complaints = [
    ...complaintsOf(outcome),
    ...(recoveredMs >= recoveryMsMax ? ['it did not recover in time'] : []),
  ];
  const before = counts.get(fault) ?? { rounds: 0, bad: 0, copies: 0, slowestMs: 0 };
  counts.set(fault, {
    rounds: before.rounds + 1,
    bad: before.bad + (complaints.length > 0 ? 1 : 0),
    copies: before.copies + copied.length,
    slowestMs: Math.max(before.slowestMs, recoveredMs),
  });
  const went = `${gone.publications} publications and ${gone.deliveries.length} confirmations were not on the other server (${reports.length} reports), `;
  const twice = switches > 1 ? `another server took over ${switches} times (${reports.length} reports), ` : '';
  console.log(
    `seed ${seed}, ${fault}: ${watchedFaults.includes(fault) ? went : ''}${twice}${copied.length} messages came again, ` +
      `recovered in ${Math.round(recoveredMs)} ms${complaints.length > 0 ? `: BAD ${complaints.join('; ')}` : ''}`,
  );
}
for (const [fault, count] of counts)
  console.log(
    `${fault}: ${count.rounds} rounds, ${count.bad} bad, ${count.copies} messages came again, ` +
      `recovered in at most ${Math.round(count.slowestMs)} ms`,
  );
const bad = counts.values().reduce((sum, one) => sum + one.bad, 0);
console.log(`${rounds} rounds, seeds ${first} to ${first + rounds - 1}, ${bad} bad`);
process.exitCode = bad > 0 ? 1 : 0;
