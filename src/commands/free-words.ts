import { closest, distance } from 'fastest-levenshtein';
import type { ArgValue } from '../domain/call.ts';
import type { Bilingual } from '../domain/language.ts';
import type { ArgSpec, ArgTable } from './arg.ts';
import { readValue } from './read-value.ts';

export type Assigned =
  | { readonly kind: 'args'; readonly args: Readonly<Record<string, ArgValue>> }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

type Args = Record<string, ArgValue>;
type Positional = readonly (readonly [name: string, spec: ArgSpec])[];

/**
 * Gives words that were typed without a name to the arguments that can take them: `購読 金融 個人情報 平日9:00`. A word that
 * several lists know goes to each of them; what is written together is taken apart where its parts are understood.
 */
export function assignFreeWords(command: string, words: readonly string[], table: ArgTable, given: Args): Assigned {
  const positional = Object.entries(table).filter(([, spec]) => spec.positional);
  const args: Args = { ...given };
  const open = () => positional.filter(([name, { kind }]) => !(name in given) && (isList(kind) || !(name in args)));
  const takesText = positional.some(([, { kind }]) => kind === 'text');
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (take(word, open(), args) || takeApart(word, open(), args)) continue;
    if (isFiller(word) && !takesText) continue;
    const rest = open().find(([, { kind }]) => kind === 'text');
    if (rest !== undefined) {
      args[rest[0]] = words.slice(index).join(' ');
      break;
    }
    const names = open().find(([, { kind }]) => kind === 'names');
    if (names === undefined) return misunderstood(command, words.slice(index), open());
    append(args, names[0], [word]);
  }
  return { kind: 'args', args };
}

const lists = ['choices', 'numbers', 'names'];
function isList(kind: ArgSpec['kind']): boolean {
  return lists.includes(kind);
}

/** True where some argument took the word. */
function take(word: string, open: Positional, args: Args): boolean {
  const takers = open.flatMap(([name, spec]) => {
    if (spec.kind === 'text' || spec.kind === 'names') return [];
    const read = readValue(name, word, spec);
    return read.kind === 'value' ? [{ name, spec, value: read.value }] : [];
  });
  const taking = takers.every(({ spec }) => isList(spec.kind)) ? takers : takers.slice(0, 1);
  for (const { name, value } of taking) {
    if (Array.isArray(value)) append(args, name, value);
    else args[name] = value;
  }
  return taking.length > 0;
}

/** `平日9:00`, `毎週月曜9時`: the longest beginning that is understood, then the rest. All of it, or nothing. */
function takeApart(word: string, open: Positional, args: Args): boolean {
  for (let cut = word.length - 1; cut > 0; cut--) {
    const trial = { ...args };
    const first = word.slice(0, cut).replace(/[,、，・]$/, '');
    const rest = word.slice(cut);
    // Latin words have blanks between them; «fsaa» is not «fsa» and something else.
    if (/[a-z]$/i.test(first) && /^[a-z]/i.test(rest)) continue;
    if (first === '') continue;
    if (!take(first, open, trial)) continue;
    const left = open.filter(([name, { kind }]) => isList(kind) || !(name in trial));
    if (take(rest, left, trial) || takeApart(rest, left, trial)) {
      Object.assign(args, trial);
      return true;
    }
  }
  return false;
}

function append(args: Args, name: string, items: readonly (string | number)[]): void {
  const before = (args[name] ?? []) as readonly (string | number)[];
  args[name] = [...new Set([...before, ...items])] as ArgValue;
}

/** Words that only join others. */
function isFiller(word: string): boolean {
  return /^(at|on|and|for|the|every|と|に|の|を|は)$/i.test(word);
}

function misunderstood(command: string, words: readonly string[], open: Positional): Assigned {
  const word = words[0] ?? '';
  const [only] = open;
  if (only !== undefined && open.length === 1) {
    const read = readValue(only[0], word, only[1]);
    if (read.kind === 'problem') return read;
  }
  const near = nearest(word, open);
  return {
    kind: 'problem',
    problem: {
      ja: `「${words.join(' ')}」の意味を読み取れませんでした。${near === null ? '' : `「${near}」のことでしょうか。`}「ヘルプ ${command}」で使い方を表示します。`,
      en: `I could not tell what "${words.join(' ')}" means here.${near === null ? '' : ` Did you mean "${near}"?`} "help ${command}" shows how it is used.`,
    },
  };
}

function nearest(word: string, open: Positional): string | null {
  const known = open.flatMap(([, { choices = [] }]) =>
    choices.flatMap(({ value, label, words = [] }) => [value, label.ja, ...words]),
  );
  if (known.length === 0 || word.length > 60) return null;
  const near = closest(word.toLowerCase(), known);
  return distance(word.toLowerCase(), near) <= Math.max(1, Math.floor(near.length / 3)) ? near : null;
}
