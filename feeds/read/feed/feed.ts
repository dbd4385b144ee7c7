import { readDate } from '../../../src/calendar/read-date.ts';
import { breaksOff, type Entry, type ReadIssue, type Reading } from '../../../src/domain/entry.ts';
import type { PartialDate } from '../../../src/domain/time.ts';
import { entriesMax, tooManyEntries } from '../limits.ts';
import { nestsDeeper } from '../nesting.ts';
import { addressIn, alternateOf, linkOf } from './address.ts';
import { atomEntry } from './atom-entry.ts';
import type { Element, FeedTree } from './element.ts';
import { expandEntities } from './entities.ts';
import { fieldsOf } from './fields.ts';
import { forgivingTree } from './forgiving-tree.ts';
import type { Mapping } from './mapping.ts';
import { rootOf } from './root.ts';
import { rssEntry } from './rss-entry.ts';
import { strictTree } from './strict-tree.ts';
import { atomText, rssText } from './text-construct.ts';

/** UTF-16 units of one field that are taken; what is beyond shows as «…» and in an issue. */
const fieldLengthMax = 200_000;
/** Deeper than this nothing of a feed stands. */
const depthMax = 500;

/**
 * RSS 0.9x, 1.0, 1.1, 2.0, Atom 0.3 and 1.0. rss-parser reads first; where it refuses, a forgiving tree is read, and what
 * was wrong is an issue. One mapping makes the entries from either.
 * @param url The document's address. Of a `file:` the feed's own address of itself stands in, where it gives one.
 */
export async function readFeed(text: string, url: string): Promise<Reading> {
  const expanded = expandEntities(text);
  if (nestsDeeper(expanded.text, depthMax)) return refused(`its elements are nested more than ${depthMax} deep`);
  const issues: ReadIssue[] = [];
  if (expanded.isBomb)
    issues.push(ofDocument('entity-bomb', 'its entities stand for more than a feed holds; they were left as written'));
  const root = rootOf(expanded.text);
  const strict = root === null ? null : await strictTree(expanded.text, root);
  if (strict !== null && 'items' in strict && (strict.items.length > 0 || !mayHoldEntries(expanded.text)))
    return mapFeed(strict, url, issues);
  const tree = forgivingTree(expanded.text);
  if (tree === null) return refused('it is no RSS, RDF or Atom document');
  if (strict !== null && 'why' in strict && strict.isIllFormed)
    issues.push(ofDocument('ill-formed', `it is not well formed (${strict.why}); read as far as possible`));
  return mapFeed(tree, url, issues);
}

/** The one mapping from a feed's tree to entries. */
export function mapFeed(tree: FeedTree, url: string, issuesBefore: readonly ReadIssue[] = []): Reading {
  const issues = [...issuesBefore];
  if (tree.breaksOff)
    issues.push(ofDocument(breaksOff, 'it breaks off inside an entry; it is read again until it is whole'));
  const base = url.startsWith('file:') ? ownAddress(tree) : url;
  // Hours without a zone are Japan's in a Japanese feed, and else taken as UTC.
  const offset = isJapanese(tree) ? undefined : 0;
  const textOf = tree.dialect === 'atom' ? atomText : rssText;
  const mappingOf = (entry: number | null): Mapping => {
    const say = (code: string, detail: string) => void issues.push({ code, detail, entry });
    return {
      base,
      words: elements => wordsOf(elements, textOf, say),
      date: written => firstDate(written, offset, say),
    };
  };
  if (tree.items.length > entriesMax) issues.push(tooManyEntries(tree.items.length));
  const toEntry = tree.dialect === 'atom' ? atomEntry : rssEntry;
  const entries: Entry[] = tree.items.slice(0, entriesMax).map((item, index) => toEntry(item, mappingOf(index)));
  return { feed: channelOf(tree, mappingOf(null)), entries, issues };
}

function channelOf({ channel, dialect }: FeedTree, { base, words }: Mapping): NonNullable<Reading['feed']> {
  const { all } = fieldsOf(channel);
  const links = [...all('link'), ...all('atom:link')];
  const written = links.map(link => addressIn(link.text, link, base)).find(address => address !== null);
  return {
    title: words(all('title', 'dc:title', 'atom:title', 'media:title')).replace(/\s+/g, ' '),
    link: (dialect === 'atom' ? null : written) ?? alternateOf(links, base),
    description: words(
      all('description', 'subtitle', 'tagline', 'dc:description', 'atom:subtitle', 'itunes:summary', 'itunes:subtitle'),
    ),
  };
}

/** Where a document that was found as a file says that it stands. */
function ownAddress({ channel }: FeedTree): string | null {
  const { all } = fieldsOf(channel);
  const links = [...all('link'), ...all('atom:link')];
  const candidates = [linkOf('self', links, null), ...links.map(({ text }) => text.trim()), alternateOf(links, null)];
  return candidates.find(address => address !== null && /^https?:/i.test(address) && URL.canParse(address)) ?? null;
}

function wordsOf(elements: readonly Element[], textOf: (element: Element) => string, say: Say): string {
  for (const element of elements) {
    const words = textOf(element);
    if (words.length > fieldLengthMax) {
      const missing = words.length - fieldLengthMax;
      say('text-cut', `its ${element.name} is too long; the last ${missing} characters were left out`);
      return `${words.slice(0, fieldLengthMax)}…`;
    }
    if (words !== '') return words;
  }
  return '';
}

type Say = (code: string, detail: string) => void;

function firstDate(written: readonly string[], offset: number | undefined, say: Say): PartialDate | null {
  for (const words of written) {
    const date = readDate(words, offset);
    if (date !== null) return date;
    say('unreadable-date', `its date «${words.slice(0, 60)}» cannot be read`);
  }
  return null;
}

/** Kana, or Japanese said to be its language. */
function isJapanese({ channel, items }: FeedTree): boolean {
  const declared = [channel.attributes['xml:lang'], fieldsOf(channel).raw('language', 'dc:language')];
  if (declared.some(language => /^ja\b/i.test(language ?? ''))) return true;
  return [channel, ...items.slice(0, 20)].some(({ children }) =>
    children.some(({ text }) => /[\u3041-\u30fa]/.test(text)),
  );
}

function mayHoldEntries(text: string): boolean {
  return /<(?:[\w.-]+:)?(?:item|entry)[\s>]/i.test(text);
}

function refused(detail: string): Reading {
  return { feed: null, entries: [], issues: [ofDocument('no-feed', detail)] };
}

function ofDocument(code: string, detail: string): ReadIssue {
  return { code, detail, entry: null };
}
