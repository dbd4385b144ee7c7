import { type Period, periodIn, standingDate } from '../../../src/calendar/standing-date.ts';
import type { Entry, FetchedDocument, ReadIssue, Reading } from '../../../src/domain/entry.ts';
import type { ListSelectors, Source } from '../../../src/domain/source.ts';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { decode } from '../bytes/decode.ts';
import { entriesMax, tooManyEntries } from '../limits.ts';
import { type DatedRecord, datedRecords } from './dated-list.ts';
import { firstIn, type HtmlNode, type HtmlPage, isFurniture, isUnseen, openHtml, wordsOf } from './html.ts';
import { itemsOf, type ListItem, undatedItems } from './list-item.ts';

/**
 * A page that lists publications. Where its markup was seen, the catalogue's selectors say what is an item; else dates
 * and the links near them are found wherever they stand.
 */
export function readHtmlList(document: FetchedDocument, { selectors }: Pick<Source, 'selectors'>): Reading {
  const { text, issues: decoding } = decode(document.body, document.contentType);
  const page = openHtml(text, document.url);
  const issues: ReadIssue[] = [...decoding, ...page.issues];
  const period = periodIn(headingOf(page)) ?? periodIn(page.title);
  const chosen = selectors === null ? [] : bySelectors(page, selectors, period, issues);
  const entries = chosen.length > 0 ? chosen : generically(page, period, issues);
  if (entries.length > entriesMax) issues.push(tooManyEntries(entries.length));
  const feed = { title: page.title, link: page.base, description: '' };
  return { feed, entries: entries.slice(0, entriesMax), issues };
}

function headingOf(page: HtmlPage): string {
  const heading = firstIn(page.body, ({ name }) => name === 'h1');
  return heading === null ? '' : wordsOf(heading);
}

function generically(page: HtmlPage, period: Period | null, issues: ReadIssue[]): Entry[] {
  const main = firstIn(page.body, ({ name, attribs }) => name === 'main' || attribs?.role === 'main');
  for (const root of [main, page.body]) {
    if (root === null) continue;
    const entries = unique(datedRecords(root, period).flatMap(record => entriesOf(record, page)));
    if (entries.length > 0) {
      const undated = entries.filter(({ published }) => published === null).length;
      if (undated > 0) {
        const detail = `${undated} of its ${entries.length} items have no date, or one whose year stands nowhere`;
        issues.push({ code: 'undated-items', detail, entry: null });
      }
      return entries;
    }
  }
  const undated = unique(undatedItems(main ?? page.body).flatMap(item => entryOf(item, null, page) ?? []));
  const detail =
    undated.length > 0
      ? 'no dates stand near its links; they are listed without'
      : 'nothing on the page looks like a list of links';
  issues.push({ code: undated.length > 0 ? 'no-dates' : 'no-list', detail, entry: null });
  return undated;
}

function bySelectors(page: HtmlPage, selectors: ListSelectors, period: Period | null, issues: ReadIssue[]): Entry[] {
  try {
    const items = page.select(selectors.item);
    const entries = items.flatMap(item => {
      const within = (selector: string | undefined) =>
        selector === undefined ? undefined : page.select(selector, item)[0];
      const dateNode = within(selectors.date);
      const [record] = dateNode === undefined ? datedRecords(item, period) : [];
      const date = dateNode === undefined ? (record?.date ?? null) : dateIn(dateNode, period);
      const [first] = itemsOf([item], dateNode ?? record?.dateNode ?? null);
      const link = within(selectors.link);
      const title = within(selectors.title);
      const found = {
        title: title === undefined ? (first?.title ?? '') : wordsOf(title, { images: true }),
        href: link?.attribs?.href ?? first?.href ?? '',
        rest: first?.rest ?? '',
      };
      return entryOf(found, date, page) ?? [];
    });
    if (entries.length === 0)
      issues.push({
        code: 'selectors-find-nothing',
        detail: `«${selectors.item}» finds no item; the page was read without selectors`,
        entry: null,
      });
    return entries;
  } catch (error) {
    const detail = `its selectors cannot be used (${reasonOf(error)})`;
    issues.push({ code: 'bad-selectors', detail, entry: null });
    return [];
  }
}

function dateIn(node: HtmlNode, period: Period | null): Entry['published'] {
  const found = datedRecords({ ...node, children: [node], name: 'div', parent: null, type: 'tag' }, period)[0]?.date;
  if (found !== undefined) return found;
  const printed = standingDate(node.attribs?.datetime ?? wordsOf(node))?.printed;
  return printed?.kind === 'whole' ? printed.date : null;
}

function entriesOf(record: DatedRecord, page: HtmlPage): Entry[] {
  const nodes = record.nodes.filter(node => !isUnseen(node) && !isFurniture(node));
  return itemsOf(nodes, record.dateNode).flatMap(item => entryOf(item, record.date, page) ?? []);
}

function entryOf({ title, href, rest }: ListItem, published: Entry['published'], page: HtmlPage): Entry | null {
  const url = URL.parse(href.trim(), page.base);
  // A page that was saved to a file leads to files.
  if (url !== null && !/^https?:$/.test(url.protocol) && url.protocol !== URL.parse(page.base)?.protocol) return null;
  const words = title.replace(/\s+/g, ' ').trim();
  if (words === '') return null;
  return {
    title: words,
    link: url?.href ?? null,
    id: null,
    summary: rest,
    content: '',
    published,
    updated: null,
    categories: [],
    author: null,
    passages: [],
  };
}

/** Pages draw the same list twice, for wide screens and narrow ones. */
function unique(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map(entry => [`${entry.published}\n${entry.title}\n${entry.link}`, entry])).values()];
}
