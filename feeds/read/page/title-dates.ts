import { isItemLike } from './belongings.ts';
import type { DateMark } from './date-mark.ts';
import type { HtmlNode } from './html.ts';

/**
 * Leaves out days that are part of a linked title where the list prints days of its own: «大臣記者会見（8月18日）», published
 * on the 19th. A list that has none but those in its titles keeps them.
 */
export function withoutTitleDates(marks: readonly DateMark[], root: HtmlNode): readonly DateMark[] {
  const inTitles = marks.filter(({ node, found }) => found.rest !== '' && linkAround(node) !== null);
  const own = marks.filter(({ node, found }) => found.rest === '' && !found.isOfPage && linkAround(node) === null);
  if (inTitles.length === 0 || own.length === 0) return marks;
  const ownIn = countsIn(own, root);
  const titledIn = countsIn(inTitles, root);
  const lists = new Set(own.map(({ node }) => listAround(node, root, ownIn)));
  const isCovered = ({ node }: DateMark): boolean => {
    for (let at: HtmlNode | null = node; at !== null && at !== root; at = at.parent) {
      if (isItemLike(at) && (ownIn.get(at) ?? 0) === 1) return true;
      if (lists.has(at)) return (titledIn.get(at) ?? 0) <= (ownIn.get(at) ?? 0);
    }
    return false;
  };
  const covered = new Set(inTitles.filter(isCovered));
  return marks.filter(mark => !covered.has(mark));
}

function linkAround(node: HtmlNode): HtmlNode | null {
  for (let at: HtmlNode | null = node; at !== null; at = at.parent)
    if (at.name === 'a' && at.attribs?.href !== undefined) return at;
  return null;
}

/** The smallest piece of the page that holds another day of its own. */
function listAround(node: HtmlNode, root: HtmlNode, ownIn: ReadonlyMap<HtmlNode, number>): HtmlNode | null {
  for (let at = node.parent; at !== null && at !== root; at = at.parent) if ((ownIn.get(at) ?? 0) > 1) return at;
  return null;
}

function countsIn(marks: readonly DateMark[], root: HtmlNode): Map<HtmlNode, number> {
  const counts = new Map<HtmlNode, number>();
  for (const { node } of marks)
    for (let at: HtmlNode | null = node; at !== null; at = at === root ? null : at.parent)
      counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}
