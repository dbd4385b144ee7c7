import { commands } from '../commands/registry.ts';
import { chat } from './chat.ts';
import { verbOf } from './command-verb.ts';
import { once } from './once.ts';
import { publications } from './publications.ts';
import { run } from './run.ts';
import type { Verb } from './verb.ts';

/** Every verb of the command line; chat commands are verbs too, `help` aside, which the command line has of its own. */
export const verbs: readonly Verb[] = [
  run,
  once,
  chat,
  publications,
  ...commands.filter(({ name }) => name !== 'help').map(verbOf),
];
