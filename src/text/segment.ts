import { fold } from './fold.ts';
import { readSheet, sheetFor } from './sheet.ts';

/**
 * A text in the form that search compares: folded, marks of our own taken out, English words brought to their stems.
 * Japanese stays as it is written.
 */
export function searchable(text: string): string {
  const folded = fold(text).text.replace(/[\uE000-\uF8FF]/g, '');
  const sheet = sheetFor(folded.length);
  let length = 0;
  for (let at = 0; at < folded.length; ) {
    const code = folded.charCodeAt(at);
    if (!isSmallLetter(code)) {
      sheet[length++] = code;
      at++;
      continue;
    }
    const end = wordEnd(folded, at);
    const word = folded.slice(at, end);
    const stemmed = word.length > 1 ? stem(word) : word;
    for (let letter = 0; letter < stemmed.length; letter++) sheet[length++] = stemmed.charCodeAt(letter);
    at = end;
  }
  return readSheet(sheet, length);
}

/** Where an English word ends: apostrophes within it belong to it. */
function wordEnd(text: string, from: number): number {
  let end = from + 1;
  for (let at = end; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isSmallLetter(code)) end = at + 1;
    else if (code !== 0x27) break;
  }
  return end;
}

function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/**
 * The index terms of a searchable text: its Latin words and figures, and for Japanese every two neighbouring letters, so
 * that words of two letters are found wherever they stand. A letter that stands alone is a term of its own.
 * @param mark Set before each term; a mark of one column keeps its terms apart from another's.
 * @returns Terms in the order of the text, joined by blanks.
 */
export function indexTerms(text: string, mark = ''): string {
  const sheet = sheetFor(text.length * (mark.length + 3) + 1);
  let length = 0;
  const write = (from: number, to: number) => {
    for (let at = 0; at < mark.length; at++) sheet[length++] = mark.charCodeAt(at);
    for (let at = from; at < to; at++) sheet[length++] = text.charCodeAt(at);
    sheet[length++] = blank;
  };
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    let end = at + 1;
    while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
    if (kind === latin || (kind === cjk && end === at + 1)) write(at, end);
    else if (kind === cjk) for (let pair = at; pair + 1 < end; pair++) write(pair, pair + 2);
    at = end;
  }
  return readSheet(sheet, length);
}

const blank = 0x20;

/** Of what stands more often no more is counted. */
const countMax = 8;

/** How often a searchable phrase stands in a searchable text; Latin words count whole only. */
export function countIn(text: string, phrase: string): number {
  if (phrase === '') return 0;
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0 && count < countMax; at = text.indexOf(phrase, at + phrase.length)) {
    if (isEdge(text, at) && isEdge(text, at + phrase.length)) count++;
  }
  return count;
}

/** Light: endings that change no meaning. «statement» keeps its ending, which would make it «state». */
function stem(word: string): string {
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

const other = 0;
const latin = 1;
const cjk = 2;

/** What each UTF-16 unit is, in a searchable text. */
const kinds = Uint8Array.from({ length: 0x1_0000 }, (_, code) => {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return latin;
  if (code < 0xc0) return other;
  if (code <= 0x24f) return code === 0xd7 || code === 0xf7 ? other : latin;
  if (code >= 0x370 && code <= 0x52f) return latin;
  const isCjk =
    (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0x3041 && code <= 0x309f) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    code === 0x30fc ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xdfff);
  return isCjk ? cjk : other;
});

function kindOf(code: number): number {
  return kinds[code] ?? other;
}

function isEdge(text: string, at: number): boolean {
  return !(kindOf(text.charCodeAt(at - 1)) === latin && kindOf(text.charCodeAt(at)) === latin);
}
