import { arabicFigures } from './references.ts';

/** One of several parts or meetings: `{ of: '章', number: 3 }`. */
export interface Numbered {
  readonly of: string;
  readonly number: number;
}

/** Which of several parts, meetings and the like a text names: 3 in 第3回, 第3原則, «third meeting», «Annex III». Articles and versions are none. */
export function numberedIn(text: string): Numbered[] {
  const words = arabicFigures(text.normalize('NFKC'));
  const japanese = [
    ...words.matchAll(/第\s*(\d{1,3})\s*([\p{sc=Han}\p{sc=Katakana}ー]{1,4})|(?<!\d)(\d{1,3})(回)目/gu),
  ].map(([, number, of, again, times]) => ({ of: counterOf(of ?? times ?? ''), number: Number(number ?? again) }));
  const ranked = [...words.matchAll(ranks)].map(([, figure, word = '', of = '']) => ({
    of: of.toLowerCase(),
    number: figure === undefined ? ordinalWords.indexOf(word.toLowerCase()) + 1 : Number(figure),
  }));
  const labelled = [...words.matchAll(labels)].map(([, of = '', number = '']) => ({
    of: of.toLowerCase(),
    number: romanOrNumber(number),
  }));
  return [...japanese, ...ranked, ...labelled].filter(({ of, number }) => !ofOtherKinds.has(of) && number > 0);
}

/** How many of them a text says that there are: 4 for 章 in 4章28か条, 3 for «principle» in «three principles»; null where it does not. */
export function totalIn(text: string, of: string): number | null {
  const words = text.normalize('NFKC');
  if (!/^[a-z]/.test(of)) {
    const [, number] = new RegExp(`(?<![\\d第.])(\\d{1,2})(?:つの|の|か)?${of}`).exec(words) ?? [];
    return number === undefined ? null : Number(number);
  }
  const [, written = ''] =
    new RegExp(`\\b(\\d{1,2}|${countWords.join('|')}) (?:\\w+ )?${of}s\\b`, 'i').exec(words) ?? [];
  return written === '' ? null : /^\d/.test(written) ? Number(written) : countWords.indexOf(written.toLowerCase()) + 1;
}

/** Parts of which a text has so many; of meetings and rounds more may come. */
export function isPart(of: string): boolean {
  return !/^(?:回|期|次|弾|meeting|session|round|term|hearing|report)$/.test(of);
}

const countWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ordinalWords = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const parts = 'chapter|part|annex|appendix|schedule|principle|pillar|clause|step|phase|stage|recital';
const ranks = new RegExp(
  `\\b(?:(\\d{1,3})(?:st|nd|rd|th)|(${ordinalWords.join('|')})) (meeting|session|round|term|hearing|report|${parts})\\b`,
  'gi',
);
const labels = new RegExp(`\\b(${parts})s? (\\d{1,2}|[ivx]+)\\b`, 'gi');
/** Read elsewhere: articles, paragraphs, editions, numbers of laws. */
const ofOtherKinds = new Set(['条', '項', '号', '版']);

/** 回 of 回会合; 原則 as it is. */
function counterOf(run: string): string {
  return /^(?:[回章節部編期条号版]|項(?!目))/.exec(run)?.[0] ?? run;
}

function romanOrNumber(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  const digits = [...written.toLowerCase()].map(letter => values[letter] ?? 0);
  return digits.reduce((sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value), 0);
}
