import { diffArrays } from 'diff';
import { senseOf } from './sense.ts';

/** A stretch of a changed paragraph, for a reader to see at a glance. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One place where a text was changed, in the words of each version. */
export type Hunk =
  | { readonly kind: 'added'; readonly text: string }
  | { readonly kind: 'removed'; readonly text: string }
  | {
      readonly kind: 'changed';
      readonly before: string;
      readonly after: string;
      readonly stretches: readonly Stretch[];
    }
  /** Too much was changed to compare it word by word. */
  | { readonly kind: 'rewritten'; readonly before: string; readonly after: string };

/** What one answer spends on comparing, in paragraphs and words looked at: a few tenths of a second. */
const stepsMax = 600_000;
/** No comparison takes more than this part of the steps that are left. */
const sharesMin = 4;
/** What taking two paragraphs into words takes at least, beside their characters. */
const stepsAPair = 30;
/** Characters whose sense is found in the time of a step. */
const charactersAStep = 8;

/**
 * Makes what tells the changes between two versions of a text, paragraph by paragraph (a line each); none where they say the
 * same. A paragraph that was reworded is one hunk with its words compared.
 * @param left Steps that the comparisons of one answer share; where they are spent, paragraphs are told as rewritten, whole.
 */
export function createDifference(left = stepsMax): (before: string, after: string) => Hunk[] {
  const senses = new Map<string, string>();

  return (before, after) => {
    const [old, young] = differing(paragraphs(before), paragraphs(after));
    const parts = compare(old, young, (a, b) => senseFor(a) === senseFor(b)) ?? [
      { removed: true, added: false, value: old },
      { removed: false, added: true, value: young },
    ];
    const hunks: Hunk[][] = [];
    let gone: readonly string[] = [];
    for (const { removed, added, value } of [...parts, { removed: false, added: false, value: [] }]) {
      if (removed) {
        gone = value;
        continue;
      }
      hunks.push(paired(gone, added ? value : []));
      gone = [];
    }
    return hunks.flat();
  };

  function paragraphs(text: string): string[] {
    return text
      .split('\n')
      .map(line => line.trim())
      .filter(line => senseFor(line) !== '');
  }

  function senseFor(line: string): string {
    let sense = senses.get(line);
    if (sense !== undefined) return sense;
    left -= line.length / charactersAStep;
    sense = left > 0 ? senseOf(line).replace(/ /g, '') : line;
    senses.set(line, sense);
    return sense;
  }

  /** Removed and added paragraphs at one place: those that are likely the same one, reworded, stand together. */
  function paired(gone: readonly string[], come: readonly string[]): Hunk[] {
    const hunks: Hunk[] = [];
    let next = 0;
    for (const before of gone) {
      const after = come[next] ?? '';
      if (before === after) {
        next++;
        continue;
      }
      const hunk = mayKeep(before, after) ? reworded(before, after) : null;
      hunks.push(hunk ?? { kind: 'removed', text: before });
      if (hunk !== null) next++;
    }
    return [...hunks, ...come.slice(next).map(text => ({ kind: 'added' as const, text }))];
  }

  /** Null where they are two paragraphs. */
  function reworded(before: string, after: string): Hunk | null {
    left -= stepsAPair + before.length + after.length;
    const parts = left > 0 ? compare(words(before), words(after), Object.is) : null;
    if (parts === null) return { kind: 'rewritten', before, after };
    const stretches = parts.map(({ added, removed, value }) => ({
      kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
      text: value.join(''),
    }));
    return keptShare(stretches) < keptShareMin ? null : { kind: 'changed', before, after, stretches };
  }

  /** Null where it takes more than its share of the steps. */
  function compare(before: string[], after: string[], areSame: (a: string, b: string) => boolean) {
    const end = left - left / sharesMin;
    const comparator = (a: string, b: string) => left-- > end && areSame(a, b);
    // Each further edit looks at one place more than the last.
    const maxEditLength = Math.floor(Math.sqrt((2 * left) / sharesMin));
    const parts = left > 0 ? diffArrays(before, after, { comparator, maxEditLength }) : undefined;
    return left > end && parts !== undefined ? parts : null;
  }
}

/** Two texts without the paragraphs that both begin and end with. */
function differing(old: readonly string[], young: readonly string[]): [string[], string[]] {
  const shorter = Math.min(old.length, young.length);
  let start = 0;
  while (start < shorter && old[start] === young[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === young.at(-1 - end)) end++;
  return [old.slice(start, old.length - end), young.slice(start, young.length - end)];
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

function words(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Share of the characters that a reworded paragraph keeps; with less, one was removed and another added. */
const keptShareMin = 0.4;

/** Whether the shorter of two paragraphs is long enough to be what was kept of them. */
function mayKeep(before: string, after: string): boolean {
  const [one, other] = [before.length, after.length];
  return 2 * Math.min(one, other) >= keptShareMin * (one + other);
}

function keptShare(stretches: readonly Stretch[]): number {
  const length = (kind?: Stretch['kind']) =>
    stretches
      .filter(stretch => kind === undefined || stretch.kind === kind)
      .reduce((sum, { text }) => sum + text.length, 0);
  return stretches.length === 0 ? 0 : (2 * length('same')) / (length() + length('same'));
}
