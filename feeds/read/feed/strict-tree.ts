import RssParser from 'rss-parser';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { basesInside, type Element, escaped, type FeedTree } from './element.ts';
import { canonicalAttributes, canonicalName, emptyScope, ownNamespaces, type Scope, scopeInside } from './names.ts';
import { type Root, rootName } from './root.ts';

/** Why rss-parser does not take a document. */
export interface Refusal {
  /** True where the document is no well-formed XML; false where only its shape is none that rss-parser knows. */
  readonly isIllFormed: boolean;
  readonly why: string;
}

// Its own fields lose attributes and order; the whole tree of each level is kept beside them.
const whole = [['$$', 'children', { keepArray: true }] as const, ['$', 'attributes', { keepArray: true }] as const];
const options = {
  xml2js: { explicitChildren: true, preserveChildrenOrder: true, charsAsChildren: true, includeWhiteChars: true },
  customFields: { feed: whole as never, item: whole as never },
  defaultRSS: 2,
} as const;

/** The strict way: rss-parser, which refuses what is not well formed, and some of what is. */
export async function strictTree(text: string, root: Root): Promise<FeedTree | Refusal> {
  if (hasUnendingTags(text))
    return { isIllFormed: false, why: 'it holds tags without end, which take rss-parser hours' };
  let feed: XmlNode & { readonly items: readonly XmlNode[] };
  try {
    feed = (await new RssParser(options).parseString(text)) as never;
  } catch (error) {
    const why = reasonOf(error);
    return { isIllFormed: /\nLine: \d+/.test(why), why: why.split('\n', 1)[0] ?? '' };
  }
  const dialect = rootName(root) === 'feed' ? 'atom' : 'rss';
  const scope = scopeInside(emptyScope, root.attributes);
  const own = ownNamespaces(root.name, scope, dialect);
  const bases = basesInside([], root.attributes['xml:base']);
  const isItem = ({ '#name': name }: XmlNode) => name === (dialect === 'atom' ? 'entry' : 'item');
  const around = (feed.children ?? []).filter(child => !isItem(child));
  // The document element's own base stands among `bases` already.
  const attributes = dialect === 'atom' ? { ...feed.attributes, 'xml:base': '' } : feed.attributes;
  const channel = fromXml({ '#name': 'channel', $: attributes ?? {}, $$: around }, scope, own, bases);
  const basesOfItems = root.name.toLowerCase() === 'rss' ? channel.bases : bases;
  const scopeOfItems = root.name.toLowerCase() === 'rss' ? scopeInside(scope, feed.attributes ?? {}) : scope;
  return { dialect, channel, items: feed.items.map(item => fromXml(item, scopeOfItems, own, basesOfItems)) };
}

/** rss-parser looks for each tag's end to the end of the text, and does so for every tag: a square of what has none. */
function hasUnendingTags(text: string): boolean {
  return text
    .split(/&gt;|>/)
    .some(piece => piece.length > 10_000 && piece.length * piece.split(/&lt;|</).length > stepsMax);
}

/** A tenth of a second or so. */
const stepsMax = 50_000_000;

interface XmlNode {
  readonly '#name'?: string;
  readonly $?: Readonly<Record<string, string>>;
  readonly _?: string;
  readonly $$?: readonly XmlNode[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlNode[];
}

function fromXml(node: XmlNode, around: Scope, own: ReadonlySet<string>, basesAround: readonly string[]): Element {
  const nodes = node.$$ ?? node.children ?? [];
  const written = node.$ ?? node.attributes ?? {};
  const scope = scopeInside(around, written);
  const attributes = canonicalAttributes(written);
  const bases = basesInside(basesAround, attributes['xml:base'] || undefined);
  return {
    name: canonicalName(node['#name'] ?? '', scope, own),
    attributes,
    children: nodes.filter(child => !isText(child)).map(child => fromXml(child, scope, own, bases)),
    text: nodes.map(child => (isText(child) ? (child._ ?? '') : '')).join(''),
    bases,
    markup: () => nodes.map(markupOf).join(''),
  };
}

function isText(node: XmlNode): boolean {
  return node['#name'] === '__text__' || node['#name'] === '__cdata';
}

function markupOf(node: XmlNode): string {
  if (isText(node)) return escaped(node._ ?? '');
  const name = (node['#name'] ?? '').replace(/^.*:/, '');
  return `<${name}>${(node.$$ ?? []).map(markupOf).join('')}</${name}>`;
}
