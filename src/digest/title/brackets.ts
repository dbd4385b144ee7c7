/** Brackets that quote come first; the others add something. */
export const openings = '「『"“(【〔［〈《';
const closings = '」』"”)】〕］〉》';
/** So many of them quote. */
export const quotes = 4;

/** Pieces between blanks, outside brackets; blanks beside Latin letters part nothing. */
export function piecesOf(text: string): string[] {
  const pieces = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (openings.includes(character)) depth++;
    if (closings.includes(character)) depth--;
    const parts = /\s/.test(character) && depth <= 0 && !/[a-z\d]/i.test(`${text[at - 1]}${text[at + 1]}`);
    if (parts) pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces.filter(piece => piece.trim() !== '');
}

/** Where the bracket with which a text begins is closed; null where it is not. */
export function closingOf(rest: string, bracket: number): number | null {
  const [open, close] = [openings[bracket], closings[bracket]];
  let depth = 0;
  for (let at = 0; at < rest.length; at++) {
    if (rest[at] === open && (open !== close || at === 0)) depth++;
    else if (rest[at] === close && --depth === 0) return at;
  }
  return null;
}
