import type { Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import { createDifference, type Hunk, type Stretch } from '../../ingest/difference.ts';
import { clipSpans } from '../../message/fit-into.ts';
import { type Block, type Spans, text } from '../../message/message.ts';

/** Changed places that a message shows; the rest is counted. */
const hunksMax = 8;
/** Of a place, in characters; what was cut is counted. */
const placeMax = 400;
/** Unchanged words around a change, in characters on either side. */
const around = 12;

/**
 * Where each revision says something else than the one before it, in its title, its summary, its text or its passages; by
 * revision, the first without. The newest are compared first, while there is room for comparing.
 */
export function changesAmong(revisions: readonly Publication[]): ReadonlyMap<Publication, readonly Hunk[]> {
  const differenceOf = createDifference();
  const changes = new Map<Publication, readonly Hunk[]>();
  for (let at = revisions.length - 1; at > 0; at--) {
    const [before, after] = [revisions[at - 1], revisions[at]];
    if (before !== undefined && after !== undefined) changes.set(after, differenceOf(textOf(before), textOf(after)));
  }
  return changes;
}

/** The changed places of a revision, one a line: 〔−…〕 is gone, 〔＋…〕 has come. Nothing where nothing a reader sees was changed. */
export function showChanges(after: Publication, hunks: readonly Hunk[], language: Language): Block[] {
  if (hunks.length === 0) return [];
  const heading = { ja: `第${after.revision}版の変更`, en: `Changed in revision ${after.revision}` }[language];
  const left = hunks.length - hunksMax;
  const more = left > 0 ? [[text({ ja: `ほか${left}箇所`, en: `${left} more places` }[language])]] : [];
  const items = hunks.slice(0, hunksMax).map(hunk => sayHunk(hunk, language));
  return [
    { kind: 'text', spans: [text(heading, 'strong')] },
    { kind: 'list', items: [...items, ...more] },
  ];
}

function textOf({ title, summary, content, passages }: Publication): string {
  return [title, summary, content, ...passages.map(passage => passage.text)].filter(part => part !== '').join('\n');
}

function sayHunk(hunk: Hunk, language: Language): Spans {
  if (hunk.kind === 'rewritten') {
    const half = ({ kind, text }: Stretch) =>
      clipSpans([sayStretch({ kind, text }, true, true)], placeMax / 2, language);
    const note = {
      ja: '書き換え（変更が多く、語句ごとには比べていません）：',
      en: 'Rewritten (too much to compare word by word): ',
    };
    return [
      text(note[language]),
      ...half({ kind: 'removed', text: hunk.before }),
      ...half({ kind: 'added', text: hunk.after }),
    ];
  }
  const stretches = hunk.kind === 'changed' ? hunk.stretches : [{ kind: hunk.kind, text: hunk.text }];
  const spans = stretches.map((stretch, index) => sayStretch(stretch, index === 0, index === stretches.length - 1));
  return clipSpans(spans, placeMax, language);
}

function sayStretch({ kind, text: words }: Stretch, isFirst: boolean, isLast: boolean) {
  switch (kind) {
    case 'same':
      return text(shortened(words, isFirst ? 0 : around, isLast ? 0 : around));
    case 'removed':
      return text(`〔−${words}〕`, 'quiet');
    case 'added':
      return text(`〔＋${words}〕`, 'strong');
  }
}

/** So many characters of either end; «…» stands for unchanged words between two changes, or beyond the first and last. */
function shortened(words: string, head: number, tail: number): string {
  const characters = Array.from(words);
  if (characters.length <= head + tail + 1) return words;
  return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
}
