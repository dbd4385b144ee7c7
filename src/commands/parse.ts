import { closest, distance } from 'fastest-levenshtein';
import type { ArgValue, Call } from '../domain/call.ts';
import type { Bilingual } from '../domain/language.ts';
import type { ArgSpec, Command } from './command.ts';

export type Parsed =
  | { readonly kind: 'call'; readonly call: Call }
  /** What could not be understood, and what to do: a sentence in each language. */
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/** Longest line that is read, in UTF-16 units. */
const lineLengthMax = 12_000;

/**
 * Reads what a person typed: a command's name in either language, then `name:value` and free words. 全角 letters, digits,
 * colons and blanks are as good as 半角 ones; quotes ("…", 「…」) hold a value together as it is.
 */
export function parse(line: string, commands: readonly Command[]): Parsed {
  if (line.length > lineLengthMax) return tooLong(line.length);
  const [first, ...rest] = tokens(line);
  if (first === undefined) return { kind: 'call', call: { command: 'help', args: {} } };
  const name = first.value.toLowerCase();
  const found = commands.find(command => command.name === name || command.words.includes(name));
  return found === undefined ? unknownCommand(first.value, commands) : readArgs(found, rest);
}

/** Writes a Call so that `parse` reads the same Call. */
export function print(call: Call): string {
  const written = Object.entries(call.args).map(([name, value]) => `${name}:${quoted(String(value))}`);
  return [call.command, ...written].join(' ');
}

/** Checks one value against its argument's kind; a sentence where it does not fit. */
export function readValue(name: string, value: string, spec: ArgSpec): ArgValue | { readonly problem: Bilingual } {
  switch (spec.kind) {
    case 'text':
      return value;
    case 'flag':
      if (/^(true|yes|on|はい)$/i.test(value)) return true;
      return /^(false|no|off|いいえ)$/i.test(value)
        ? false
        : misfit(name, value, '「はい」か「いいえ」', '"yes" or "no"');
    case 'number': {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      const { min = 0, max = 999_999_999 } = spec;
      return number >= min && number <= max
        ? number
        : misfit(name, value, `${min}から${max}までの整数`, `a whole number from ${min} to ${max}`);
    }
    case 'since':
      return (
        sinceValue(value) ??
        misfit(name, value, '「7d」「14日」「2026-08-01」のいずれかの形', 'a form like 7d or 2026-08-01')
      );
    case 'choice': {
      const choices = spec.choices ?? [];
      return choices.includes(value) ? value : misfit(name, value, choices.join('・'), choices.join(', '));
    }
  }
}

interface Token {
  readonly key: string | null;
  readonly value: string;
}

function readArgs(command: Command, given: readonly Token[]): Parsed {
  const args: Record<string, ArgValue> = {};
  const positional = Object.entries(command.args).filter(([, spec]) => spec.positional);
  const free: string[] = [];
  for (const { key, value } of given) {
    if (key === null) {
      free.push(value);
      continue;
    }
    const named = Object.entries(command.args).find(([name, spec]) => name === key || spec.words.includes(key));
    if (named === undefined) return unknownArgument(key, command);
    const read = readValue(named[0], value, named[1]);
    if (isProblem(read)) return { kind: 'problem', problem: read.problem };
    args[named[0]] = read;
  }
  for (const [name, spec] of positional) {
    if (free.length === 0 || name in args) continue;
    const value = spec.kind === 'text' ? free.splice(0).join(' ') : (free.shift() ?? '');
    const read = readValue(name, value, spec);
    if (isProblem(read)) return { kind: 'problem', problem: read.problem };
    args[name] = read;
  }
  return free.length === 0 ? { kind: 'call', call: { command: command.name, args } } : tooMany(command, free);
}

function isProblem(read: ArgValue | { readonly problem: Bilingual }): read is { readonly problem: Bilingual } {
  return typeof read === 'object' && 'problem' in read;
}

/** One token: a quoted value, or a run without blanks; either may have `name:` in front. */
const tokenPattern = /(?:([\p{L}_-]{1,40})[:：](?!\/\/))?(?:"((?:[^"\\]|\\.)*)"|「([^」]*)」|([^\s]+))/gu;

function tokens(line: string): Token[] {
  return [...line.matchAll(tokenPattern)].map(([, key, quotedValue, corner, bare]) => ({
    key: key === undefined ? null : key.normalize('NFKC').toLowerCase(),
    value: quotedValue?.replace(/\\(.)/gsu, '$1') ?? corner ?? (bare ?? '').normalize('NFKC'),
  }));
}

function quoted(value: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(value) && value === value.normalize('NFKC')
    ? value
    : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** `7d` for 7d, 7 days, 7日, 7日間; a day as it is. */
function sinceValue(value: string): string | null {
  const days = /^(\d{1,4})\s*(?:d|days?|日|日間)$/i.exec(value)?.[1];
  if (days !== undefined) return `${Number(days)}d`;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value) ? value : null;
}

function isDay(value: string): boolean {
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

function unknownCommand(word: string, commands: readonly Command[]): Parsed {
  const names = commands.flatMap(command => [command.name, ...command.words]);
  const near = closest(word.toLowerCase(), names);
  const isNear = distance(word.toLowerCase(), near) <= Math.max(1, Math.floor(near.length / 3));
  return {
    kind: 'problem',
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
      ja: `「${command.name}」に「${key}」という指定はありません。${names.length > 0 ? `使えるもの：${japanese.join('、')}。` : ''}`,
      en: `"${command.name}" takes no "${key}".${names.length > 0 ? ` It takes: ${names.join(', ')}.` : ''}`,
    },
  };
}

function tooMany(command: Command, free: readonly string[]): Parsed {
  const words = free.join(' ');
  return {
    kind: 'problem',
    problem: {
      ja: `「${words}」の意味を読み取れませんでした。「ヘルプ ${command.name}」で使い方を表示します。`,
      en: `I could not tell what "${words}" means here. "help ${command.name}" shows how it is used.`,
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

function misfit(name: string, value: string, ja: string, en: string): { readonly problem: Bilingual } {
  return {
    problem: {
      ja: `「${name}」に「${value}」は使えません。${ja}で指定してください。`,
      en: `"${name}" cannot be "${value}"; it takes ${en}.`,
    },
  };
}
