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
    const chats = house.chats.filter(({ platform }) => platform !== 'terminal');
    if (chats.length === 0) say('No chat is configured yet; "npx kairan chat" in another terminal asks it things.');
    for (const chat of chats) await chat.start(house.receive);
    house.watchWith(showProgress(io.errors, house.sources));
    let round: Promise<unknown> = Promise.resolve();
    let telling: Promise<unknown> = Promise.resolve();
    const tell = () => {
      telling = telling.then(() => house.tell(io.signal));
      return telling;
    };
    const watch = async () => {
      round = round.then(() => house.round('due', io.signal)).then(tell);
      await round;
    };
    void watch();
    // A digest does not wait for a slow publisher.
    const ticks = [io.onTick(watch), io.onTick(async () => void (await tell()))];
    try {
      await new Promise<void>(resolve => {
        if (io.signal.aborted) resolve();
        io.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      say('Stopping.');
    } finally {
      for (const tick of ticks) tick.stop();
      await Promise.all([round, telling, ...chats.map(chat => chat.stop())]);
      await house.close();
    }
    return 0;
  },
};
