import type { ArgSpec } from '../commands/args/arg.ts';
import type { Command } from '../commands/command.ts';
import { type Assigned, assignFreeWords } from '../commands/parse/free-words.ts';
import { readValue } from '../commands/parse/read-value.ts';
import type { ArgValue } from '../domain/call.ts';
import { readConversation } from '../domain/chat.ts';
import type { Io } from './house.ts';
import { type Given, type Option, type Verb, writeLines } from './verb.ts';

/** A chat command as a verb of the command line: its args table becomes the options. */
export function verbOf(command: Command): Verb {
  const positional = Object.entries(command.args).filter(([, spec]) => spec.positional);
  return {
    name: command.name,
    summary: command.summary.en,
    options: Object.fromEntries(
      Object.entries(command.args)
        // What is a button elsewhere has to be typed here.
        .filter(([, { hidden, kind }]) => !hidden || kind === 'flag')
        .map(([name, spec]) => [name, optionOf(name, spec)]),
    ),
    ...(positional.length > 0 ? { words: positional.map(([name]) => `[${name.toUpperCase()}]`).join(' ') } : {}),

    async run(given, words, open, io) {
      const assigned = argsGiven(command, given, words);
      if (assigned.kind === 'problem') return complain(assigned.problem.en, io);
      const place = typeof given.in === 'string' ? readConversation(given.in) : undefined;
      if (place === null)
        return complain(`--in takes a conversation such as webhook:desk or slack:T123/C456, not "${given.in}".`, io);
      const house = await open();
      try {
        const call = { command: command.name, args: assigned.args };
        const { message, lines } = await house.answer(call, house.language, place);
        if (given.json) await writeLines(io.output, lines);
        else io.output.write(`${io.draw(message)}\n`);
        return 0;
      } finally {
        await house.close();
      }
    },
  };
}

/** A command's arguments as options and words of the command line. */
export function argsGiven(command: Command, given: Given, words: readonly string[]): Assigned {
  const args: Record<string, ArgValue> = {};
  for (const [name, spec] of Object.entries(command.args)) {
    const typed = given[name];
    if (typed === undefined) continue;
    const read = typeof typed === 'boolean' ? ({ kind: 'value', value: typed } as const) : readValue(name, typed, spec);
    if (read.kind === 'problem') return read;
    args[name] = read.value;
  }
  return assignFreeWords(command, words, command.args, args);
}

function complain(sentence: string, io: Io): number {
  io.errors.write(`${sentence}\n`);
  return 2;
}

function optionOf(name: string, spec: ArgSpec): Option {
  if (spec.kind === 'flag') return { type: 'boolean', help: spec.help.en };
  return { type: 'string', value: valueName(name, spec), help: spec.help.en };
}

/** Choices where they are few enough to be read. */
function valueName(name: string, { kind, choices = [] }: ArgSpec): string {
  const isShort = kind === 'choice' && choices.length > 0 && choices.length <= 8;
  return isShort ? choices.map(({ value }) => value).join('|') : name.toUpperCase();
}
