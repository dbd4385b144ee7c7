/** A text in the form in which texts are compared, with the way back to where each part stood. */
export interface Folded {
  readonly text: string;
  /** Where the unit at this offset of the folded text stands in the original. */
  at(offset: number): number;
}

const cjk = /[\u3005-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF66-\uFF9F]/;

/**
 * Folds a text for comparison: NFKC (全角 and 半角, ㍿, compatibility forms of 漢字), small letters, dashes and quotes made
 * one, blanks squeezed, and dropped beside Japanese, where they mean nothing. Linear in the text.
 */
export function fold(original: string): Folded {
  let text = '';
  // Asking the growing text itself for its end would copy it at every blank.
  let last = '';
  const marks: { readonly folded: number; readonly original: number }[] = [];
  let drift = 0;
  for (let index = 0; index < original.length; ) {
    const run = stableRun(original, index);
    if (run > index) {
      if (index - text.length !== drift) {
        drift = index - text.length;
        marks.push({ folded: text.length, original: index });
      }
      text += original.slice(index, run);
      last = original.charAt(run - 1);
      index = run;
      continue;
    }
    const [unit, length] = unitAt(original, index);
    const folded = foldUnit(unit);
    const isBlank = folded === ' ';
    const isDropped =
      isBlank && (last === '' || last === ' ' || cjk.test(last) || isBeforeCjk(original, index + length));
    if (!isDropped && folded !== '') {
      if (index - text.length !== drift) {
        drift = index - text.length;
        marks.push({ folded: text.length, original: index });
      }
      text += folded;
      last = folded.charAt(folded.length - 1);
    }
    index += length;
  }
  return { text, at: offset => originalOffset(marks, offset) };
}

/** Where the characters end that stay as they are: most of a text, taken at once. */
function stableRun(text: string, from: number): number {
  let end = from;
  while (end < text.length && isStable(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  return next === 0xff9e || next === 0xff9f ? Math.max(from, end - 1) : end;
}

function isStable(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3041 && code <= 0x30fe) ||
    (code > 0x20 && code < 0x7f && !(code > 0x40 && code < 0x5b)) ||
    code === 0x3001 ||
    code === 0x3002
  );
}

/** One code point, with the half-width voicing mark behind it. */
function unitAt(text: string, index: number): [string, number] {
  const code = text.charCodeAt(index);
  const length = code >= 0xd800 && code <= 0xdbff && index + 1 < text.length ? 2 : 1;
  const next = text.charCodeAt(index + length);
  const whole = next === 0xff9e || next === 0xff9f ? length + 1 : length;
  return [text.slice(index, index + whole), whole];
}

/** Radicals that PDFs put for the characters they look like, and that NFKC leaves alone: 「⺠事責任」. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '⺠民⻑長⻄西⻘青⻝食⻩黄⻲亀⻤鬼⻁虎⻫斉⻭歯⻯竜⻨麦⻅見⻉貝⻋車⻓長⻔門⻚頁⻛風⻢馬⻣骨⻥魚⻦鳥⺟母⻆角⻒長⻰龍⻱亀'.matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, radical = '', character = '']) => [radical, character]),
);

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (unit.length === 1) {
    if (code > 0x40 && code < 0x5b) return String.fromCharCode(code + 0x20);
    if (code > 0x20 && code < 0x7f) return unit;
    if (code >= 0x3041 && code <= 0x30fe) return unit;
    if (code >= 0x4e00 && code <= 0x9fff) return unit;
  }
  if (/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(unit)) return '';
  if (/\s/.test(unit)) return ' ';
  if (/[\u2010-\u2015\u2212\uFE63\uFF0D]/.test(unit)) return '-';
  if (/[\u2018\u2019\uFF07]/.test(unit)) return "'";
  return radicals[unit] ?? unit.normalize('NFKC').toLowerCase();
}

function isBeforeCjk(text: string, from: number): boolean {
  let index = from;
  while (index < text.length && index - from < 8 && /\s/.test(text.charAt(index))) index++;
  return cjk.test(text.charAt(index));
}

function originalOffset(
  marks: readonly { readonly folded: number; readonly original: number }[],
  offset: number,
): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.folded ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const mark = marks[low - 1];
  return mark === undefined ? offset : mark.original + (offset - mark.folded);
}
