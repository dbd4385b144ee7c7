import { standingDate } from '../../../src/calendar/standing-date.ts';
import { type HtmlNode, holds, isFurniture, isUnseen, wordsOf } from './html.ts';
import { bestOf, type Link, peersOf } from './item-links.ts';
import { oneLine, titleOf } from './link-title.ts';
import { generic, meetingPart, wayfinding } from './link-words.ts';
import { leads } from './links.ts';

export interface ListItem {
  readonly title: string;
  readonly href: string;
  /** What else stands in the item: a category, a description, attachments. */
  readonly rest: string;
}

/**
 * The items of one dated piece of a page: mostly one, whose link is the heading's or the one that says most; several where
 * the piece is a list of its own (a date with three links below it).
 */
export function itemsOf(nodes: readonly HtmlNode[], dateNode: HtmlNode | null): ListItem[] {
  const links = nodes.flatMap(node => linksIn(node)).map(node => ({ node, words: titleOf(node, dateNode) }));
  const useful = links.filter(({ words }) => words !== '' && !wayfinding.test(words));
  const best = bestOf(useful);
  if (best === null) return namedBesideDate(nodes, links, dateNode);
  const peers = peersOf(best, useful, nodes);
  const context = () => wordsAround(nodes, useful, dateNode);
  return peers.map(({ node, words }) => {
    const others = peers.length > 1 ? [] : useful.filter(link => link.node !== node && link.words !== words);
    const around = context();
    const isUnclear = generic.test(words) || meetingPart.test(words) || words.length < 4;
    const title =
      !isUnclear || around === '' ? words : generic.test(words) ? longestLine(around) : `${around} ${words}`;
    const lines = isUnclear && !generic.test(words) ? [] : around.split('\n');
    const rest = [...lines, ...others.map(other => other.words)].filter(part => part !== '' && part !== title);
    return { title, href: node.attribs?.href ?? '', rest: peers.length > 1 ? '' : rest.join('\n') };
  });
}

/** A date that is the link, its title beside it as plain text. */
function namedBesideDate(nodes: readonly HtmlNode[], [first]: readonly Link[], dateNode: HtmlNode | null): ListItem[] {
  const isDate = first !== undefined && standingDate(oneLine(wordsOf(first.node)))?.rest === '';
  const around = isDate ? wordsAround(nodes, [], dateNode) : '';
  const title = longestLine(around);
  if (first === undefined || title.length < 4) return [];
  const rest = around.split('\n').filter(line => line !== title);
  return [{ title, href: first.node.attribs?.href ?? '', rest: rest.join('\n') }];
}

function linksIn(node: HtmlNode): HtmlNode[] {
  if (isUnseen(node) || isFurniture(node)) return [];
  if (node.name === 'a') return leads(node.attribs?.href) ? [node] : [];
  return (node.children ?? []).flatMap(linksIn);
}

/** The words of the record without its links and its date. */
function wordsAround(nodes: readonly HtmlNode[], links: readonly Link[], dateNode: HtmlNode | null): string {
  const linked = new Set(links.map(({ node }) => node));
  const skip = (node: HtmlNode) => linked.has(node) || node === dateNode || node.name === 'a' || isFurniture(node);
  const words = nodes
    .map(node => (skip(node) ? '' : wordsOf(node, { skip: at => at !== node && skip(at) })))
    .filter(part => part !== '' && !/^new!?$/i.test(part))
    .join('\n');
  const date = dateNode?.type === 'text' ? oneLine(dateNode.data ?? '') : '';
  const undated = date === '' ? words : words.replace(date, standingDate(date)?.rest ?? '');
  const start = /^[\s:：|・、。,>»【】()（）-]*/.exec(undated)?.[0].length ?? 0;
  let end = undated.length;
  while (end > start && /[\s:：|・、,>»()（）-]/.test(undated[end - 1] ?? '')) end--;
  return undated.slice(start, end);
}

function longestLine(words: string): string {
  return words.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest));
}

/** What a page lists where no dates stand: the rows of its tables, and its other links. */
export function undatedItems(root: HtmlNode): ListItem[] {
  if (isUnseen(root) || isFurniture(root)) return [];
  if (root.name === 'tr' && !holds(root, ({ name }) => name === 'tr')) return itemsOf([root], null).filter(isTelling);
  if (root.name === 'a') {
    const items = leads(root.attribs?.href)
      ? [{ title: titleOf(root, null), href: root.attribs?.href ?? '', rest: '' }]
      : [];
    return items.filter(isTelling);
  }
  return (root.children ?? []).flatMap(undatedItems);
}

function isTelling({ title }: ListItem): boolean {
  return title.length >= 4 && !wayfinding.test(title) && !generic.test(title);
}
