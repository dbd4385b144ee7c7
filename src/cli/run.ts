import { OperatorError } from '../domain/operator-error.ts';
import { showProgress } from './progress.ts';
import type { Verb } from './verb.ts';

export const run: Verb = {
  name: 'run',
  summary: 'Watches the catalogue and serves the chats until it is stopped: what `npm start` does.',
  options: {},
  async run(_given, _words, open, io) {
    const house = await open({ connects: true });
    const say = (line: string) => io.errors.write(`${line}\n`);
    say(`Kairan ${house.version}: watching ${house.sources.length} sources. Ctrl-C stops it.`);
    const chats = house.chats.filter(({ platform }) => platform !== 'terminal');
    const isAlone = chats.every(({ platform }) => platform === 'web');
    const opened: { stop(): unknown }[] = [];
    try {
      for (const chat of chats) {
        await chat.start(house.receive);
        opened.push(chat);
      }
      const server = await house.serve();
      if (server !== null) {
        say(
          isAlone
            ? `No chat platform is configured yet. Open ${server.url} in a browser to see it work and to ask it things.`
            : `The console is at ${server.url}`,
        );
        opened.push(server);
      } else if (isAlone) say('No chat is configured yet; "npx kairan chat" in another terminal asks it things.');
      house.watchWith(showProgress(io.errors, house.sources));
      let round: Promise<unknown> = Promise.resolve();
      let planning: Promise<unknown> = Promise.resolve();
      let delivering: Promise<unknown> = Promise.resolve();
      // What is planned goes out at once; nothing that is planned waits for what is being sent.
      const tell = () => {
        planning = planning
          .then(() => house.plan(io.signal))
          .then(() => {
            delivering = house.deliver(io.signal);
          });
        return planning;
      };
      // An alert waits for no tick and for no other publisher: what was kept is told as soon as nothing else is planned.
      let isToBeTold = false;
      house.watchWith(({ kind }) => {
        if (kind !== 'publications-kept' || isToBeTold) return;
        isToBeTold = true;
        void planning.then(() => {
          isToBeTold = false;
          return tell();
        });
      });
      /** A store that is not there for a while ends no process: the next tick asks again. */
      const sayPutOff = (error: unknown) => {
        if (!(error instanceof OperatorError)) throw error;
        say(error.message);
      };
      const watch = async () => {
        round = round.then(() => house.round('due', io.signal).catch(sayPutOff)).then(tell);
        await round;
      };
      opened.push({ stop: () => Promise.all([round, planning]).then(() => delivering) });
      void watch();
      // A digest does not wait for a slow publisher.
      opened.push(
        io.onTick(watch),
        io.onTick(async () => void (await tell())),
      );
      await aborted(io.signal);
      say('Stopping.');
    } finally {
      for (const part of opened.reverse()) await part.stop();
      await house.close();
    }
    return 0;
  },
};

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}
