import { longer, readSheet, sheetFor } from './sheet.ts';

/** A text in the form in which texts are compared, with the way back to where each part stood. */
export interface Folded {
  readonly text: string;
  /** Where the unit at this offset of the folded text stands in the original. */
  at(offset: number): number;
}

/**
 * Folds a text for comparison: NFKC (全角 and 半角, ㍿, compatibility forms of 漢字), small letters, dashes and quotes made
 * one, blanks squeezed, and dropped beside Japanese, where they mean nothing. Linear in the text.
 */
export function fold(original: string): Folded {
  let sheet = sheetFor(original.length + spare);
  let length = 0;
  const marks: { readonly folded: number; readonly original: number }[] = [];
  let drift = 0;
  for (let index = 0; index < original.length; ) {
    const code = single[original.charCodeAt(index)] as number;
    const next = original.charCodeAt(index + 1);
    if (code !== 0 && next !== voiced && next !== halfVoiced) {
      if (index - length !== drift) {
        drift = index - length;
        marks.push({ folded: length, original: index });
      }
      sheet[length++] = code;
      index++;
      continue;
    }
    const units = unitLength(original, index);
    const folded = units === 1 ? foldCode(original.charCodeAt(index)) : foldUnit(original.slice(index, index + units));
    const last = sheet[length - 1];
    const isDropped =
      folded === ' ' &&
      (length === 0 || last === 0x20 || isCjk(last as number) || isBeforeCjk(original, index + units));
    if (!isDropped && folded !== '') {
      if (index - length !== drift) {
        drift = index - length;
        marks.push({ folded: length, original: index });
      }
      if (length + folded.length + original.length - index > sheet.length) sheet = longer(sheet);
      for (let at = 0; at < folded.length; at++) sheet[length++] = folded.charCodeAt(at);
    }
    index += units;
  }
  return { text: readSheet(sheet, length), at: offset => originalOffset(marks, offset) };
}

/** Room for characters that fold to several; NFKC makes eighteen of one at most. */
const spare = 64;

const voiced = 0xff9e;
const halfVoiced = 0xff9f;

/** What a UTF-16 unit folds to where that is one unit and no blank; else 0, or not known yet. */
const single = Uint16Array.from({ length: 0x1_0000 }, (_, code) => {
  if (code > 0x40 && code < 0x5b) return code + 0x20;
  const isStable =
    (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x30fe) || (code > 0x20 && code < 0x7f);
  return isStable ? code : 0;
});

/** Of one code point, with the half-width voicing mark behind it. */
function unitLength(text: string, index: number): number {
  const code = text.charCodeAt(index);
  const length = code >= 0xd800 && code <= 0xdbff && index + 1 < text.length ? 2 : 1;
  const next = text.charCodeAt(index + length);
  return next === voiced || next === halfVoiced ? length + 1 : length;
}

/** Units of one UTF-16 code, each folded when it first comes. */
const foldedCodes = new Map<number, string>();

function foldCode(code: number): string {
  const known = foldedCodes.get(code);
  if (known !== undefined) return known;
  const folded = foldUnit(String.fromCharCode(code));
  foldedCodes.set(code, folded);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  if (folded.length === 1 && folded !== ' ' && !isHalf) single[code] = folded.charCodeAt(0);
  return folded;
}

/** Radicals that PDFs put for the characters they look like, and that NFKC leaves alone: 「⺠事責任」. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '⺠民⻑長⻄西⻘青⻝食⻩黄⻲亀⻤鬼⻁虎⻫斉⻭歯⻯竜⻨麦⻅見⻉貝⻋車⻓長⻔門⻚頁⻛風⻢馬⻣骨⻥魚⻦鳥⺟母⻆角⻒長⻰龍⻱亀'.matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, radical = '', character = '']) => [radical, character]),
);

/** A text with characters where a PDF put radicals that look like them; for what is read and not compared. */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2E80-\u2EFF]/g, unit => radicals[unit] ?? unit);
}

function foldUnit(unit: string): string {
  if (/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(unit)) return '';
  if (/\s/.test(unit)) return ' ';
  if (/[\u2010-\u2015\u2212\uFE63\uFF0D]/.test(unit)) return '-';
  if (/[\u2018\u2019\uFF07]/.test(unit)) return "'";
  return radicals[unit] ?? unit.normalize('NFKC').toLowerCase();
}

function isBeforeCjk(text: string, from: number): boolean {
  let index = from;
  while (index < text.length && index - from < 8 && foldCode(text.charCodeAt(index)) === ' ') index++;
  return isCjk(text.charCodeAt(index));
}

function isCjk(code: number): boolean {
  return (
    (code >= 0x3005 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff66 && code <= 0xff9f)
  );
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
