import { fold } from './fold.ts';

/**
 * A text in the form that search compares: folded, marks of our own taken out, English words brought to their stems.
 * Japanese stays as it is written.
 */
export function searchable(text: string): string {
  return fold(text)
    .text.replace(/[\uE000-\uF8FF]/g, '')
    .replace(/[a-z][a-z']*[a-z]/g, stem);
}

/**
 * The index terms of a searchable text: its Latin words and figures, and for Japanese every two neighbouring letters, so
 * that words of two letters are found wherever they stand. A letter that stands alone is a term of its own.
 * @param mark Set before each term; a mark of one column keeps its terms apart from another's.
 * @returns Terms in the order of the text, joined by blanks.
 */
export function indexTerms(text: string, mark = ''): string {
  let terms = '';
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    let end = at + 1;
    while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
    if (kind === 'latin' || (kind === 'cjk' && end === at + 1)) terms += `${mark}${text.slice(at, end)} `;
    else if (kind === 'cjk')
      for (let pair = at; pair + 1 < end; pair++) terms += `${mark}${text.slice(pair, pair + 2)} `;
    at = end;
  }
  return terms;
}

/** How often a searchable phrase stands in a searchable text; Latin words count whole only. */
export function countIn(text: string, phrase: string, most = 8): number {
  if (phrase === '') return 0;
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0 && count < most; at = text.indexOf(phrase, at + phrase.length)) {
    if (isEdge(text, at) && isEdge(text, at + phrase.length)) count++;
  }
  return count;
}

/** Light: endings that change no meaning. «statement» keeps its ending, which would make it «state». */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = stemAnew(word);
  if (stems.size >= stemsMax) stems.clear();
  stems.set(word, made);
  return made;
}

const stems = new Map<string, string>();
const stemsMax = 20_000;

function stemAnew(written: string): string {
  let word = written.replace(/'s?$/, '').replaceAll("'", '');
  if (word.length < 4) return word;
  if (word.endsWith('ies') && word.length > 4) word = `${word.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(word)) word = word.slice(0, -2);
  else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
  for (const [ending, leastLeft] of endings) {
    const left = word.length - ending.length;
    if (left < leastLeft || !word.endsWith(ending) || (ending === 'ment' && word.charAt(left - 1) === 'e')) continue;
    word = word.slice(0, left);
    break;
  }
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word.replace(/([^aeiouls])\1$/, '$1');
}

/** Endings with the fewest letters that must be left before them. */
const endings = [
  ['ation', 4],
  ['ate', 4],
  ['ment', 4],
  ['ing', 4],
  ['ion', 5],
  ['ed', 4],
] as const;

type UnitKind = 'latin' | 'cjk' | 'other';

function kindOf(code: number): UnitKind {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return 'latin';
  if (code < 0xc0) return 'other';
  if (code <= 0x24f) return code === 0xd7 || code === 0xf7 ? 'other' : 'latin';
  if (code >= 0x370 && code <= 0x52f) return 'latin';
  const isCjk =
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x3041 && code <= 0x309f) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    code === 0x30fc ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff);
  return isCjk ? 'cjk' : 'other';
}

function isEdge(text: string, at: number): boolean {
  return !(kindOf(text.charCodeAt(at - 1)) === 'latin' && kindOf(text.charCodeAt(at)) === 'latin');
}
