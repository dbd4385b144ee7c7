import type { ArgValue } from '../../domain/call.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { ArgTable } from '../args/arg.ts';
import type { Command } from '../command.ts';
import { isFiller } from './filler.ts';
import type { Known } from './known.ts';
import { misunderstood, tooManyWords } from './misunderstood.ts';
import {
  type Args,
  append,
  type Open,
  openOf,
  type Reading,
  take,
  takeApart,
  takeFrom,
  valueOfNamed,
} from './take-words.ts';

export type Assigned =
  | { readonly kind: 'args'; readonly args: Readonly<Record<string, ArgValue>> }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/** Nobody orders in more words than this. */
const piecesMax = 100;

/**
 * Gives words that were typed without `name:` to the arguments that can take them: `購読 金融と個人情報を平日の朝9時に`,
 * `subscribe to finance and privacy every weekday at 9am`. The most words that mean something together go together; a word
 * that several lists know goes to each; an argument's name before its value counts as `name:`; words that only join
 * others are passed over. What nobody can take is a name where names are asked for, else a problem that says which it was.
 */
export function assignFreeWords(
  command: Pick<Command, 'name' | 'words'>,
  words: readonly string[],
  table: ArgTable,
  given: Args,
  known: Known = {},
): Assigned {
  const positional = Object.entries(table).filter(([, spec]) => spec.positional);
  const text = positional.find(([name, { kind }]) => kind === 'text' && !(name in given))?.[0];
  if (text !== undefined) return assignToText(command, words, positional, text, given, known);
  const args: Args = { ...given };
  const reading: Reading = {
    positional,
    all: Object.entries(table).filter(([, spec]) => !spec.hidden),
    given,
    known,
  };
  const pieces = words.flatMap(split);
  if (pieces.length > piecesMax) return { kind: 'problem', problem: tooManyWords(pieces.length, piecesMax) };
  const unknown: string[][] = [];
  let isRun = false;
  for (let index = 0; index < pieces.length; ) {
    // «us» is whoever asks, «US» the country.
    const taken = pieces[index] === 'us' ? 0 : takeFrom(pieces, index, args, reading);
    if (taken > 0) {
      index += taken;
      isRun = false;
      continue;
    }
    const piece = pieces[index] ?? '';
    index += 1;
    if (isFiller(piece)) {
      isRun = false;
    } else {
      if (isRun) unknown.at(-1)?.push(piece);
      else unknown.push([piece]);
      isRun = true;
    }
  }
  if (unknown.length === 0) return { kind: 'args', args };
  for (const run of unknown) {
    const misfit = valueOfNamed(run, reading);
    if (misfit?.kind === 'problem') return misfit;
  }
  const names = openOf(reading, args).find(([, { kind }]) => kind === 'names');
  const runs = unknown.map(run => run.join(' '));
  if (names === undefined) return { kind: 'problem', problem: misunderstood(command, runs, openOf(reading, args)) };
  for (const run of runs) append(args, names[0], [run]);
  return { kind: 'args', args };
}

/** For a table with a text of its own: whole words go to the others, the rest of the line from the first that none takes is the text. */
function assignToText(
  command: Pick<Command, 'name' | 'words'>,
  words: readonly string[],
  positional: Open,
  text: string,
  given: Args,
  known: Known,
): Assigned {
  const args: Args = { ...given };
  const others = positional.filter(([name]) => name !== text);
  const reading: Reading = { positional: others, all: others, given, known };
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (take(word, openOf(reading, args), args, known) || takeApart(word, args, { ...reading, all: [] })) continue;
    const rest = words.slice(index).join(' ');
    return text in given
      ? { kind: 'problem', problem: misunderstood(command, [rest], openOf(reading, args)) }
      : { kind: 'args', args: { ...args, [text]: rest } };
  }
  return { kind: 'args', args };
}

/** A word at its commas, but not `7,3,1`; a mark that stands alone is nothing. */
function split(word: string): string[] {
  return word
    .split(/(?<!\d)[,，]|[,，](?!\d)|[、;；。]|^[&+・/]$/u)
    .map(part => part.trim())
    .filter(part => part !== '');
}
