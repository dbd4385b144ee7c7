import { readDate } from '../../../src/calendar/read-date.ts';
import { standingDate } from '../../../src/calendar/standing-date.ts';
import type { FetchedDocument, Reading } from '../../../src/domain/entry.ts';
import type { PartialDate } from '../../../src/domain/time.ts';
import { decode } from '../bytes/decode.ts';
import { firstIn, type HtmlNode, type HtmlPage, isBlock, isFurniture, isUnseen, openHtml, wordsOf } from './html.ts';
import { readTextPage } from './text-page.ts';

/** UTF-16 units of a page's text that are kept. */
const lengthMax = 1_000_000;

/**
 * Reads a page that is watched as a whole: its main text, without what stands on each page of its site, in passages by
 * heading; and which PDFs it links. A plain text is read in the same way.
 * @returns One entry. Its text holds no date of the page's last change, so that a new date alone is no change.
 */
export function readPage(document: FetchedDocument): Reading {
  const { text, issues } = decode(document.body, document.contentType);
  const isPlain = /^text\/plain\b/i.test(document.contentType ?? '') || !/<[a-z!/][^<>]*>/i.test(text);
  if (isPlain) return readTextPage(text, document.url, issues);

  const page = openHtml(text, document.url);
  const main = mainOf(page);
  const { sections, updated } = sectionsOf(main, titleOf(page, main));
  const content = sections.map(({ heading, text }) => `${heading}\n${text}`.trim()).join('\n');
  const passages = sections
    .filter(({ text }) => text !== '')
    .map(({ heading, text }) => ({ pinpoint: { kind: 'heading' as const, heading }, heading, text }));
  const isEmpty = sections.length === 0;
  const entry = {
    title: titleOf(page, main),
    link: document.url,
    id: null,
    summary: metaOf(page, 'description'),
    content: content.slice(0, lengthMax),
    published: readDate(metaOf(page, 'article:published_time', 'date', 'dc.date')),
    updated: readDate(metaOf(page, 'article:modified_time')) ?? updated,
    categories: [],
    author: metaOf(page, 'author') || null,
    passages,
  };
  return {
    feed: null,
    entries: isEmpty ? [] : [entry],
    issues: [
      ...issues,
      ...page.issues,
      ...(isEmpty ? [{ code: 'no-text', detail: 'nothing is written on the page', entry: null }] : []),
      ...(content.length > lengthMax
        ? [{ code: 'too-long', detail: `its text was cut after ${lengthMax} characters`, entry: 0 }]
        : []),
    ],
    linked: linkedPdfs(main, page.base),
  };
}

/** The part of a page that is its own: `<main>`, else what its heading stands in, else all that is not the site's. */
function mainOf(page: HtmlPage): HtmlNode {
  const main = firstIn(page.body, ({ name, attribs }) => name === 'main' || attribs?.role === 'main');
  if (main !== null && own(main).length > 0) return main;
  const enough = own(page.body).length * 0.6;
  const heading = firstIn(page.body, ({ name }) => name === 'h1');
  for (let at = heading?.parent ?? null; at !== null && at !== page.body; at = at.parent)
    if (own(at).length >= enough) return at;
  return page.body;
}

function own(node: HtmlNode): string {
  return wordsOf(node, { skip: isFurniture });
}

function titleOf(page: HtmlPage, main: HtmlNode): string {
  const heading = firstIn(main, ({ name }) => name === 'h1');
  const words = heading === null ? '' : oneLine(wordsOf(heading, { images: true }));
  return words || metaOf(page, 'og:title') || page.title || 'untitled';
}

function metaOf(page: HtmlPage, ...names: string[]): string {
  const root = page.body.parent?.parent ?? page.body.parent ?? page.body;
  for (const name of names) {
    const meta = firstIn(
      root,
      ({ name: tag, attribs }) => tag === 'meta' && (attribs?.name ?? attribs?.property ?? '').toLowerCase() === name,
    );
    const words = oneLine(meta?.attribs?.content ?? '');
    if (words !== '') return words;
  }
  return '';
}

/** Words that lead about the page, not part of its text. */
const wayfinding =
  /^(?:(?:この)?ページの?(?:先頭|トップ|上部)へ?(?:戻る)?|本文へ|印刷(?:する)?|back to top|print|share)$/i;

interface Section {
  readonly heading: string;
  readonly text: string;
}

function sectionsOf(main: HtmlNode, title: string): { sections: Section[]; updated: PartialDate | null } {
  const sections: { heading: string; lines: string[] }[] = [{ heading: title, lines: [] }];
  let updated: PartialDate | null = null;
  let line = '';
  const endLine = () => {
    const words = oneLine(line);
    line = '';
    if (words === '' || wayfinding.test(words)) return;
    const date = standingDate(words);
    if (date?.isOfPage && date.rest === '') updated ??= date.printed.kind === 'whole' ? date.printed.date : null;
    else sections.at(-1)?.lines.push(words);
  };
  const walk = (node: HtmlNode): void => {
    if (node.type === 'text') line += node.data?.replace(/\s+/g, ' ') ?? '';
    if (isUnseen(node) || isFurniture(node) || node.type === 'comment' || node.type === 'directive') return;
    if (node.name === 'br') endLine();
    const isHeading = /^h[1-6]$/.test(node.name ?? '');
    if (isBlock(node)) endLine();
    if (isHeading) {
      const heading = oneLine(wordsOf(node, { images: true }));
      if (heading !== '' && heading !== title) sections.push({ heading, lines: [] });
      return;
    }
    for (const child of node.children ?? []) walk(child);
    if (node.name === 'td' || node.name === 'th') line += ' ';
    else if (isBlock(node)) endLine();
  };
  walk(main);
  endLine();
  const kept = sections.filter(({ lines }, index) => lines.length > 0 || index > 0);
  return { sections: kept.map(({ heading, lines }) => ({ heading, text: lines.join('\n') })), updated };
}

/** Of one page, so many PDFs are watched. */
const linkedMax = 50;

function linkedPdfs(main: HtmlNode, base: string): string[] {
  const found = new Set<string>();
  const walk = (node: HtmlNode): void => {
    if (isUnseen(node) || isFurniture(node)) return;
    const url = node.name === 'a' ? URL.parse(node.attribs?.href?.trim() ?? '', base) : null;
    if (url !== null && /^https?:$/.test(url.protocol) && /\.pdf$/i.test(url.pathname)) {
      url.hash = '';
      found.add(url.href);
    }
    for (const child of node.children ?? []) walk(child);
  };
  walk(main);
  return [...found].slice(0, linkedMax);
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
