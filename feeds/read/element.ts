import { parseDocument } from 'htmlparser2';
import RssParser from 'rss-parser';

/** An element of a feed, from whichever parser read it. Names are `date` or `dc:date`, by namespace, not by prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, without its children's; entities are decoded. */
  readonly text: string;
  /** Everything inside it, as markup. */
  markup(): string;
}

/** A feed's two levels: what stands around the entries, and the entries. */
export interface FeedTree {
  readonly dialect: 'rss' | 'atom';
  readonly channel: readonly Element[];
  readonly items: readonly Element[];
  /** `xml:base` of the document element. */
  readonly base: string | null;
}

/** Namespaces that the mapping knows, by the prefix under which it names them. */
const namespaces: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://backend.userland.com/rss2': '',
  'http://www.w3.org/1999/xhtml': 'xhtml',
};

/** Deeper than this nothing of a feed stands. */
const depthMax = 100;

/**
 * The strict way: rss-parser, which refuses what is not well formed.
 * @throws Error where it refuses.
 */
export async function strictTree(text: string): Promise<FeedTree> {
  if (nestsTooDeep(text)) throw new Error(`elements are nested more than ${depthMax} deep`);
  // Its own fields lose attributes and order; the whole tree of each level is kept beside them.
  const whole = [['$$', 'children', { keepArray: true }] as const, ['$', 'attributes', { keepArray: true }] as const];
  const parser = new RssParser({
    xml2js: { explicitChildren: true, preserveChildrenOrder: true, charsAsChildren: true, includeWhiteChars: true },
    customFields: { feed: whole as never, item: whole as never },
    defaultRSS: 2,
  });
  const feed = (await parser.parseString(text)) as unknown as XmlNode & { items: XmlNode[] };
  const prefixes = prefixesIn(text);
  const dialect = rootName(text) === 'feed' ? 'atom' : 'rss';
  const channel = fromXml(feed as XmlNode, prefixes, dialect).children.filter(
    ({ name }) => name !== 'item' && name !== 'entry',
  );
  return { dialect, channel, items: feed.items.map(item => fromXml(item, prefixes, dialect)), base: rootBase(text) };
}

/** The forgiving way: htmlparser2, which makes something of anything. Null where it is no feed. */
export function forgivingTree(text: string): FeedTree | null {
  if (nestsTooDeep(text)) return null;
  const prefixes = prefixesIn(text);
  const roots = (parseDocument(text, { xmlMode: true }).children as DomNode[]).filter(node => node.type === 'tag');
  const root = roots.find(node => /^(?:\w+:)?(?:rss|rdf|feed|channel)$/i.test(node.name ?? ''));
  if (root === undefined) return null;
  const dialect = /feed$/i.test(root.name ?? '') ? 'atom' : 'rss';
  const top = fromDom(root, prefixes, dialect);
  const channel = top.children.find(({ name }) => name === 'channel') ?? top;
  const isItem = ({ name }: Element) => name === (dialect === 'atom' ? 'entry' : 'item');
  const items = [...top.children.filter(isItem), ...(channel === top ? [] : channel.children.filter(isItem))];
  return {
    dialect,
    channel: channel.children.filter(child => !isItem(child)),
    items,
    base: top.attributes['xml:base'] ?? null,
  };
}

interface XmlNode {
  readonly '#name'?: string;
  readonly $?: Readonly<Record<string, string>>;
  readonly _?: string;
  readonly $$?: readonly XmlNode[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
}

function fromXml(node: XmlNode, prefixes: Prefixes, dialect: FeedTree['dialect']): Element {
  const nodes = node.$$ ?? node.children ?? [];
  return {
    name: canonicalName(node['#name'] ?? '', prefixes, dialect),
    attributes: node.$ ?? node.attributes ?? {},
    children: nodes.filter(child => !isText(child)).map(child => fromXml(child, prefixes, dialect)),
    text: nodes
      .filter(isText)
      .map(child => child._ ?? '')
      .join(''),
    markup: () => nodes.map(xmlMarkup).join(''),
  };
}

function isText(node: XmlNode): boolean {
  return node['#name'] === '__text__' || node['#name'] === '__cdata';
}

function xmlMarkup(node: XmlNode): string {
  if (isText(node)) return escaped(node._ ?? '');
  const name = node['#name'] ?? '';
  return `<${name}${attributeMarkup(node.$ ?? {})}>${(node.$$ ?? []).map(xmlMarkup).join('')}</${name}>`;
}

interface DomNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly DomNode[];
}

function fromDom(node: DomNode, prefixes: Prefixes, dialect: FeedTree['dialect']): Element {
  const nodes = node.children ?? [];
  return {
    name: canonicalName(node.name ?? '', prefixes, dialect),
    attributes: node.attribs ?? {},
    children: nodes.filter(({ type }) => type === 'tag').map(child => fromDom(child, prefixes, dialect)),
    text: domText(nodes),
    markup: () => nodes.map(domMarkup).join(''),
  };
}

function domText(nodes: readonly DomNode[]): string {
  return nodes
    .map(node => (node.type === 'cdata' ? domText(node.children ?? []) : node.type === 'text' ? (node.data ?? '') : ''))
    .join('');
}

function domMarkup(node: DomNode): string {
  if (node.type === 'text') return escaped(node.data ?? '');
  if (node.type === 'cdata') return (node.children ?? []).map(domMarkup).join('');
  if (node.type !== 'tag') return '';
  return `<${node.name}${attributeMarkup(node.attribs ?? {})}>${(node.children ?? []).map(domMarkup).join('')}</${node.name}>`;
}

function attributeMarkup(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

type Prefixes = ReadonlyMap<string, string>;

/** Prefixes as the document declares them; feeds do not bind one prefix twice. */
function prefixesIn(text: string): Prefixes {
  const declared = [...text.matchAll(/\bxmlns:([\w.-]+)\s*=\s*["']([^"'<]{1,200})["']/g)];
  return new Map(
    declared
      .flatMap(([, prefix = '', uri = '']) => {
        const known = namespaces[uri.trim().toLowerCase()];
        return known === undefined ? [] : [[prefix, known] as const];
      })
      .reverse(),
  );
}

function canonicalName(written: string, prefixes: Prefixes, dialect: FeedTree['dialect']): string {
  const colon = written.indexOf(':');
  if (colon < 0) return written;
  const prefix = written.slice(0, colon);
  const space = prefixes.get(prefix) ?? prefix;
  const local = written.slice(colon + 1);
  return space === '' || (space === 'atom' && dialect === 'atom') ? local : `${space}:${local}`;
}

function rootTag(text: string): string {
  return /<((?:[\w.-]+:)?(?:rss|RDF|feed|channel))\b[^>]{0,4000}>/i.exec(text.slice(0, 20_000))?.[0] ?? '';
}

function rootName(text: string): string {
  return /^<(?:[\w.-]+:)?(\w+)/.exec(rootTag(text))?.[1]?.toLowerCase() ?? '';
}

function rootBase(text: string): string | null {
  return /\bxml:base\s*=\s*["']([^"']{1,2000})["']/.exec(rootTag(text))?.[1] ?? null;
}

/** Counts open tags without building anything, so that nesting cannot exhaust a stack. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x21 /* ! */) {
      const end = text.startsWith('<![CDATA[', at)
        ? text.indexOf(']]>', at)
        : text.startsWith('<!--', at)
          ? text.indexOf('-->', at)
          : at;
      if (end < 0) return false;
      at = end;
    } else if (next === 0x2f /* / */) depth--;
    else if (next !== 0x3f /* ? */) {
      const end = text.indexOf('>', at);
      if (end < 0) return false;
      if (text.charCodeAt(end - 1) !== 0x2f && ++depth > depthMax) return true;
      at = end;
    }
  }
  return false;
}
