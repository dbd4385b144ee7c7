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
    };

/** Edits after which two texts are called different as a whole, rather than compared for minutes. */
const editsMax = 2_000;

/**
 * What was changed between two versions of a text, paragraph by paragraph (a line each); empty where they say the same.
 * A paragraph that was reworded is one hunk with its words compared.
 */
export function differenceOf(before: string, after: string): Hunk[] {
  const [old, young] = [paragraphs(before), paragraphs(after)];
  const parts = diffArrays(old, young, { comparator: (a, b) => a.sense === b.sense, maxEditLength: editsMax }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: young },
  ];
  const hunks: Hunk[] = [];
  let gone: readonly Paragraph[] = [];
  for (const { removed, added, value } of [...parts, { removed: false, added: false, value: [] }]) {
    if (removed) {
      gone = value;
      continue;
    }
    const come = added ? value : [];
    hunks.push(...paired(gone, come));
    gone = [];
  }
  return hunks;
}

interface Paragraph {
  readonly words: string;
  readonly sense: string;
}

function paragraphs(text: string): Paragraph[] {
  return text
    .split('\n')
    .map(line => ({ words: line.trim(), sense: senseOf(line).replace(/ /g, '') }))
    .filter(({ sense }) => sense !== '');
}

/** Share of the words that a reworded paragraph keeps; with less, one was removed and another added. */
const keptShareMin = 0.4;

/** Removed and added paragraphs at one place: those that are likely the same one, reworded, stand together. */
function paired(gone: readonly Paragraph[], come: readonly Paragraph[]): Hunk[] {
  const hunks: Hunk[] = [];
  let next = 0;
  for (const { words } of gone) {
    const stretches = next < come.length ? compare(words, come[next]?.words ?? '') : [];
    if (keptShare(stretches) >= keptShareMin) {
      hunks.push({ kind: 'changed', before: words, after: come[next]?.words ?? '', stretches });
      next++;
    } else hunks.push({ kind: 'removed', text: words });
  }
  return [...hunks, ...come.slice(next).map(({ words }) => ({ kind: 'added' as const, text: words }))];
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

function compare(before: string, after: string): Stretch[] {
  const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const parts = diffArrays(words(before), words(after), { maxEditLength: editsMax });
  return (parts ?? []).map(({ added, removed, value }) => ({
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
    text: value.join(''),
  }));
}

function keptShare(stretches: readonly Stretch[]): number {
  const length = (kind?: Stretch['kind']) =>
    stretches
      .filter(stretch => kind === undefined || stretch.kind === kind)
      .reduce((sum, { text }) => sum + text.length, 0);
  return stretches.length === 0 ? 0 : (2 * length('same')) / (length() + length('same'));
}
