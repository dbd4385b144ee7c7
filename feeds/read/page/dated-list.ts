import { completeDate, type ListedDate, type Period } from '../../../src/calendar/standing-date.ts';
import type { Day, PartialDate } from '../../../src/domain/time.ts';
import { createBelongings, isItemLike } from './belongings.ts';
import { itemMarks } from './date-marks.ts';
import { type HtmlNode, isFurniture } from './html.ts';
import { hasLink } from './links.ts';

/** A piece of a page that belongs to one date: its nodes in order. */
export interface DatedRecord {
  readonly nodes: readonly HtmlNode[];
  /** Null where the list prints a day whose year stands nowhere. */
  readonly date: PartialDate | null;
  /** Where the date itself stands, not to be read as part of a title. */
  readonly dateNode: HtmlNode | null;
}

/**
 * The generic reader of dated lists: finds each date that stands by itself, and what belongs to it: the largest piece of
 * the page that holds no other date, or, where that holds no link, what follows up to the next date (`dt` and `dd`, a
 * heading and its list), or what precedes it where dates stand below.
 */
export function datedRecords(root: HtmlNode, titlePeriod: Period | null): DatedRecord[] {
  const marks = itemMarks(root, titlePeriod);
  const within = new Map<HtmlNode, number>();
  for (const { node } of marks) {
    for (let at: HtmlNode | null = node; at !== null; at = at === root ? null : at.parent)
      within.set(at, (within.get(at) ?? 0) + 1);
  }
  const datesIn = (node: HtmlNode) => within.get(node) ?? 0;
  // «更新日» is a page's where other dates are its items', or where it is the only one.
  const isPagesOwn = marks.length === 1 || marks.some(mark => !mark.found.isOfPage);
  const belongings = createBelongings(root, datesIn);
  const held = marks.map(mark => ({ ...mark, nodes: belongings(mark.node) }));
  const isItems = ({ found, nodes }: (typeof held)[number]) =>
    nodes.length > 0 && !(found.isOfPage && isPagesOwn && !nodes.every(isItemLike));
  const [pagesDay = null] = held.filter(mark => !isItems(mark)).flatMap(({ found }) => dayOf(found.printed) ?? []);
  const records = held.filter(isItems).map(({ node, nodes, period, found: { printed } }) => ({
    nodes,
    date: completeDate(printed, period) ?? lastBefore(printed, pagesDay),
    dateNode: node,
  }));
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

function dayOf(printed: ListedDate): Day | null {
  return printed.kind === 'whole' && printed.date.length >= 10 ? printed.date.slice(0, 10) : null;
}

/** A day and month whose year stands nowhere, on a page that prints its own day: the last such day up to then. */
function lastBefore(printed: ListedDate, pagesDay: Day | null): PartialDate | null {
  if (pagesDay === null || printed.kind === 'whole' || printed.month === null || printed.day === null) return null;
  const year = Number(pagesDay.slice(0, 4));
  const inYear = (year: number) => completeDate(printed, { year, isFiscal: false, month: null });
  const day = inYear(year);
  return day !== null && day <= pagesDay ? day : inYear(year - 1);
}
