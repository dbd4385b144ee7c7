import { standingDate } from '../../src/calendar/standing-date.ts';
import { leads } from './dated-list.ts';
import { firstIn, type HtmlNode, holds, isFurniture, isUnseen, wordsOf } from './html.ts';

export interface ListItem {
  readonly title: string;
  readonly href: string;
  /** What else stands in the item: a category, a description, attachments. */
  readonly rest: string;
}

/** Words of links that say nothing of what they lead to. */
const generic =
  /^(?:経過(?:情報)?|本文(?:情報)?|要綱|照会|詳細?(?:は?こちら|を見る|へ)?|詳しく(?:は?こちら|見る)?|こちら|続きを(?:読む|見る)|もっと見る|more|read more.*|learn more|view(?: more)?|continue reading.*|details?|download|ダウンロード|pdf.{0,40}|(?:別ウィンドウで)?(?:pdf|excel|word)(?:版|ファイル)?.{0,30}|[[(（【［].{0,25}(?:pdf|excel|word|kb|mb|html).{0,25}[\])）】］]|html版?|(?:日本語|英語|和文|英文)(?:版)?|english|en|japanese)$/iu;
/** Links that lead about the site. */
const wayfinding =
  /^(?:(?:次|前|先頭|最後)(?:の?(?:ページ|\d+件))?へ?|[«»‹›<>→←\d\s]+|(?:一覧|トップ|ホーム|目次)(?:へ(?:戻る)?|を見る|ページ)?|(?:ページの?)?(?:先頭|トップ|top)へ?(?:戻る)?|.{0,12}一覧(?:はこちら|へ|を見る)|過去の.{0,20}(?:一覧|はこちら)|rss(?:配信)?|next(?: page)?|prev(?:ious)?(?: page)?|back(?: to top)?|home|top|see all|view all|older posts|newer posts|twitter|facebook|linkedin|x|share|print|印刷)$/iu;
/** Parts of a meeting, told apart only together with the meeting's name. */
const meetingPart =
  /^(?:議事(?:次第|録|要旨|概要)|(?:配[布付])?資料(?:一覧|等)?|開催(?:案内|通知|概要)|発言要旨|動画|速記録|agenda|minutes|materials|summary)$/iu;
const attachment =
  /^(?:(?:参考|別添|別紙|配[布付])?資料\s*[\d０-９]|別[添紙]\s*[\d０-９]?|参考\s*[\d０-９]|本文|概要|要旨|新旧対照(?:表|条文)|報道発表資料)/u;

/**
 * The items of one dated piece of a page: mostly one, whose link is the heading's or the one that says most; several where
 * the piece is a list of its own (a date with three links below it).
 */
export function itemsOf(nodes: readonly HtmlNode[], dateNode: HtmlNode | null): ListItem[] {
  const links = nodes.flatMap(node => linksIn(node)).map(node => ({ node, words: titleOf(node, dateNode) }));
  const useful = links.filter(({ words }) => words !== '' && !wayfinding.test(words));
  const best = bestOf(useful);
  if (best === null) return [];
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

export function linksIn(node: HtmlNode): HtmlNode[] {
  if (isUnseen(node) || isFurniture(node)) return [];
  if (node.name === 'a') return leads(node.attribs?.href) ? [node] : [];
  return (node.children ?? []).flatMap(linksIn);
}

interface Link {
  readonly node: HtmlNode;
  readonly words: string;
}

/** A heading's link, else the link that says most. */
function bestOf(links: readonly Link[]): Link | null {
  const inHeading = links.find(({ node }) => headingOf(node) !== null && !generic.test(headingWords(node)));
  if (inHeading !== undefined) return inHeading;
  const weight = ({ words }: Link) =>
    generic.test(words)
      ? 0
      : attachment.test(words)
        ? 1
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
function peersOf(best: Link, links: readonly Link[], nodes: readonly HtmlNode[]): readonly Link[] {
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

/** What a link calls its target: a heading in it, a part that is named a title, else its longest part, without the date. */
function titleOf(link: HtmlNode, dateNode: HtmlNode | null): string {
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
  return undated.replace(/^[\s:：|・、。,>»【】()（）-]+|[\s:：|・、,>»()（）-]+$/g, '');
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
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
