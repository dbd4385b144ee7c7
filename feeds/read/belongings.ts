import { type HtmlNode, isFurniture, isUnseen } from './html.ts';
import { hasLink } from './links.ts';

/** What of a page belongs to a date: the largest piece without another date, or the siblings up to the next one. */
export function belongings(mark: HtmlNode, root: HtmlNode, datesIn: (node: HtmlNode) => number): readonly HtmlNode[] {
  let top = mark;
  let tight: HtmlNode | null = hasLink(mark) ? mark : null;
  while (top !== root && top.parent !== null && datesIn(top.parent) === 1) {
    top = top.parent;
    if (tight === null && hasLink(top)) tight = top;
    if (tight !== null && isItemLike(top)) return withSpannedRows(top, mark);
  }
  if (tight !== null) {
    // The only date of a page, or of a section: what is near, not the whole.
    const isWide =
      top === root ||
      /^(?:body|main|section|article)$/.test(top.name ?? '') ||
      top.children?.some(child => /^h[1-6]$/.test(child.name ?? ''));
    return [isWide ? (isInside(mark, tight) ? tight : top) : top];
  }
  return run(top, root, datesIn);
}

function isInside(node: HtmlNode, ancestor: HtmlNode): boolean {
  for (let at: HtmlNode | null = node; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** A row that is an item by its kind. */
export function isItemLike(node: HtmlNode): boolean {
  return (
    /^(?:li|tr|article)$/.test(node.name ?? '') ||
    /(?:^|[\s_-])(?:item|card|entry|post)(?:$|\s)/i.test(node.attribs?.class ?? '')
  );
}

/** A date cell that spans rows belongs to each of them. */
function withSpannedRows(row: HtmlNode, mark: HtmlNode): readonly HtmlNode[] {
  const cell = row.name === 'tr' ? row.children?.find(child => isInside(mark, child)) : undefined;
  const spanned = Math.min(Number(cell?.attribs?.rowspan ?? 1) || 1, 100);
  if (spanned < 2) return [row];
  const rows = (row.parent?.children ?? []).filter(({ name }) => name === 'tr');
  const at = rows.indexOf(row);
  return rows.slice(at, at + spanned);
}

/** The siblings up to the next date: those that follow, or those that precede where links stand above their dates. */
function run(top: HtmlNode, root: HtmlNode, datesIn: (node: HtmlNode) => number): readonly HtmlNode[] {
  const siblings = top === root ? [] : (top.parent?.children ?? []);
  const at = siblings.indexOf(top);
  const firstDate = siblings.findIndex(node => datesIn(node) > 0);
  const firstLink = siblings.findIndex(node => datesIn(node) === 0 && hasLink(node));
  const isBelow = firstLink >= 0 && firstLink < firstDate;
  const side = isBelow ? siblings.slice(0, at).reverse() : siblings.slice(at + 1);
  const end = side.findIndex(node => datesIn(node) > 0);
  const nodes = end < 0 ? side : side.slice(0, end);
  return (isBelow ? [...nodes].reverse() : nodes).filter(node => !isFurniture(node) && !isUnseen(node)).some(hasLink)
    ? nodes.filter(node => !isFurniture(node) && !isUnseen(node))
    : [];
}
