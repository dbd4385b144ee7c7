import type { ArgSpec, Command } from '../commands/command.ts';
import { readValue } from '../commands/parse.ts';
import type { ArgValue } from '../domain/call.ts';
import { type Option, type Verb, writeLines } from './verb.ts';

/** A chat command as a verb of the command line: its args table becomes the options. */
export function verbOf(command: Command): Verb {
  const positional = Object.entries(command.args).filter(([, spec]) => spec.positional);
  return {
    name: command.name,
    summary: command.summary.en,
    options: Object.fromEntries(Object.entries(command.args).map(([name, spec]) => [name, optionOf(name, spec)])),
    ...(positional.length > 0 ? { words: positional.map(([name]) => `[${name.toUpperCase()}]`).join(' ') } : {}),

    async run(given, words, open, io) {
      const args: Record<string, ArgValue> = {};
      const free = [...words];
      for (const [name, spec] of Object.entries(command.args)) {
        const typed = given[name] ?? (spec.positional && free.length > 0 ? takeFree(free, spec) : undefined);
        if (typed === undefined) continue;
        const value = typeof typed === 'boolean' ? typed : readValue(name, typed, spec);
        if (typeof value === 'object' && 'problem' in value) {
          io.errors.write(`${value.problem.en}\n`);
          return 2;
        }
        args[name] = value;
      }
      if (free.length > 0) {
        io.errors.write(
          `"${command.name}" could not make sense of "${free.join(' ')}". "kairan ${command.name} --help" shows how it is used.\n`,
        );
        return 2;
      }
      const house = await open();
      try {
        const { message, lines } = await house.answer({ command: command.name, args }, house.language);
        if (given.json) await writeLines(io.output, lines);
        else io.output.write(`${io.draw(message)}\n`);
        return 0;
      } finally {
        await house.close();
      }
    },
  };
}

function takeFree(free: string[], spec: ArgSpec): string {
  return spec.kind === 'text' ? free.splice(0).join(' ') : (free.shift() ?? '');
}

function optionOf(name: string, spec: ArgSpec): Option {
  if (spec.kind === 'flag') return { type: 'boolean', help: spec.help.en };
  return { type: 'string', value: spec.choices?.join('|') ?? name.toUpperCase(), help: spec.help.en };
}
