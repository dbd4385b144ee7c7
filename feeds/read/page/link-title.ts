import { standingDate } from '../../../src/calendar/standing-date.ts';
import { firstIn, type HtmlNode, holds, wordsOf } from './html.ts';

/** What a link calls its target: a heading in it, a part that is named a title, else its longest part, without the date. */
export function titleOf(link: HtmlNode, dateNode: HtmlNode | null): string {
  const named = firstIn(link, node => /^h[1-6]$/.test(node.name ?? '')) ?? firstIn(link, isTitleNamed);
  const skip = (node: HtmlNode) => node === dateNode && node.type !== 'text';
  const words = wordsOf(named ?? longestPart(link, skip) ?? link, { skip, images: !hasText(link) });
  const title = oneLine(words).replace(fileNote, '');
  const dated = standingDate(title);
  // A link that says its date only leads where the title's does.
  if (dated?.rest === '') return '';
  if (dated !== null && dateNode !== null && isWithin(dateNode, link) && dated.rest.length >= 4) return dated.rest;
  return title || oneLine(link.attribs?.title ?? link.attribs?.['aria-label'] ?? '');
}

/** «[PDF:1.2MB]» behind a title: it changes with the file, and is no part of the name. */
const fileNote = /\s*[[(（［【]\s*(?:PDF|Excel|Word)[^\])）］】]{0,30}[\])）］】]\s*$/iu;

/** Of a card that is a link as a whole, the part that outdoes the others, labels as they are; null where none does. */
function longestPart(link: HtmlNode, skip: (node: HtmlNode) => boolean): HtmlNode | null {
  const children = (link.children ?? []).filter(node => !skip(node) && wordsOf(node) !== '');
  if (children.length < 2 || children.some(({ type }) => type === 'text')) return null;
  const [first, second] = children
    .map(node => ({ node, length: wordsOf(node).length }))
    .sort((a, b) => b.length - a.length);
  return first !== undefined && second !== undefined && first.length >= second.length * 2 ? first.node : null;
}

function isTitleNamed(node: HtmlNode): boolean {
  return /(?:^|[\s_-])(?:title|ttl|tit|headline|heading|subject)(?:$|[\s_-])/i.test(node.attribs?.class ?? '');
}

function isWithin(node: HtmlNode, ancestor: HtmlNode): boolean {
  for (let at: HtmlNode | null = node; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}

function hasText(node: HtmlNode): boolean {
  const isText = (at: HtmlNode) => at.type === 'text' && (at.data ?? '').trim() !== '';
  return isText(node) || holds(node, isText);
}

export function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
