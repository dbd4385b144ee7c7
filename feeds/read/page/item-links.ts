import { firstIn, type HtmlNode, wordsOf } from './html.ts';
import { attachment, generic, meetingPart } from './link-words.ts';

export interface Link {
  readonly node: HtmlNode;
  readonly words: string;
}

/** A heading's link, else the link that says most; a file that goes with the publication (概要, 別添) only where nothing else leads to it. */
export function bestOf(links: readonly Link[]): Link | null {
  const inHeading = links.find(({ node }) => headingOf(node) !== null && !generic.test(headingWords(node)));
  if (inHeading !== undefined) return inHeading;
  const weight = ({ words }: Link) =>
    generic.test(words)
      ? 1
      : attachment.test(words)
        ? 0
        : meetingPart.test(words)
          ? 2
          : 3 + Math.min(words.length, 500);
  return links.reduce<Link | null>((best, link) => (best === null || weight(link) > weight(best) ? link : best), null);
}

function headingWords(node: HtmlNode): string {
  const heading = headingOf(node);
  return heading === null ? '' : wordsOf(heading, { images: true });
}

/** The heading that a link stands in or holds. */
function headingOf(node: HtmlNode): HtmlNode | null {
  const isHeading = (at: HtmlNode) => /^h[1-6]$/.test(at.name ?? '');
  for (let at: HtmlNode | null = node, steps = 0; at !== null && steps < 4; at = at.parent, steps++)
    if (isHeading(at)) return at;
  return firstIn(node, isHeading);
}

/** The links that are items beside the best one: in lines, rows or cells of the same kind, and saying something. */
export function peersOf(best: Link, links: readonly Link[], nodes: readonly HtmlNode[]): readonly Link[] {
  if (
    headingOf(best.node) !== null &&
    nodes.length === 1 &&
    links.every(link => link === best || headingOf(link.node) === null)
  )
    return [best];
  const isAttached = ({ words }: Link) => generic.test(words) || attachment.test(words);
  const line = lineOf(best.node, nodes);
  const perLine = Map.groupBy(
    links.filter(link => !isAttached(link) || link === best),
    link => lineOf(link.node, nodes)?.node ?? null,
  );
  const peers = [...perLine.values()].filter(([first]) => {
    const other = first === undefined ? null : lineOf(first.node, nodes);
    return other !== null && other.kind === line?.kind && other.node.parent === line.node.parent;
  });
  if (peers.length < 2)
    return meetingPart.test(best.words) ? links.filter(({ words }) => meetingPart.test(words)) : [best];
  const chosen = peers.flatMap(group => bestOf(group) ?? []);
  // Labels beside a title (AI, 金融) are shorter than any title.
  return chosen.every(({ words }) => words.length >= 6 || words.length * 3 > best.words.length) ? chosen : [best];
}

interface Line {
  readonly node: HtmlNode;
  readonly kind: string;
}

/** The line that a link stands in, within its record; null where the record is one line. */
function lineOf(link: HtmlNode, nodes: readonly HtmlNode[]): Line | null {
  for (let at: HtmlNode | null = link; at !== null; at = at.parent) {
    const isTop = nodes.includes(at);
    if (/^(?:li|dd|p|tr)$/.test(at.name ?? '') && (!isTop || nodes.length > 1))
      return { node: at, kind: `${at.name} ${at.attribs?.class ?? ''}` };
    if (isTop) break;
  }
  return broken(link);
}

/** Lines that are only broken by `<br>`: each link that a break precedes begins one. */
function broken(link: HtmlNode): Line | null {
  const isBlank = ({ type, data = '' }: HtmlNode) => type === 'comment' || (type === 'text' && data.trim() === '');
  let previous = link.prev ?? null;
  while (previous !== null && isBlank(previous)) previous = previous.prev ?? null;
  if (previous !== null) return previous.name === 'br' ? { node: link, kind: 'br' } : null;
  let next = link.next ?? null;
  while (next !== null && next.name !== 'br') next = next.next ?? null;
  return next === null ? null : { node: link, kind: 'br' };
}
