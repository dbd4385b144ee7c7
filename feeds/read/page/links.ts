import type { HtmlNode } from './html.ts';

const linked = new WeakMap<HtmlNode, boolean>();

/** Whether a link to another document stands in a node, or is it. Asked of every node on the way up: remembered. */
export function hasLink(node: HtmlNode): boolean {
  const known = linked.get(node);
  if (known !== undefined) return known;
  const found = (node.name === 'a' && leads(node.attribs?.href)) || (node.children ?? []).some(hasLink);
  linked.set(node, found);
  return found;
}

/** Whether an address leads to another document. */
export function leads(href: string | undefined): boolean {
  return href !== undefined && !/^\s*(?:$|#|javascript:|mailto:|tel:|data:)/i.test(href);
}
