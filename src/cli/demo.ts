import { setTimeout as wait } from 'node:timers/promises';
import { parse } from '../commands/parse/parse.ts';
import { commands } from '../commands/registry.ts';
import type { Conversation } from '../domain/chat.ts';
import type { House, Stage } from './house.ts';
import type { Verb } from './verb.ts';

const hourMs = 3_600_000;
/** Between two rounds once all has been played. */
const tickMs = 5_000;
/** Time to open a browser. */
const leadMs = 10_000;
const inConsole: Conversation = { platform: 'web', id: 'console' };
const order = 'subscribe weekly Thursday 9:00 reminders:3,1 confirm:yes';

export const demo: Verb = {
  name: 'demo',
  summary: 'Plays a made-up fortnight in the console, without a network: what `npm run demo` does.',
  options: { hour: { type: 'string', value: 'MS', help: 'how long an hour of the fortnight takes, in ms (500)' } },
  async run(given, _words, _open, io) {
    const paceMs = Number(given.hour ?? 500);
    if (!Number.isInteger(paceMs) || paceMs < 0) {
      io.errors.write(`--hour takes a whole number of milliseconds from 0 on, not "${given.hour}".\n`);
      return 2;
    }
    const say = (line: string) => io.errors.write(`${line}\n`);
    const stage = await io.openDemo();
    const { house } = stage;
    const opened: { stop(): unknown }[] = [];
    try {
      for (const chat of house.chats) {
        await chat.start(house.receive);
        opened.push(chat);
      }
      const server = await house.serve();
      if (server !== null) opened.push(server);
      await house.round('all', io.signal);
      await subscribe(house);
      say(`Sample data only: publishers and publications are made up. Open ${server?.url ?? 'the console'}/chat`);
      say(
        'A fortnight begins in ten seconds and takes some minutes; digests, alerts and reminders arrive in the chat.',
      );
      await pause(paceMs === 0 ? 0 : leadMs, io.signal);
      await playThrough(stage, paceMs, io.signal);
      if (!io.signal.aborted)
        say('The fortnight is over. The console stays open; Ctrl-C ends it, and nothing is kept.');
      await goOn(house, io.signal);
    } finally {
      for (const part of opened.reverse()) await part.stop();
      await stage.close();
    }
    return 0;
  },
};

/** Hour by hour: asks the publishers, plans what is to be told, and sends it. */
export async function playThrough({ house, play, begins, ends }: Stage, paceMs: number, signal: AbortSignal) {
  for (let at = begins + hourMs; at <= ends && !signal.aborted; at += hourMs) {
    play.goTo(at);
    await house.round('all', signal);
    await house.plan(signal);
    await house.deliver(signal);
    await pause(paceMs, signal);
  }
}

/** Until it is ended: somebody may want a source asked, or order something. */
async function goOn(house: House, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await house.round('due', signal);
    await house.plan(signal);
    await house.deliver(signal);
    await pause(tickMs, signal);
  }
}

/** Orders what the console's chat is to be told. */
export async function subscribe(house: House): Promise<void> {
  const parsed = parse(order, commands);
  if (parsed.kind !== 'call') throw new Error(parsed.problem.en);
  await house.answer(parsed.call, house.language, inConsole);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => undefined);
}
