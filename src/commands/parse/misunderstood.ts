import { closest, distance } from 'fastest-levenshtein';
import type { Bilingual } from '../../domain/language.ts';
import type { Command } from '../command.ts';
import { readValue } from './read-value.ts';
import type { Open } from './take-words.ts';

/** More words than anybody orders in. */
export function tooManyWords(count: number, most: number): Bilingual {
  return {
    ja: `条件が${count}語あり、読み取れる数（${most}語）を超えています。短くしてもう一度入力してください。`,
    en: `That is ${count} words; I read up to ${most}. Please say it in fewer.`,
  };
}

/** Words that no argument took: which, what may have been meant, and where to look. */
export function misunderstood(
  command: Pick<Command, 'name' | 'words'>,
  runs: readonly string[],
  open: Open,
): Bilingual {
  const [first = ''] = runs;
  const [only] = open;
  if (only !== undefined && open.length === 1) {
    const read = readValue(only[0], first, only[1]);
    if (read.kind === 'problem') return read.problem;
  }
  const near = nearest(first, open);
  const ja = runs.map(run => `「${run}」`).join('と');
  const en = runs.map(run => `"${run}"`).join(' and ');
  return {
    ja: `${ja}の意味を読み取れませんでした。${near === null ? '' : `「${near}」のことでしょうか。`}「ヘルプ ${command.words[0] ?? command.name}」で使い方を表示します。`,
    en: `I could not tell what ${en} means here.${near === null ? '' : ` Did you mean "${near}"?`} "help ${command.name}" shows how it is used.`,
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
