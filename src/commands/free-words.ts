import { closest, distance } from 'fastest-levenshtein';
import type { ArgValue } from '../domain/call.ts';
import type { Bilingual } from '../domain/language.ts';
import type { ArgSpec, ArgTable } from './arg.ts';
import type { Command } from './command.ts';
import type { Known } from './known.ts';
import { type ReadValue, readValue } from './read-value.ts';

export type Assigned =
  | { readonly kind: 'args'; readonly args: Readonly<Record<string, ArgValue>> }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

type Args = Record<string, ArgValue>;
type Named = readonly [name: string, spec: ArgSpec];
type Open = readonly Named[];

/** So many words are read as one: «when there is nothing new». */
const togetherMax = 7;
/** What is written together is taken apart only where it is this short, in UTF-16 units. */
const apartMax = 60;
/** A word has so many ways apart that they are not all tried: without a bound they double with each mark in it. */
const apartTriesMax = 400;
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
  if (pieces.length > piecesMax) return { kind: 'problem', problem: tooManyWords(pieces.length) };
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
  if (names === undefined) return misunderstood(command, runs, openOf(reading, args));
  for (const run of runs) append(args, names[0], [run]);
  return { kind: 'args', args };
}

interface Reading {
  readonly positional: Open;
  readonly all: Open;
  readonly given: Args;
  readonly known: Known;
}

/** Arguments that still take words: lists always, others once. */
function openOf({ positional, given }: Reading, args: Args): Open {
  return positional.filter(([name, { kind }]) => !(name in given) && (isList(kind) || !(name in args)));
}

/** How many of the pieces from here on were taken, as many together as mean something. */
function takeFrom(pieces: readonly string[], from: number, args: Args, reading: Reading): number {
  for (let count = Math.min(togetherMax, pieces.length - from); count > 0; count--) {
    const words = pieces.slice(from, from + count).join(' ');
    if (take(words, openOf(reading, args), args, reading.known) || takeNamed(words, args, reading)) return count;
  }
  return takeApart(pieces[from] ?? '', args, reading) ? 1 : 0;
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
      ? misunderstood(command, [rest], openOf(reading, args))
      : { kind: 'args', args: { ...args, [text]: rest } };
  }
  return { kind: 'args', args };
}

const lists = ['choices', 'numbers', 'names'];
function isList(kind: ArgSpec['kind']): boolean {
  return lists.includes(kind);
}

/** True where some argument took the words. */
function take(words: string, open: Open, args: Args, { today, knows }: Known): boolean {
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
function valueOfNamed([first = '', ...others]: readonly string[], { all, known }: Reading): ReadValue | null {
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
function takeApart(word: string, args: Args, reading: Reading, tries = { left: apartTriesMax }): boolean {
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

function append(args: Args, name: string, items: readonly (string | number)[]): void {
  const before = (args[name] ?? []) as readonly (string | number)[];
  args[name] = [...new Set([...before, ...items])] as ArgValue;
}

/** A word at its commas, but not `7,3,1`; a mark that stands alone is nothing. */
function split(word: string): string[] {
  return word
    .split(/(?<!\d)[,，]|[,，](?!\d)|[、;；。]|^[&+・/]$/u)
    .map(part => part.trim())
    .filter(part => part !== '');
}

/** Words that only join others, or stand for everything. */
function isFiller(word: string): boolean {
  return (
    /^(?:to|at|on|in|of|and|for|the|a|an|every|each|with|from|by|about|only|just|please|me|us|it|my|next|coming|within|until|till|since|number|days? before|deadlines?|information|everything|all|topics?|news|updates?|digests?|time|morning)$/i.test(
      word,
    ) ||
    /^(?:と|に|の|を|は|で|が|へ|も|や|及び|および|から|まで|以降|以内|先|のみ|だけ|に限る|について|に関する|関連|毎|朝|今後|配信|情報|ニュース|動向|記事|全分野|分野|業界|関係|全般|見せて|表示|教えて|して|したい|したいです|する|します|してください|ください|お願いします|でお願いします|希望|すべて|全て|全部|全件|分)$/u.test(
      word,
    )
  );
}

function tooManyWords(count: number): Bilingual {
  return {
    ja: `条件が${count}語あり、読み取れる数（${piecesMax}語）を超えています。短くしてもう一度入力してください。`,
    en: `That is ${count} words; I read up to ${piecesMax}. Please say it in fewer.`,
  };
}

function misunderstood(command: Pick<Command, 'name' | 'words'>, runs: readonly string[], open: Open): Assigned {
  const [first = ''] = runs;
  const [only] = open;
  if (only !== undefined && open.length === 1) {
    const read = readValue(only[0], first, only[1]);
    if (read.kind === 'problem') return read;
  }
  const near = nearest(first, open);
  const ja = runs.map(run => `「${run}」`).join('と');
  const en = runs.map(run => `"${run}"`).join(' and ');
  return {
    kind: 'problem',
    problem: {
      ja: `${ja}の意味を読み取れませんでした。${near === null ? '' : `「${near}」のことでしょうか。`}「ヘルプ ${command.words[0] ?? command.name}」で使い方を表示します。`,
      en: `I could not tell what ${en} means here.${near === null ? '' : ` Did you mean "${near}"?`} "help ${command.name}" shows how it is used.`,
    },
  };
}

function nearest(word: string, open: Open): string | null {
  const known = open.flatMap(([, { choices = [] }]) =>
    choices.flatMap(({ value, label, words = [] }) => [value, label.ja, ...words]),
  );
  if (known.length === 0 || word.length > 60) return null;
  const near = closest(word.toLowerCase(), known);
  return distance(word.toLowerCase(), near) <= Math.max(1, Math.floor(near.length / 3)) ? near : null;
}
