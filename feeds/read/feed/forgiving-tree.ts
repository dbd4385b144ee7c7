import { parseDocument } from 'htmlparser2';
import { basesInside, type Element, escaped, type FeedTree } from './element.ts';
import { canonicalAttributes, canonicalName, emptyScope, ownNamespaces, type Scope, scopeInside } from './names.ts';

const rootNames = new Set(['rss', 'rdf', 'feed', 'channel', 'entry']);

/**
 * The forgiving way: htmlparser2, which makes something of anything. Null where it is no feed.
 * Where a document breaks off inside an entry, the entry is kept only if what it is known by is whole: half an address or a
 * half title is another one.
 */
export function forgivingTree(text: string): FeedTree | null {
  const options = { xmlMode: true, withStartIndices: true, withEndIndices: true };
  const nodes = (parseDocument(text, options).children as DomNode[]).filter(isTag);
  const root = nodes.find(node => rootNames.has(localName(node)));
  if (root === undefined) return null;
  const dialect = /^(?:feed|entry)$/.test(localName(root)) ? 'atom' : 'rss';
  const scope = scopeInside(emptyScope, root.attribs ?? {});
  const top = fromDom(root, emptyScope, ownNamespaces(root.name ?? '', scope, dialect), []);
  if (localName(root) === 'entry') return { dialect, channel: { ...top, children: [] }, items: [top] };
  const channel = top.children.find(({ name }) => name === 'channel') ?? top;
  const isItem = ({ name }: Element) => name === (dialect === 'atom' ? 'entry' : 'item');
  // RSS 1.0 puts the entries beside the channel, 2.0 into it, 1.1 into a list of its own.
  const places = [top, ...top.children.filter(({ name }) => name === 'channel')];
  const lists = places.flatMap(place => [place, ...place.children.filter(({ name }) => name === 'items')]);
  const items = lists.flatMap(({ children }) => children.filter(isItem).flatMap(item => unnested(item, isItem)));
  const open = openAtTheEnd(root, text).map(localName);
  const breaksOff = open.some(name => name === 'item' || name === 'entry');
  return {
    dialect,
    channel: { ...channel, children: channel.children.filter(child => !isItem(child)) },
    items: breaksOff && isHalf(items, open) ? items.slice(0, -1) : items,
    ...(breaksOff && { breaksOff }),
  };
}

/** What an entry is known by. */
const identifying = new Set(['title', 'link', 'guid', 'id']);

/** Of the last entry: whether the document ends inside what it is known by, or before an address or id that others have. */
function isHalf(items: readonly Element[], open: readonly string[]): boolean {
  const isAddressed = ({ children, attributes }: Element) =>
    attributes.about !== undefined || children.some(({ name }) => name !== 'title' && identifying.has(name));
  const last = items.at(-1);
  return (
    open.some(name => identifying.has(name)) ||
    (last !== undefined && !isAddressed(last) && items.slice(0, -1).some(isAddressed))
  );
}

/** A closing tag with its blanks is no longer. */
const closingLengthMax = 200;

/** The elements that nothing closes before the text ends, from the outermost in. */
function openAtTheEnd(node: DomNode, text: string): readonly DomNode[] {
  const end = text.slice(node.startIndex ?? 0, (node.endIndex ?? 0) + 1).slice(-closingLengthMax);
  if (end.endsWith('/>') || new RegExp(`</${RegExp.escape(node.name ?? '')}\\s*>$`).test(end)) return [];
  const last = node.children?.filter(isTag).at(-1);
  return [node, ...(last === undefined ? [] : openAtTheEnd(last, text))];
}

/** An item that was never closed holds the next ones: each is an item of its own. */
function unnested(item: Element, isItem: (element: Element) => boolean): Element[] {
  const inside = item.children.filter(isItem);
  if (inside.length === 0) return [item];
  return [
    { ...item, children: item.children.filter(child => !isItem(child)) },
    ...inside.flatMap(next => unnested(next, isItem)),
  ];
}

interface DomNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly DomNode[];
  readonly startIndex?: number | null;
  readonly endIndex?: number | null;
}

function isTag({ type }: DomNode): boolean {
  // In XML mode these two are elements like any other, but keep the type that HTML gives them.
  return type === 'tag' || type === 'script' || type === 'style';
}

function localName({ name = '' }: DomNode): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function fromDom(node: DomNode, around: Scope, own: ReadonlySet<string>, basesAround: readonly string[]): Element {
  const nodes = node.children ?? [];
  const scope = scopeInside(around, node.attribs ?? {});
  const attributes = canonicalAttributes(node.attribs ?? {});
  const bases = basesInside(basesAround, attributes['xml:base'] || undefined);
  return {
    name: canonicalName(node.name ?? '', scope, own),
    attributes,
    children: nodes.filter(isTag).map(child => fromDom(child, scope, own, bases)),
    text: textOf(nodes),
    bases,
    markup: () => nodes.map(markupOf).join(''),
  };
}

function textOf(nodes: readonly DomNode[]): string {
  return nodes
    .map(node => (node.type === 'cdata' ? textOf(node.children ?? []) : node.type === 'text' ? (node.data ?? '') : ''))
    .join('');
}

function markupOf(node: DomNode): string {
  if (node.type === 'text') return escaped(node.data ?? '');
  if (node.type === 'cdata') return (node.children ?? []).map(markupOf).join('');
  if (!isTag(node)) return '';
  const name = (node.name ?? '').replace(/^.*:/, '');
  return `<${name}>${(node.children ?? []).map(markupOf).join('')}</${name}>`;
}
