import type { Entry } from '../../../src/domain/entry.ts';
import { addressIn, alternateOf } from './address.ts';
import type { Element } from './element.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { Mapping } from './mapping.ts';

/** An item of RSS 0.9x, 1.0, 1.1 or 2.0, with whatever it borrows from other vocabularies. */
export function rssEntry(item: Element, { base, words, date }: Mapping): Entry {
  const of = fieldsOf(item);
  const media = of.all('media:group', 'media:content').map(fieldsOf);
  const inMedia = (name: string) => [...of.all(name), ...media.flatMap(({ all }) => all(name))];
  const content = words(
    of.all('content:encoded', 'xhtml:body', 'body', 'xhtml:div', 'fullitem', 'atom:content', 'content'),
  );
  const described = words([
    ...of.all(
      'description',
      'dc:description',
      'atom:summary',
      'summary',
      'itunes:summary',
      'dcterms:abstract',
      'abstract',
    ),
    ...of.all('itunes:subtitle'),
    ...inMedia('media:description'),
  ]);
  const published = date(written(of, publishedNames));
  const updated = date(written(of, [...updatedNames, ...plainDateNames]));
  return {
    title: words([...of.all('title', 'dc:title', 'atom:title', 'itunes:title'), ...inMedia('media:title')]).replace(
      /\s+/g,
      ' ',
    ),
    link: linkOf(item, of, base),
    id: of.raw('guid') ?? item.attributes.about ?? of.raw('atom:id', 'id', 'dc:identifier'),
    summary: described || content,
    content,
    published: published ?? date(written(of, plainDateNames)) ?? updated,
    updated,
    categories: of
      .all('category', 'dc:subject', 'itunes:keywords')
      .map(category => words([category]))
      .filter(isSaid),
    author: words(of.all('dc:creator', 'author', 'itunes:author')) || null,
    passages: [],
  };
}

const publishedNames = [
  'pubdate',
  'dcterms:issued',
  'dcterms:available',
  'atom:published',
  'published',
  'issued',
  'prism:publicationdate',
  'dcterms:created',
  'dcterms:date',
];
const updatedNames = ['dcterms:modified', 'atom:updated', 'updated', 'modified', 'prism:modificationdate'];
/** The item's date as it stands: of its publication where no other is given, else of its last change. */
const plainDateNames = ['dc:date', 'date'];

function written({ raw }: Fields, names: readonly string[]): string[] {
  return names.flatMap(name => raw(name) ?? []);
}

/** In this order: what it calls its link, Atom's link, a permanent GUID, what RDF says it is about, an attached file. */
function linkOf(item: Element, of: Fields, base: string | null): string | null {
  const links = of.all('link');
  const said = links.map(link => addressIn(link.text, link, base)).find(address => address !== null);
  // Feedburner puts a counter in the place of the link, and the link beside it.
  const behindCounter = of.raw('feedburner:origlink', '?:origlink');
  if (behindCounter !== null && (said === undefined || isCounter(said))) return addressIn(behindCounter, item, base);
  return (
    said ??
    alternateOf([...links, ...of.all('atom:link')], base) ??
    permalinkOf(of, base) ??
    (isAddress(item.attributes.about) ? addressIn(item.attributes.about, item, base) : null) ??
    addressIn(item.attributes.href, item, base) ??
    attachedFile(of, base)
  );
}

function permalinkOf({ first }: Fields, base: string | null): string | null {
  const guid = first('guid');
  if (guid === undefined) return null;
  const permanent = guid.attributes.ispermalink?.trim().toLowerCase();
  if (permanent !== undefined && permanent !== 'true') return null;
  // Many number their items and never say that a number is no address.
  return permanent === 'true' || /^(?:https?:|\/)/i.test(guid.text.trim()) ? addressIn(guid.text, guid, base) : null;
}

function attachedFile({ first }: Fields, base: string | null): string | null {
  const enclosure = first('enclosure');
  return enclosure === undefined ? null : addressIn(enclosure.attributes.url, enclosure, base);
}

function isCounter(address: string): boolean {
  return /^https?:\/\/(?:feedproxy\.google\.com|feeds\d*\.feedburner\.com|rss\.feedsportal\.com)\//i.test(address);
}

function isAddress(words: string | undefined): boolean {
  return /^https?:/i.test(words?.trim() ?? '');
}

function isSaid(words: string): boolean {
  return words !== '';
}
