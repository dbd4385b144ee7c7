import { showProgress } from './progress.ts';
import type { Verb } from './verb.ts';

export const run: Verb = {
  name: 'run',
  summary: 'Watches the catalogue until it is stopped: what `npm start` does.',
  options: {},
  async run(_given, _words, open, io) {
    const house = await open();
    const say = (line: string) => io.errors.write(`${line}\n`);
    say(`Kairan ${house.version}: watching ${house.sources.length} sources. Ctrl-C stops it.`);
    say('No chat is configured yet; "npx kairan chat" in another terminal asks it things.');
    house.watchWith(showProgress(io.errors, house.sources));
    let round: Promise<unknown> = house.round('due', io.signal);
    const ticks = io.onTick(() => {
      round = round.then(() => house.round('due', io.signal));
      return round.then(() => undefined);
    });
    try {
      await new Promise<void>(resolve => {
        if (io.signal.aborted) resolve();
        io.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      say('Stopping.');
    } finally {
      ticks.stop();
      await round;
      await house.close();
    }
    return 0;
  },
};
