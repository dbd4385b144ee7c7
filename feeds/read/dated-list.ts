import {
  completeDate,
  type Period,
  periodIn,
  type StandingDate,
  standingDate,
} from '../../src/calendar/standing-date.ts';
import type { PartialDate } from '../../src/domain/time.ts';
import { type HtmlNode, isElement, isFurniture, isUnseen, wordsOf } from './html.ts';

/** A piece of a page that belongs to one date: its nodes in order. */
export interface DatedRecord {
  readonly nodes: readonly HtmlNode[];
  /** Null where the list prints a day whose year stands nowhere. */
  readonly date: PartialDate | null;
  /** Where the date itself stands, not to be read as part of a title. */
  readonly dateNode: HtmlNode | null;
}

interface DateMark {
  readonly node: HtmlNode;
  readonly found: StandingDate;
  readonly period: Period;
}

/**
 * The generic reader of dated lists: finds each date that stands by itself, and what belongs to it: the largest piece of
 * the page that holds no other date, or, where that holds no link, what follows up to the next date (`dt` and `dd`, a
 * heading and its list), or what precedes it where dates stand below.
 */
export function datedRecords(root: HtmlNode, titlePeriod: Period | null): DatedRecord[] {
  const marks = chosen(findMarks(root, titlePeriod));
  const within = new Map<HtmlNode, number>();
  for (const { node } of marks) {
    for (let at: HtmlNode | null = node; at !== null; at = at === root ? null : at.parent)
      within.set(at, (within.get(at) ?? 0) + 1);
  }
  const datesIn = (node: HtmlNode) => within.get(node) ?? 0;
  // «更新日» is a page's where other dates are its items', or where it is the only one.
  const isPagesOwn = marks.length === 1 || marks.some(mark => !mark.found.isOfPage);
  const records = marks.flatMap(({ node, found, period }) => {
    const nodes = belongings(node, root, datesIn);
    const isTooWide = found.isOfPage && isPagesOwn && !nodes.every(isItemLike);
    return nodes.length === 0 || isTooWide
      ? []
      : [{ nodes, date: completeDate(found.printed, period), dateNode: node }];
  });
  return withUndated(records, datesIn);
}

/** The items of a dated list that have no date of their own: a period (8月1日～31日), or nothing. They are not lost. */
function withUndated(records: readonly DatedRecord[], datesIn: (node: HtmlNode) => number): DatedRecord[] {
  const taken = new Set(records.flatMap(({ nodes }) => nodes));
  const lists = Map.groupBy(
    records.filter(({ nodes: [first] }) => first !== undefined && isItemLike(first)),
    ({ nodes: [first] }) => first?.parent ?? null,
  );
  const isKin = (node: HtmlNode, other: HtmlNode) =>
    node.name === other.name && (node.attribs?.class ?? '') === (other.attribs?.class ?? '');
  const undatedIn = (list: HtmlNode | null, dated: readonly DatedRecord[]): HtmlNode[] => {
    const [first] = dated[0]?.nodes ?? [];
    if (first === undefined || dated.length < 2) return [];
    return (list?.children ?? []).filter(
      node => !taken.has(node) && isKin(node, first) && datesIn(node) === 0 && hasLink(node) && !isFurniture(node),
    );
  };
  const extra = [...lists].flatMap(([list, dated]) => undatedIn(list, dated));
  return extra.length === 0
    ? [...records]
    : inOrder([...records, ...extra.map(node => ({ nodes: [node], date: null, dateNode: null }))]);
}

function inOrder(records: readonly DatedRecord[]): DatedRecord[] {
  const places = new Map<HtmlNode, number>();
  const number = (node: HtmlNode): void => {
    places.set(node, places.size);
    node.children?.forEach(number);
  };
  let top = records[0]?.nodes[0] ?? null;
  while (top?.parent) top = top.parent;
  if (top !== null) number(top);
  const placeOf = ({ nodes: [first] }: DatedRecord) => (first === undefined ? 0 : (places.get(first) ?? 0));
  return records.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Days make a list's items; months and years are its headings, unless there is nothing finer. */
function chosen(marks: readonly DateMark[]): readonly DateMark[] {
  const precision = ({ found: { printed } }: DateMark) =>
    printed.kind === 'part'
      ? printed.day === null
        ? 0
        : 3
      : printed.date.length > 7
        ? 3
        : printed.date.length > 4
          ? 2
          : 1;
  for (const wanted of [3, 2]) {
    const finest = marks.filter(mark => precision(mark) === wanted);
    if (finest.length > 0) return finest;
  }
  return [];
}

/** A date alone is not longer, with its label and its weekday. */
const dateLengthMax = 60;

function findMarks(root: HtmlNode, titlePeriod: Period | null): DateMark[] {
  const marks: DateMark[] = [];
  let period: Period = titlePeriod ?? { year: null, isFiscal: false, month: null };
  walk(root);
  return marks;

  function walk(node: HtmlNode): void {
    if (node.type === 'comment') mark(node, commentWords(node.data ?? ''));
    if (node.type === 'text') mark(node, (node.data ?? '').replace(/\s+/g, ' ').trim());
    if (isUnseen(node) || isFurniture(node)) return;
    if (isElement(node)) {
      const stated = statedDate(node);
      if (stated !== undefined && mark(node, stated)) return;
      const words = shortWords([node], dateLengthMax);
      if (isHeading(node)) enter(wordsOf(node));
      if (words !== null && words !== '' && isWholeDate(words)) {
        const inside = firstStated(node);
        if (inside !== undefined && mark(node, inside)) return;
        if (!isHeading(node) || !isPeriod(words)) mark(node, words);
        return;
      }
    }
    for (const piece of pieces(node.children ?? [])) {
      const words = piece.length > 1 ? shortWords(piece, dateLengthMax) : null;
      const [first] = piece;
      if (first !== undefined && words !== null && isWholeDate(words) && !isPeriod(words)) mark(first, words);
      else for (const child of piece) walk(child);
    }
  }

  function mark(node: HtmlNode, words: string): boolean {
    const found = standingDate(words);
    if (found === null) return false;
    if (found.rest === '' && isPeriod(words)) enter(words);
    marks.push({ node, found, period });
    return true;
  }

  function enter(heading: string): void {
    const named = periodIn(heading);
    if (named === null) return;
    period = named.year === null ? { ...period, month: named.month } : named;
  }
}

function isHeading(node: HtmlNode): boolean {
  return (
    /^h[1-6]$|^caption$|^summary$/.test(node.name ?? '') ||
    /(?:^|[\s_-])year(?:$|[\s_-])/i.test(node.attribs?.class ?? '')
  );
}

function isWholeDate(words: string): boolean {
  return standingDate(words)?.rest === '';
}

/** A year or a month: nothing in a list is dated so, where days are printed. */
function isPeriod(words: string): boolean {
  const printed = standingDate(words)?.printed;
  return printed?.kind === 'part' ? printed.day === null : printed !== undefined && printed.date.length <= 7;
}

/** MOJ keeps its dates in comments: `<!-- dt>平成38年8月7日</dt -->`. */
function commentWords(data: string): string {
  return data.length > 300
    ? ''
    : data
        .replace(/<?\/?\w+(?:\s[^<>]*)?>|<\/?\w+\s*$/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

/** Runs of text and inline elements without links, so that a date in pieces is one: `<span>2025</span>.<span>06.09</span>`. */
function pieces(nodes: readonly HtmlNode[]): HtmlNode[][] {
  const runs: HtmlNode[][] = [];
  let isOpen = false;
  for (const node of nodes) {
    const isInline = node.type === 'text' || /^(?:span|b|strong|em|i|time|small)$/.test(node.name ?? '');
    const joins = isInline && !hasLink(node);
    if (joins && isOpen) runs.at(-1)?.push(node);
    else runs.push([node]);
    isOpen = joins;
  }
  return runs;
}

function statedDate({ attribs }: HtmlNode): string | undefined {
  return (attribs?.datetime ?? attribs?.['data-date'])?.trim();
}

function firstStated(node: HtmlNode): string | undefined {
  for (const child of node.children ?? []) {
    const stated = statedDate(child) ?? firstStated(child);
    if (stated !== undefined && isWholeDate(stated)) return stated;
  }
  return undefined;
}

/** The words of nodes in a row; null where they are more than that many. */
function shortWords(nodes: readonly HtmlNode[], lengthMax: number): string | null {
  let words = '';
  const walk = (at: HtmlNode): boolean => {
    if (at.type === 'text') words += at.data ?? '';
    if (at.name === 'br') words += ' ';
    return words.length <= lengthMax * 4 && (isUnseen(at) || (at.children ?? []).every(walk));
  };
  if (!nodes.every(walk)) return null;
  const squeezed = words.replace(/\s+/g, ' ').trim();
  return squeezed.length > lengthMax ? null : squeezed;
}

function belongings(mark: HtmlNode, root: HtmlNode, datesIn: (node: HtmlNode) => number): readonly HtmlNode[] {
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
function isItemLike(node: HtmlNode): boolean {
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
