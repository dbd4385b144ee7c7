import { closest, distance } from 'fastest-levenshtein';
import type { ArgValue, Call } from '../../domain/call.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Command } from '../command.ts';
import { findCommands } from './find-command.ts';
import { assignFreeWords } from './free-words.ts';
import type { Known } from './known.ts';
import { readValue, writeList } from './read-value.ts';

export type Parsed =
  | { readonly kind: 'call'; readonly call: Call }
  /** What could not be understood, and what to do: a sentence in each language. */
  | { readonly kind: 'problem'; readonly problem: Bilingual }
  /** The words name no command; the sentence says so. */
  | { readonly kind: 'no-command'; readonly problem: Bilingual };

/** Longest line that is read, in UTF-16 units. */
const lineLengthMax = 12_000;

/**
 * Reads what a person typed: a command's name in either language, then `name:value` and free words. 全角 letters, digits,
 * colons and blanks are as good as 半角 ones; quotes ("…", 「…」) hold a value together as it is.
 * @param known What today is and what is called by name, for «next Monday» and «森・濱田松本».
 */
export function parse(line: string, commands: readonly Command[], known: Known = {}): Parsed {
  if (line.length > lineLengthMax) return tooLong(line.length);
  const [first] = tokens(line);
  if (first === undefined) return { kind: 'call', call: { command: 'help', args: {} } };
  for (const { command, rest, isGuess } of findCommands(line, commands)) {
    const parsed = readArgs(command, tokens(rest), known);
    if (!isGuess || (parsed.kind === 'call' && isAllKnown(parsed.call, command, known))) return parsed;
  }
  return unknownCommand(first.value, commands);
}

/** A guess at the command takes no name on trust, and no text at all. */
function isAllKnown({ args }: Call, { args: table }: Command, { knows }: Known): boolean {
  return Object.entries(args).every(([name, value]) => {
    const kind = table[name]?.kind;
    if (kind === 'names') return Array.isArray(value) && value.every(one => knows?.(String(one)));
    return kind !== 'text' || /^\d{1,3}(?:番|番目|件目)?$/.test(String(value));
  });
}

/** Writes a Call so that `parse` reads the same Call. */
export function print(call: Call): string {
  const written = Object.entries(call.args).map(
    ([name, value]) => `${name}:${quoted(typeof value === 'object' ? writeList(value) : String(value))}`,
  );
  return [call.command, ...written].join(' ');
}

interface Token {
  /** As it was typed. */
  readonly written: string;
  readonly key: string | null;
  readonly value: string;
}

function readArgs(command: Command, given: readonly Token[], known: Known): Parsed {
  const args: Record<string, ArgValue> = {};
  const free: string[] = [];
  const query = Object.entries(command.args).find(([, spec]) => spec.isQuery)?.[0];
  for (const { key, value, written } of given) {
    if (key === null) {
      const flag = flagCalled(value, command);
      if (flag === null) free.push(query === undefined ? value : written);
      else args[flag] = true;
      continue;
    }
    const named = Object.entries(command.args).find(([name, spec]) => name === key || spec.words.includes(key));
    if (named === undefined && query !== undefined) {
      free.push(written);
      continue;
    }
    if (named === undefined) return unknownArgument(key, command);
    const read = readValue(named[0], value, named[1], known.today);
    if (read.kind === 'problem') return read;
    args[named[0]] = read.value;
  }
  if (query !== undefined) {
    if (free.length > 0 && !(query in args)) args[query] = free.join(' ');
    return { kind: 'call', call: { command: command.name, args } };
  }
  const assigned = assignFreeWords(command, free, command.args, args, known);
  return assigned.kind === 'problem'
    ? assigned
    : { kind: 'call', call: { command: command.name, args: assigned.args } };
}

/** The flag that one word switches on: «一覧», «undo». */
function flagCalled(word: string, { args }: Command): string | null {
  const called = word.toLowerCase();
  const flags = Object.entries(args).filter(([, { kind, hidden }]) => kind === 'flag' && hidden !== true);
  return flags.find(([name, { words }]) => name === called || words.includes(called))?.[0] ?? null;
}

/** One token: a quoted value, or a run without blanks; either may have `name:` in front. */
const tokenPattern = /(?:([\p{L}_-]{1,40})[:：](?!\/\/))?(?:"((?:[^"\\]|\\.)*)"|「([^」]*)」|([^\s]+))/gu;

function tokens(line: string): Token[] {
  return [...line.matchAll(tokenPattern)].map(([written, key, quotedValue, corner, bare]) => ({
    written,
    key: key === undefined ? null : key.normalize('NFKC').toLowerCase(),
    value: quotedValue?.replace(/\\(.)/gsu, '$1') ?? corner ?? (bare ?? '').normalize('NFKC'),
  }));
}

function quoted(value: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(value) && value === value.normalize('NFKC')
    ? value
    : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function unknownCommand(word: string, commands: readonly Command[]): Parsed {
  const names = commands.flatMap(command => [command.name, ...command.words]);
  const near = closest(word.toLowerCase(), names);
  const off = distance(word.toLowerCase(), near);
  const isNear = off < word.length && off <= Math.max(1, Math.floor(near.length / 3));
  return {
    kind: 'no-command',
    problem: {
      ja: `「${word}」というコマンドはありません。${isNear ? `「${near}」のことでしょうか。` : ''}「ヘルプ」で一覧を表示します。`,
      en: `There is no command "${word}".${isNear ? ` Did you mean "${near}"?` : ''} "help" lists them.`,
    },
  };
}

function unknownArgument(key: string, command: Command): Parsed {
  const names = Object.keys(command.args);
  const japanese = Object.entries(command.args).map(([name, { words }]) => words[0] ?? name);
  return {
    kind: 'problem',
    problem: {
      ja: `「${command.words[0] ?? command.name}」に「${key}」という指定はありません。${names.length > 0 ? `使えるもの：${japanese.join('、')}。` : ''}`,
      en: `"${command.name}" takes no "${key}".${names.length > 0 ? ` It takes: ${names.join(', ')}.` : ''}`,
    },
  };
}

function tooLong(length: number): Parsed {
  return {
    kind: 'problem',
    problem: {
      ja: `入力が長すぎます（${length}字）。${lineLengthMax}字以内でお願いします。`,
      en: `That is too long (${length} characters). Please keep it within ${lineLengthMax}.`,
    },
  };
}
