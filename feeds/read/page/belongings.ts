import { type HtmlNode, isFurniture, isUnseen } from './html.ts';
import { hasLink } from './links.ts';

/**
 * What of a page belongs to a date: the largest piece without another date, or the siblings up to the next one. What is
 * asked of the same siblings for each of their dates is found out once.
 */
export function createBelongings(
  root: HtmlNode,
  datesIn: (node: HtmlNode) => number,
): (mark: HtmlNode) => readonly HtmlNode[] {
  const known = new Map<HtmlNode, Siblings>();
  const around = (parent: HtmlNode): Siblings => {
    const found = known.get(parent) ?? siblingsIn(parent, datesIn);
    known.set(parent, found);
    return found;
  };
  return mark => belongings(mark, { root, datesIn, around });
}

interface Siblings {
  readonly nodes: readonly HtmlNode[];
  readonly places: ReadonlyMap<HtmlNode, number>;
  /** True where links stand above their dates. */
  readonly isBelow: boolean;
}

function siblingsIn({ children: nodes = [] }: HtmlNode, datesIn: (node: HtmlNode) => number): Siblings {
  const firstDate = nodes.findIndex(node => datesIn(node) > 0);
  const firstLink = nodes.findIndex(node => datesIn(node) === 0 && hasLink(node));
  return {
    nodes,
    places: new Map(nodes.map((node, place) => [node, place])),
    isBelow: firstLink >= 0 && firstLink < firstDate,
  };
}

interface Page {
  readonly root: HtmlNode;
  readonly datesIn: (node: HtmlNode) => number;
  readonly around: (parent: HtmlNode) => Siblings;
}

function belongings(mark: HtmlNode, page: Page): readonly HtmlNode[] {
  const { root, datesIn } = page;
  let top = mark;
  let tight: HtmlNode | null = hasLink(mark) ? mark : null;
  while (top !== root && top.parent !== null && datesIn(top.parent) === 1) {
    top = top.parent;
    if (tight === null && hasLink(top)) tight = top;
    if (tight !== null && isItemLike(top)) return withSpannedRows(top, mark, page);
  }
  if (tight !== null) {
    // The only date of a page, or of a section: what is near, not the whole.
    const isWide =
      top === root ||
      /^(?:body|main|section|article)$/.test(top.name ?? '') ||
      top.children?.some(child => /^h[1-6]$/.test(child.name ?? ''));
    return [isWide ? (isInside(mark, tight) ? tight : top) : top];
  }
  return run(top, page);
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
function withSpannedRows(row: HtmlNode, mark: HtmlNode, { around }: Page): readonly HtmlNode[] {
  const cell = row.name === 'tr' ? row.children?.find(child => isInside(mark, child)) : undefined;
  const spanned = Math.min(Number(cell?.attribs?.rowspan ?? 1) || 1, 100);
  if (spanned < 2 || row.parent === null) return [row];
  const { nodes, places } = around(row.parent);
  const rows: HtmlNode[] = [];
  for (let at = places.get(row) ?? nodes.length; at < nodes.length && rows.length < spanned; at++) {
    const node = nodes[at];
    if (node?.name === 'tr') rows.push(node);
  }
  return rows;
}

/** The siblings up to the next date: those that follow, or those that precede where links stand above their dates. */
function run(top: HtmlNode, { root, datesIn, around }: Page): readonly HtmlNode[] {
  if (top === root || top.parent === null) return [];
  const { nodes, places, isBelow } = around(top.parent);
  const step = isBelow ? -1 : 1;
  const found: HtmlNode[] = [];
  for (let at = (places.get(top) ?? nodes.length) + step; ; at += step) {
    const node = nodes[at];
    if (node === undefined || datesIn(node) > 0) break;
    if (!isFurniture(node) && !isUnseen(node)) found.push(node);
  }
  if (!found.some(hasLink)) return [];
  return isBelow ? found.reverse() : found;
}
