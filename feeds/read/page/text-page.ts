import type { Passage, ReadIssue, Reading } from '../../../src/domain/entry.ts';

/** Where an article ends and its platform begins. */
const ending = /^(?:\[?\s*view source\.?\s*\]?|disclaimer\s*[:：].*|written by:?|©.*|copyright ©.*)$/i;
const bullet = /^(\s*)[•·■◆●○▪‣*-]\s+(\S.*)$/u;
/** A heading says no sentence and is no longer. */
const headingLengthMax = 120;

/**
 * A plain text as a page: its first line is the title; a bulleted line that is no sentence and has a text indented below
 * it is a heading, whose section ends where the indentation does; so is a numbered line that stands alone.
 */
export function readTextPage(text: string, url: string, issues: readonly ReadIssue[]): Reading {
  const lines = text.split(/\r\n?|\n/).map(line => line.replace(/[\t\u00A0\u3000]/g, ' ').trimEnd());
  const first = lines.findIndex(line => line.trim() !== '');
  if (first < 0)
    return {
      feed: null,
      entries: [],
      issues: [...issues, { code: 'no-text', detail: 'the text is empty', entry: null }],
    };
  const title = (lines[first] ?? '')
    .trim()
    .replace(/^#+\s+/, '')
    .slice(0, 300);
  const body = lines.slice(first + 1);
  const end = body.findIndex(line => ending.test(line.trim()));
  const passages = sectionsOf(end < 0 ? body : body.slice(0, end), title);
  const content = passages.map(({ heading, text }) => `${heading}\n${text}`.trim()).join('\n');
  const [published, updated, author] = [null, null, null];
  const rest = { id: null, summary: '', published, updated, categories: [], author, passages };
  return { feed: null, entries: [{ title, link: url, content, ...rest }], issues };
}

function sectionsOf(lines: readonly string[], title: string): Passage[] {
  const sections: { heading: string; indent: number; paragraphs: string[] }[] = [
    { heading: title, indent: 0, paragraphs: [] },
  ];
  lines.forEach((line, index) => {
    const words = line.trim();
    if (words === '') return;
    const heading = headingIn(lines, index);
    const indent = line.length - line.trimStart().length;
    const open = sections.at(-1);
    if (heading !== null) sections.push({ ...heading, paragraphs: [] });
    else if (open !== undefined && indent < open.indent)
      sections.push({ heading: title, indent: 0, paragraphs: [words] });
    else open?.paragraphs.push(words);
  });
  return sections
    .map(({ heading, paragraphs }) => ({ heading, text: prose(paragraphs).join('\n') }))
    .filter(({ text }) => text !== '')
    .map(({ heading, text }) => ({ pinpoint: { kind: 'heading', heading }, heading, text }));
}

function headingIn(lines: readonly string[], index: number): { heading: string; indent: number } | null {
  const line = lines[index] ?? '';
  const marked =
    /^#{1,6}\s+(.+)$/.exec(line)?.[1] ??
    /^(?:第?[0-9０-９一二三四五六七八九十]+[章節.．]|[IVX]+\.)\s*\S.{0,80}$/.exec(line)?.[0];
  if (marked !== undefined && !isSentence(marked)) return { heading: marked.trim(), indent: 0 };
  const [, before = '', words = ''] = bullet.exec(line) ?? [];
  const below = lines.slice(index + 1).find(next => next.trim() !== '') ?? '';
  const indent = below.length - below.trimStart().length;
  const isHeading = words !== '' && !isSentence(words) && indent > before.length + 1 && !bullet.test(below);
  return isHeading ? { heading: words, indent } : null;
}

function isSentence(words: string): boolean {
  return words.length > headingLengthMax || /[.。!！?？]$/.test(words);
}

/** Without the names and buttons («Contact») that stand around an article: what is no sentence before the first one. */
function prose(paragraphs: readonly string[]): readonly string[] {
  const first = paragraphs.findIndex(isSentence);
  return first < 0 ? paragraphs : paragraphs.slice(first);
}
