import { parseDocument } from 'htmlparser2';
import { nestsDeeper } from '../nesting.ts';

/** An element of a law's text: e-Gov's XML and the tree of its law API are the same elements. */
export interface LawNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (LawNode | string)[];
}

/** Deeper than this no law is nested. */
const depthMax = 60;

/** The first `Law` of an XML document, wherever it stands; null where there is none. */
export function lawFromXml(text: string): LawNode | null {
  if (nestsDeeper(text, depthMax)) return null;
  const waiting = [...(parseDocument(text, { xmlMode: true }).children as DomNode[])];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (node.name === 'Law') return fromDom(node, 0);
    waiting.push(...(node.children ?? []));
  }
  return null;
}

/** The law in an answer of the law API, whose elements are `{ tag, attr, children }`; null where there is none. */
export function lawFromTree(value: unknown): LawNode | null {
  const node = fromTree(value, 0);
  return typeof node === 'object' && node?.tag === 'Law' ? node : null;
}

export function childrenNamed(node: LawNode, ...tags: readonly string[]): LawNode[] {
  return node.children.filter((child): child is LawNode => typeof child !== 'string' && tags.includes(child.tag));
}

export function childNamed(node: LawNode, tag: string): LawNode | undefined {
  return childrenNamed(node, tag)[0];
}

/** The words of an element; readings beside characters are left out, columns stand apart. */
export function wordsIn(node: LawNode | undefined): string {
  if (node === undefined) return '';
  // Between two sentences English sets a blank and Japanese none.
  return gather(node)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/(?<=[^\u0000-\u00FF]) (?=[^\u0000-\u00FF])/g, '')
    .trim();
}

function gather(node: LawNode): string {
  if (node.tag === 'Rt') return '';
  const inside = node.children.map(child => (typeof child === 'string' ? child : gather(child))).join('');
  if (/^(?:Column|TableColumn)$/.test(node.tag)) return `${inside}　`;
  return /^(?:Sentence|Item|Paragraph|Article|AmendProvision)$/.test(node.tag) ? `${inside} ` : inside;
}

interface DomNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly DomNode[];
}

function fromDom({ name = '', attribs = {}, children = [] }: DomNode, depth: number): LawNode {
  const inside =
    depth > depthMax
      ? []
      : children.flatMap((child): (LawNode | string)[] => {
          if (child.type === 'text') return [child.data ?? ''];
          return child.type === 'tag' ? [fromDom(child, depth + 1)] : [];
        });
  return { tag: name, attributes: attribs, children: inside };
}

function fromTree(value: unknown, depth: number): LawNode | string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > depthMax) return null;
  const { tag, attr, children } = value as { tag?: unknown; attr?: unknown; children?: unknown };
  if (typeof tag !== 'string') return null;
  const inside = Array.isArray(children) ? children : [];
  return {
    tag,
    attributes: attributesOf(attr),
    children: inside.flatMap(child => fromTree(child, depth + 1) ?? []),
  };
}

function attributesOf(attr: unknown): Readonly<Record<string, string>> {
  if (typeof attr !== 'object' || attr === null) return {};
  return Object.fromEntries(
    Object.entries(attr).flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])),
  );
}
