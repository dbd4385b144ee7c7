import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { differenceOf, type Hunk, type Stretch } from '../ingest/difference.ts';
import { clipSpans } from '../message/fit-into.ts';
import { type Block, type Spans, text } from '../message/message.ts';

/** Changed places that a message shows; the rest is counted. */
const hunksMax = 8;
/** Of a place, in characters; what was cut is counted. */
const placeMax = 400;
/** Unchanged words around a change, in characters on either side. */
const around = 12;

/** Where two revisions of a publication say something else, in its title, its summary, its text or its passages. */
export function changesBetween(before: Publication, after: Publication): Hunk[] {
  return differenceOf(textOf(before), textOf(after));
}

/** The changed places of a revision, one a line: 〔−…〕 is gone, 〔＋…〕 has come. Nothing where nothing a reader sees was changed. */
export function showChanges(before: Publication, after: Publication, language: Language): Block[] {
  const hunks = changesBetween(before, after);
  if (hunks.length === 0) return [];
  const heading = { ja: `第${after.revision}版の変更`, en: `Changed in revision ${after.revision}` }[language];
  const left = hunks.length - hunksMax;
  const more = left > 0 ? [[text({ ja: `ほか${left}箇所`, en: `${left} more places` }[language])]] : [];
  const items = hunks.slice(0, hunksMax).map(hunk => clipSpans(sayHunk(hunk), placeMax, language));
  return [
    { kind: 'text', spans: [text(heading, 'strong')] },
    { kind: 'list', items: [...items, ...more] },
  ];
}

function textOf({ title, summary, content, passages }: Publication): string {
  return [title, summary, content, ...passages.map(passage => passage.text)].filter(part => part !== '').join('\n');
}

function sayHunk(hunk: Hunk): Spans {
  const stretches = hunk.kind === 'changed' ? hunk.stretches : [{ kind: hunk.kind, text: hunk.text }];
  return stretches.map((stretch, index) => sayStretch(stretch, index === 0, index === stretches.length - 1));
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
