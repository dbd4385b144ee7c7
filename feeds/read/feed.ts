import { readDate } from '../../src/calendar/read-date.ts';
import type { Entry, ReadIssue, Reading } from '../../src/domain/entry.ts';
import type { PartialDate } from '../../src/domain/time.ts';
import { plainText } from '../../src/text/plain-text.ts';
import { type Element, type FeedTree, forgivingTree, strictTree } from './element.ts';

/** Entries of one document that are taken; what is beyond is counted in an issue. */
const entriesMax = 2_000;
/** UTF-16 units of one field that are taken; what is beyond shows as «…» and in an issue. */
const fieldLengthMax = 200_000;

/**
 * RSS 0.9x, 1.0, 2.0, Atom 0.3 and 1.0. rss-parser reads first; where it refuses, a forgiving tree is read and the
 * reason is an issue. One mapping makes the entries from either.
 */
export async function readFeed(text: string, url: string): Promise<Reading> {
  try {
    return mapFeed(await strictTree(text), url, []);
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const tree = forgivingTree(text);
    if (tree === null) {
      return {
        feed: null,
        entries: [],
        issues: [{ code: 'no-feed', detail: 'it is no RSS, RDF or Atom document', entry: null }],
      };
    }
    return mapFeed(tree, url, [
      { code: 'ill-formed', detail: `it is not well formed (${detail}); read as far as possible`, entry: null },
    ]);
  }
}

/** The one mapping from a feed's tree to entries. */
export function mapFeed(tree: FeedTree, url: string, issuesBefore: readonly ReadIssue[]): Reading {
  const issues = [...issuesBefore];
  const base = resolved(tree.base, url) ?? url;
  const channel = fields(tree.channel, base);
  if (tree.items.length > entriesMax) {
    const detail = `it has ${tree.items.length} entries; the first ${entriesMax} were read`;
    issues.push({ code: 'too-many-entries', detail, entry: null });
  }
  const entries = tree.items.slice(0, entriesMax).map((item, index) => {
    const said = (code: string, detail: string) => issues.push({ code, detail, entry: index });
    return tree.dialect === 'atom' ? atomEntry(item, base, said) : rssEntry(item, base, said);
  });
  const feed = {
    title: channel.words('title', 'dc:title'),
    link:
      tree.dialect === 'atom' ? channel.atomLink('link') : (channel.address('link') ?? channel.atomLink('atom:link')),
    description: channel.words('description', 'subtitle', 'tagline', 'dc:description'),
  };
  return { feed, entries, issues };
}

type Say = (code: string, detail: string) => void;

function rssEntry(item: Element, base: string, say: Say): Entry {
  const of = fields(item.children, resolved(item.attributes['xml:base'], base) ?? base);
  const guid = of.first('guid');
  const guidWords = guid === undefined ? null : guid.text.trim() || null;
  const permalink =
    guidWords !== null && guid?.attributes.isPermaLink !== 'false' && /^https?:/i.test(guidWords) ? guidWords : null;
  const content = of.words('content:encoded', 'xhtml:body');
  return {
    title: of.words('title', 'dc:title'),
    link: of.address('link') ?? of.atomLink('atom:link') ?? permalink,
    id: guidWords ?? item.attributes['rdf:about'] ?? of.raw('atom:id', 'dc:identifier'),
    summary: of.words('description', 'dc:description', 'atom:summary', 'itunes:summary') || content,
    content,
    published: dateOf(of, ['pubDate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published'], say),
    updated: dateOf(of, ['dcterms:modified', 'atom:updated'], say),
    categories: of.all('category', 'dc:subject'),
    author: of.words('author', 'dc:creator') || null,
    passages: [],
  };
}

function atomEntry(item: Element, base: string, say: Say): Entry {
  const of = fields(item.children, resolved(item.attributes['xml:base'], base) ?? base);
  const content = of.words('content');
  return {
    title: of.words('title', 'dc:title'),
    link: of.atomLink('link'),
    id: of.raw('id'),
    summary: of.words('summary') || content,
    content,
    published:
      dateOf(of, ['published', 'issued', 'dcterms:issued', 'dc:date', 'created'], say) ??
      dateOf(of, ['updated', 'modified'], say),
    updated: dateOf(of, ['updated', 'modified', 'dcterms:modified'], say),
    categories: of.first('category') === undefined ? [] : of.attributes('category', 'term'),
    author: of.author(),
    passages: [],
  };
}

/** Readers of an element's children by name, in order of preference. */
function fields(children: readonly Element[], base: string) {
  const named = (name: string) => children.filter(child => child.name === name);
  const first = (...names: string[]) => names.flatMap(named)[0];
  const baseOf = (element: Element) => resolved(element.attributes['xml:base'], base) ?? base;
  return {
    first,
    words: (...names: string[]) => names.map(name => wordsOf(named(name)[0])).find(words => words !== '') ?? '',
    raw: (...names: string[]) => first(...names)?.text.trim() || null,
    all: (...names: string[]) =>
      names
        .flatMap(named)
        .map(wordsOf)
        .filter(words => words !== ''),
    attributes: (name: string, attribute: string) =>
      named(name).flatMap(element => element.attributes[attribute] ?? []),
    address: (name: string) =>
      named(name)
        .map(element => resolved(element.text, baseOf(element)))
        .find(url => url !== null) ?? null,
    atomLink(name: string) {
      const links = named(name).filter(({ attributes }) => attributes.href !== undefined);
      const isHtml = ({ attributes }: Element) => /html/.test(attributes.type ?? 'html');
      const alternates = links.filter(({ attributes }) =>
        /^(?:alternate)?$/.test((attributes.rel ?? '').replace(/^.*relation\//, '')),
      );
      const best = alternates.find(isHtml) ?? alternates[0];
      return best === undefined ? null : resolved(best.attributes.href, baseOf(best));
    },
    author: () =>
      wordsOf(first('author')?.children.find(({ name }) => name === 'name')) || wordsOf(first('dc:creator')) || null,
  };
}

/** An element as plain text. Atom says what its text is; RSS holds HTML as often as not. */
function wordsOf(element: Element | undefined): string {
  if (element === undefined) return '';
  return clipped(unclippedWords(element));
}

function unclippedWords(element: Element): string {
  const { type = '', mode = '' } = element.attributes;
  if (mode === 'base64') return plainText(Buffer.from(element.text, 'base64').toString('utf8'));
  if (element.children.length > 0 || type === 'xhtml') return plainText(element.markup());
  return isLiteral(type, mode) ? element.text.replace(/\s+/g, ' ').trim() : plainText(element.text);
}

function isLiteral(type: string, mode: string): boolean {
  return type === 'text' || (type === 'text/plain' && mode !== 'escaped');
}

function clipped(words: string): string {
  return words.length <= fieldLengthMax ? words : `${words.slice(0, fieldLengthMax)}…`;
}

function dateOf(of: ReturnType<typeof fields>, names: readonly string[], say: Say): PartialDate | null {
  const written = names.map(name => of.raw(name)).find(words => words !== null);
  if (written === undefined || written === null) return null;
  const date = readDate(written);
  if (date === null) say('unreadable-date', `its date «${written.slice(0, 60)}» cannot be read`);
  return date;
}

/** Null where there is no address. */
function resolved(written: string | undefined | null, base: string): string | null {
  const trimmed = written?.trim();
  return trimmed ? (URL.parse(trimmed, base)?.href ?? null) : null;
}
