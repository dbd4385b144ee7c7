import type { MeasureId } from '../../domain/measure.ts';
import type { Turn } from '../../domain/turn.ts';

/** What a question in a thread may point at. */
export interface ThreadContext {
  /** Measures that the thread is about, in the order in which they came. */
  readonly measures: readonly MeasureId[];
  /** The last list that was shown, by its numbers; a single item has the number 1. */
  readonly items: ReadonlyMap<number, string>;
}

export function contextOf(turns: readonly Turn[]): ThreadContext {
  const measures = turns.flatMap(({ measure }) => (measure === undefined ? [] : [measure]));
  const shown = turns.findLast(({ role, text }) => role === 'about' && text !== undefined)?.text ?? '';
  return { measures, items: itemsIn(shown) };
}

function itemsIn(shown: string): ReadonlyMap<number, string> {
  const lines = shown.split('\n').filter(line => line.trim() !== '');
  return new Map(
    lines.map((line, index) => {
      const [, number, words] = /^\s*(\d{1,2})[.)．）　\s]\s*(.+)$/.exec(line) ?? [];
      return number === undefined ? [index + 1, line.trim()] : [Number(number), words ?? ''];
    }),
  );
}

/** The line of the thread's list that a question means: by its number, or the only one; null where it means none. */
export function pointedLine(text: string, { items, measures }: ThreadContext): string | null {
  const number = ordinalIn(text) ?? (items.size === 1 && measures.length === 0 ? 1 : null);
  return number === null ? null : (items.get(number) ?? null);
}

/** «item 3», 3件目, 3番目, the third: the number in the list that the question means; null where it means none. */
function ordinalIn(text: string): number | null {
  const written = numbered.exec(text);
  const number = written?.slice(1).find(part => part !== undefined);
  if (number !== undefined) return Number(number);
  const words = [
    /最初の|一つ目|1つ目|\bfirst (?:one|item)\b/i,
    /二つ目|2つ目|\bsecond (?:one|item)\b/i,
    /三つ目|3つ目|\bthird (?:one|item)\b/i,
  ];
  const index = words.findIndex(pattern => pattern.test(text));
  return index < 0 ? null : index + 1;
}

const numbered =
  /(?:items?|no\.?|number|#)\s*(\d{1,2})\b|(?<!\d)(\d{1,2})\s*(?:件目|番目|番の|つ目|つめ)|\b(\d{1,2})(?:st|nd|rd|th) (?:item|one)\b/i;

/** A question without its «item 3», 最初のもの: the place among others is no matter of what stands there. */
export function withoutOrdinal(text: string): string {
  return text.replace(numbered, ' ').replace(/最初の(?:もの|ほう|方|やつ)/, ' ');
}

/** 前者 and 後者, the former and the latter, as places among the last two. */
export function pairPlaceIn(text: string): 'former' | 'latter' | null {
  if (/前者|最初の(?:もの|ほう|方)|\bformer\b|\bfirst (?:one|of (?:the two|those))\b/i.test(text)) return 'former';
  return /後者|もう(?:一つ|一方|1つ)|\blatter\b|\bother one\b|\bsecond (?:one|of (?:the two|those))\b/i.test(text)
    ? 'latter'
    : null;
}
