import type { Entry } from '../../../src/domain/entry.ts';
import { addressIn, alternateOf, linkOf } from './address.ts';
import type { Element } from './element.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { Mapping } from './mapping.ts';

/**
 * An entry of Atom 1.0 or 0.3.
 * @see RFC 4287
 */
export function atomEntry(entry: Element, { base, words, date }: Mapping): Entry {
  const of = fieldsOf(entry);
  const media = of.all('media:group').map(fieldsOf);
  const content = words(of.all('content'));
  const published = date(written(of, ['published', 'issued', 'dcterms:issued', 'created', 'dcterms:created']));
  const updated = date(written(of, ['updated', 'modified', 'dcterms:modified', 'dc:date']));
  return {
    title: words([...of.all('title', 'dc:title'), ...media.flatMap(({ all }) => all('media:title'))]).replace(
      /\s+/g,
      ' ',
    ),
    link: addressOf(of, base),
    id: of.raw('id', 'dc:identifier'),
    summary:
      words(of.all('summary', 'dc:description', 'description')) ||
      content ||
      words(media.flatMap(({ all }) => all('media:description'))),
    content,
    published: published ?? updated,
    updated,
    categories: of
      .all('category')
      .flatMap(category => category.attributes.label ?? category.attributes.term ?? words([category]))
      .filter(Boolean),
    author: authorOf(of, words),
    passages: [],
  };
}

function written({ raw }: Fields, names: readonly string[]): string[] {
  return names.flatMap(name => raw(name) ?? []);
}

/** In this order: its alternate, where its content is kept, what it is about, and an id that is an address. */
function addressOf(of: Fields, base: string | null): string | null {
  const links = of.all('link');
  const content = of.first('content');
  const id = of.first('id');
  return (
    alternateOf(links, base) ??
    (content === undefined ? null : addressIn(content.attributes.src, content, base)) ??
    links.map(link => addressIn(link.text, link, base)).find(address => address !== null) ??
    linkOf('related', links, base) ??
    linkOf('via', links, base) ??
    (id !== undefined && /^https?:/i.test(id.text.trim()) ? addressIn(id.text, id, base) : null) ??
    linkOf('enclosure', links, base)
  );
}

/** Its own; else that of the feed which it was taken from. */
function authorOf(of: Fields, words: Mapping['words']): string | null {
  const holders = [of.first('author'), of.first('source')?.children.find(({ name }) => name === 'author')];
  const names = holders.flatMap(holder => holder?.children.filter(({ name }) => name === 'name') ?? []);
  return words([...names, ...of.all('dc:creator')]) || null;
}
