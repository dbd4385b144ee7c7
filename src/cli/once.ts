import { showProgress } from './progress.ts';
import { type Verb, writeLines } from './verb.ts';

export const once: Verb = {
  name: 'once',
  summary: 'Asks the sources that are due once, and prints what was published lately.',
  options: {
    all: { type: 'boolean', help: 'asks every source, due or not' },
    rounds: { type: 'string', value: 'N', help: 'so many rounds, one after the other (1)' },
    since: { type: 'string', value: '7d|DAY', help: 'the digest’s period (7d)' },
  },
  async run(given, _words, open, io) {
    const rounds = Number(given.rounds ?? 1);
    if (!Number.isInteger(rounds) || rounds < 1) {
      io.errors.write(`--rounds takes a whole number from 1 on, not "${given.rounds}".\n`);
      return 2;
    }
    const house = await open();
    try {
      house.watchWith(showProgress(io.errors, house.sources));
      const report = { ok: 0, failed: 0 };
      for (let round = 1; round <= rounds; round++) {
        const { ok, failed } = await house.round(given.all ? 'all' : 'due', io.signal);
        report.ok += ok;
        report.failed += failed;
      }
      const since = typeof given.since === 'string' ? given.since : '7d';
      const { message, lines } = await house.answer({ command: 'digest', args: { since } }, house.language);
      if (given.json) await writeLines(io.output, lines);
      else io.output.write(`${io.draw(message)}\n`);
      return report.ok === 0 && report.failed > 0 ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};
