import type { Entry, Reading } from '../../../../../src/domain/entry.ts';

/** A well-formed feed and what must be read of it; only the fields that are named are compared. */
export interface FeedCase {
  readonly name: string;
  readonly xml: string;
  readonly feed?: Partial<NonNullable<Reading['feed']>>;
  readonly entries?: readonly Partial<Entry>[];
}

export const home = 'https://www.example.go.jp/feeds/news.xml';

/** An RSS 2.0 feed around items. */
export function rss(items: string, { channel = '', attributes = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"${attributes === '' ? '' : ` ${attributes}`}><channel><title>Sample</title><link>https://www.example.go.jp/</link>${channel}${items}</channel></rss>`;
}

/** An RSS 2.0 feed with one item. */
export function rssItem(inner: string, attributes = ''): string {
  return rss(`<item>${inner}</item>`, { attributes });
}

/** An Atom 1.0 feed with one entry. */
export function atomEntry(inner: string, { attributes = '', entry = '', feed = '' } = {}): string {
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"${attributes}>${feed}<entry${entry}>${inner}</entry></feed>`;
}

/** An Atom 0.3 feed with one entry. */
export function atom03Entry(inner: string): string {
  return `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>${inner}</entry></feed>`;
}

/** An RSS 1.0 document with one item. */
export function rdfItem(inner: string, about = 'https://www.example.go.jp/a.html'): string {
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://www.example.go.jp/news.rdf"><title>見本省</title><link>https://www.example.go.jp/</link><description>新着</description><items><rdf:Seq><rdf:li rdf:resource="https://www.example.go.jp/a.html"/></rdf:Seq></items></channel><item rdf:about="${about}">${inner}</item></rdf:RDF>`;
}
