import type { ArgValue } from '../../domain/call.ts';
import type { ArgSpec } from '../args/arg.ts';
import { isFiller } from './filler.ts';
import type { Known } from './known.ts';
import { type ReadValue, readValue } from './read-value.ts';

export type Args = Record<string, ArgValue>;
type Named = readonly [name: string, spec: ArgSpec];
export type Open = readonly Named[];

/** What words can be given to, and what is known to read them by. */
export interface Reading {
  readonly positional: Open;
  readonly all: Open;
  readonly given: Args;
  readonly known: Known;
}

/** So many words are read as one: «when there is nothing new». */
const togetherMax = 7;
/** What is written together is taken apart only where it is this short, in UTF-16 units. */
const apartMax = 60;
/** A word has so many ways apart that they are not all tried: without a bound they double with each mark in it. */
const apartTriesMax = 400;

/** Arguments that still take words: lists always, others once. */
export function openOf({ positional, given }: Reading, args: Args): Open {
  return positional.filter(([name, { kind }]) => !(name in given) && (isList(kind) || !(name in args)));
}

/** How many of the pieces from here on were taken, as many together as mean something. */
export function takeFrom(pieces: readonly string[], from: number, args: Args, reading: Reading): number {
  for (let count = Math.min(togetherMax, pieces.length - from); count > 0; count--) {
    const words = pieces.slice(from, from + count).join(' ');
    if (take(words, openOf(reading, args), args, reading.known) || takeNamed(words, args, reading)) return count;
  }
  return takeApart(pieces[from] ?? '', args, reading) ? 1 : 0;
}

/** True where some argument took the words. */
export function take(words: string, open: Open, args: Args, { today, knows }: Known): boolean {
  const takers = open.flatMap(([name, spec]) => {
    if (spec.kind === 'text') return [];
    if (spec.kind === 'names') return knows?.(words) ? [{ name, spec, value: [words] as ArgValue }] : [];
    if (spec.typedAs !== undefined && !spec.typedAs.test(words)) return [];
    const read = readValue(name, words, spec, today);
    return read.kind === 'value' ? [{ name, spec, value: read.value }] : [];
  });
  const chosen = takers.filter(({ spec }) => spec.kind !== 'names');
  const known = chosen.length > 0 ? chosen : takers;
  const taking = known.every(({ spec }) => isList(spec.kind)) ? known : known.slice(0, 1);
  for (const { name, value } of taking) {
    if (Array.isArray(value)) append(args, name, value);
    else args[name] = value;
  }
  return taking.length > 0;
}

/** `reminders 7,3`, `期限通知なし`, `no alerts`: an argument's name with its value. */
function takeNamed(words: string, args: Args, { all, given, known }: Reading): boolean {
  const lower = words.toLowerCase();
  for (const [name, spec] of all) {
    if (name in given || spec.kind === 'flag' || (spec.kind === 'text' && spec.typedAs === undefined)) continue;
    for (const called of [name, name.replaceAll('-', ' '), ...spec.words].map(one => one.toLowerCase())) {
      const value = valueAfter(called, lower, words);
      if (value === null || (spec.kind === 'text' && !spec.typedAs?.test(value))) continue;
      if (spec.kind === 'names' && !known.knows?.(value)) continue;
      const read = readValue(name, value, spec, known.today);
      if (read.kind === 'problem') continue;
      if (isList(spec.kind) && Array.isArray(read.value) && read.value.length > 0) append(args, name, read.value);
      else args[name] = read.value;
      return true;
    }
  }
  return false;
}

/** Where the words begin with an argument's name: what is wrong with what follows. */
export function valueOfNamed([first = '', ...others]: readonly string[], { all, known }: Reading): ReadValue | null {
  const named = all.find(
    ([name, { words, kind }]) => kind !== 'text' && kind !== 'flag' && [name, ...words].includes(first.toLowerCase()),
  );
  return named === undefined || others.length === 0
    ? null
    : readValue(named[0], others.join(' '), named[1], known.today);
}

/** What stands behind a name; for «no NAME» that is «none». */
function valueAfter(called: string, lower: string, words: string): string | null {
  if (lower === `no ${called}` || lower === `without ${called}`) return 'none';
  if (!lower.startsWith(called)) return null;
  const rest = words.slice(called.length);
  const value = rest.replace(/^\s*(?:は|を|が|の|に|も|:|=|to\b|at\b)?\s*/iu, '');
  // «every» is no name in «everyone».
  if (value === '' || (/[a-z]$/.test(called) && /^[a-z]/i.test(rest))) return null;
  return value;
}

/** `平日9:00`, `金融と個人情報を`: the longest beginning that is understood, then the rest. All of it, or nothing. */
export function takeApart(word: string, args: Args, reading: Reading, tries = { left: apartTriesMax }): boolean {
  if (word.length > apartMax) return false;
  for (let cut = word.length - 1; cut > 0 && tries.left > 0; cut--, tries.left--) {
    const first = word.slice(0, cut).replace(/[・&＆/／]$/, '');
    const rest = word.slice(cut).replace(/^[・&＆/／]/, '');
    // Latin words and figures have blanks between them; «fsaa» is not «fsa» and something else.
    if (
      first === '' ||
      rest === '' ||
      (/[a-z]$/i.test(first) && /^[a-z]/i.test(rest)) ||
      (/\d$/.test(first) && /^\d/.test(rest))
    )
      continue;
    const trial = { ...args };
    const open = openOf(reading, trial);
    const isFirst = take(first, open, trial, reading.known) || takeNamed(first, trial, reading) || isFiller(first);
    if (isFirst && (takeWhole(rest, trial, reading) || takeApart(rest, trial, reading, tries))) {
      Object.assign(args, trial);
      return true;
    }
  }
  return false;
}

function takeWhole(word: string, args: Args, reading: Reading): boolean {
  return take(word, openOf(reading, args), args, reading.known) || takeNamed(word, args, reading) || isFiller(word);
}

export function append(args: Args, name: string, items: readonly (string | number)[]): void {
  const before = (args[name] ?? []) as readonly (string | number)[];
  args[name] = [...new Set([...before, ...items])] as ArgValue;
}

const lists = ['choices', 'numbers', 'names'];
function isList(kind: ArgSpec['kind']): boolean {
  return lists.includes(kind);
}
