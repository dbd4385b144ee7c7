import { type Period, periodIn, standingDate } from '../../../src/calendar/standing-date.ts';
import type { DateMark } from './date-mark.ts';
import { type HtmlNode, isElement, isFurniture, isUnseen, wordsOf } from './html.ts';
import { hasLink } from './links.ts';
import { withoutTitleDates } from './title-dates.ts';

/** Days make a list's items; months and years are its headings, unless there is nothing finer. */
export function itemMarks(root: HtmlNode, titlePeriod: Period | null): readonly DateMark[] {
  const marks = findMarks(root, titlePeriod);
  const precision = ({ found: { printed } }: DateMark) => {
    if (printed.kind === 'part') return printed.day === null ? 'year' : 'day';
    return printed.date.length > 7 ? 'day' : printed.date.length > 4 ? 'month' : 'year';
  };
  for (const wanted of ['day', 'month']) {
    const finest = marks.filter(mark => precision(mark) === wanted);
    if (finest.length > 0) return withoutTitleDates(finest, root);
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
    if (node.name === 'button') enter((node.children ?? []).map(child => wordsOf(child)).join(' '));
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
