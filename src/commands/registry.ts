import { about } from './about.ts';
import type { Command } from './command.ts';
import { digest } from './digest.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { sources } from './sources.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [latest, digest, sources, help, about];
