import { type CheerioAPI, load } from 'cheerio';
import { Parser, parseDocument } from 'htmlparser2';
import { breaksOff, type ReadIssue } from '../../../src/domain/entry.ts';

/** A node of a page, as the parser gives it. */
export interface HtmlNode {
  readonly type: string;
  /** Of an element, in small letters. */
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  /** Of text and comments. */
  readonly data?: string;
  readonly children?: readonly HtmlNode[];
  readonly parent: HtmlNode | null;
  readonly prev?: HtmlNode | null;
  readonly next?: HtmlNode | null;
}

export interface HtmlPage {
  readonly body: HtmlNode;
  /** Of `<title>`; empty where there is none. */
  readonly title: string;
  /** What relative addresses are relative to. */
  readonly base: string;
  /**
   * What a CSS selector chooses, in the whole page or within a node.
   * @throws Error where it is no selector.
   */
  select(selector: string, within?: HtmlNode): HtmlNode[];
  readonly issues: readonly ReadIssue[];
}

/** Deeper than this no page nests; browsers stop there too. */
const depthMax = 512;

/** Parses a page as browsers would, tag soup and all. What nests too deep is cut off, and said. */
export function openHtml(whole: string, url: string): HtmlPage {
  const text = beforeHalfLink(whole);
  const end = endOfSaneNesting(text);
  const detail = `elements are nested more than ${depthMax} deep; only what stands before is read`;
  const issues: ReadIssue[] = end === null ? [] : [{ code: 'too-deep', detail, entry: null }];
  if (text !== whole)
    issues.push({
      code: breaksOff,
      detail: 'it breaks off inside a link, which is read once it is whole',
      entry: null,
    });
  // The same parser as the one that measured the depth.
  const root = parseDocument(end === null ? text : text.slice(0, end)) as unknown as HtmlNode;
  const named = (name: string) => firstIn(root, node => node.name === name);
  let $: CheerioAPI | null = null;
  const title = named('title');
  const stated = firstIn(root, ({ name, attribs }) => name === 'base' && attribs?.href !== undefined)?.attribs?.href;
  return {
    body: named('body') ?? root,
    title: title === null ? '' : textOf(title).replace(/\s+/g, ' ').trim(),
    base: (stated && URL.parse(stated, url)?.href) || url,
    select(selector, within) {
      $ ??= load(root as never);
      return $(selector, within as never).get() as unknown as HtmlNode[];
    },
    issues,
  };
}

/** A page that ends inside a link, with nothing closed after it, without that link: half a title or an address is another one. */
function beforeHalfLink(text: string): string {
  const at = Math.max(text.lastIndexOf('<a '), text.lastIndexOf('<A '));
  return at === -1 || /<\/[a-z][^<>]*>/i.test(text.slice(at)) ? text : text.slice(0, at);
}

/** Where elements first nest too deep; null for a sane page. */
function endOfSaneNesting(text: string): number | null {
  let depth = 0;
  let end: number | null = null;
  const parser = new Parser({
    onopentagname() {
      if (++depth > depthMax && end === null) {
        end = parser.startIndex;
        parser.pause();
      }
    },
    onclosetag() {
      depth--;
    },
  });
  for (let at = 0; at < text.length && end === null; at += 65_536) parser.write(text.slice(at, at + 65_536));
  return end;
}

const blocks = new Set(
  'address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
// Readings of characters (rt, rp) stand between the words that they are of.
const unseen = new Set('script style noscript template head svg iframe object select textarea button rt rp'.split(' '));

export function isElement(node: HtmlNode): boolean {
  return node.name !== undefined && node.type !== 'directive' && node.type !== 'comment' && node.type !== 'cdata';
}

export function isBlock(node: HtmlNode): boolean {
  return blocks.has(node.name ?? '');
}

/**
 * Never read by a person as part of the text: scripts, styles, form controls, readings, and what is
 * hidden; but a list that a tab or a button unfolds is read. */
export function isUnseen(node: HtmlNode): boolean {
  return (
    unseen.has(node.name ?? '') || (node.attribs?.hidden !== undefined && !holds(node, ({ name }) => name === 'a'))
  );
}

/** The words that a person reads in a node: a line a block, blanks squeezed; images by their alternative text where asked for. */
export function wordsOf(node: HtmlNode, { skip = () => false, images = false }: WordOptions = {}): string {
  let words = '';
  const walk = (at: HtmlNode): void => {
    if (at.type === 'text') words += at.data?.replace(/\s+/g, ' ') ?? '';
    if (isUnseen(at) || skip(at) || at.type === 'comment' || at.type === 'directive') return;
    if (images && at.name === 'img') words += ` ${at.attribs?.alt ?? ''} `;
    const isBreak = isBlock(at);
    if (isBreak) words += '\n';
    for (const child of at.children ?? []) walk(child);
    if (isBreak) words += '\n';
  };
  walk(node);
  return words
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

export interface WordOptions {
  readonly skip?: (node: HtmlNode) => boolean;
  readonly images?: boolean;
}

const furnitureTags = new Set(['nav', 'footer', 'aside', 'form', 'dialog']);
const furnitureRoles = /^(?:navigation|banner|contentinfo|search|complementary|menu|menubar|dialog)$/;
const furnitureNames =
  /(?:^|[\s_-])(?:g|l|s|global|local|side|sub|main|head|foot|site|sp|pc)?(?:nav|navi|navigation|menu|bread|breadcrumbs?|crumbs?|topicpath|topic-?path|pankuzu|pan|footer|sidebar|side|pager|pagination|sitemap|banner|banners|share|sns|skip|cookie|modal|search)(?:$|[\s_\d-])|topicPath|[a-z](?:Nav|Navi|Menu|Footer|Header|Sidebar|Breadcrumbs?|Pager|Banner)(?![a-z])|^(?:header|footer|nav|menu)/;

/**
 * Navigation, breadcrumbs, headers and footers of a site: what stands on each of its pages.
 * An element that holds the page's `<main>` or `<h1>` is none, whatever it is called.
 */
export function isFurniture(node: HtmlNode): boolean {
  const { name = '', attribs } = node;
  if (attribs === undefined || name === 'body' || name === 'html' || name === 'main') return false;
  const isNamedSo =
    furnitureTags.has(name) ||
    furnitureRoles.test(attribs.role ?? '') ||
    (name === 'header' && !isInside(node, 'article')) ||
    (name !== 'a' &&
      /^(?:div|ul|ol|dl|section|header|p|table)$/.test(name) &&
      furnitureNames.test(`${attribs.id ?? ''} ${attribs.class ?? ''}`.trim()));
  return (
    isNamedSo && !holds(node, child => child.name === 'main' || child.name === 'h1' || child.attribs?.role === 'main')
  );
}

function isInside(node: HtmlNode, name: string): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at.name === name) return true;
  return false;
}

export function holds(node: HtmlNode, test: (child: HtmlNode) => boolean): boolean {
  return (node.children ?? []).some(child => test(child) || holds(child, test));
}

/** The first node inside, in the page's order. */
export function firstIn(node: HtmlNode, test: (child: HtmlNode) => boolean): HtmlNode | null {
  for (const child of node.children ?? []) {
    const found = test(child) ? child : firstIn(child, test);
    if (found !== null) return found;
  }
  return null;
}

function textOf(node: HtmlNode): string {
  return node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(textOf).join('');
}
