import { fold } from './fold.ts';

/**
 * So much of a text around the first of these words; what is missing shows as «…». Every part is as it was written.
 * @param lengthMax In UTF-16 units, the marks not counted.
 */
export function excerpt(text: string, words: readonly string[], lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const folded = fold(text);
  const places = words.map(word => folded.text.indexOf(fold(word).text)).filter(place => place >= 0);
  const found = places.length === 0 ? 0 : folded.at(Math.min(...places));
  const wanted = Math.max(0, Math.min(found - Math.floor(lengthMax / 4), text.length - lengthMax));
  const start = wanted === 0 ? 0 : beginning(text, wanted, found);
  const end = start + lengthMax;
  const shown = wholeCharacters(text, start, end).trim();
  return `${start > 0 ? '…' : ''}${shown}${end < text.length ? '…' : ''}`;
}

/** Where a clause or word begins from here on, before what was found; here where none does. */
function beginning(text: string, from: number, before: number): number {
  const gap = /[。、\s]/.exec(text.slice(from, before));
  return gap === null ? from : from + gap.index + 1;
}

function wholeCharacters(text: string, start: number, end: number): string {
  const isLow = (at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return text.slice(isLow(start) ? start + 1 : start, isLow(end) ? end - 1 : end);
}
