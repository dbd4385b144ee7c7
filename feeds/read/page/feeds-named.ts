import type { FetchedDocument, FoundPage } from '../../../src/domain/entry.ts';
import { decode } from '../bytes/decode.ts';
import { sniff } from '../bytes/sniff.ts';
import { openHtml } from './html.ts';

const feedTypes = /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml|xml)$/i;

/** The name of a page and the feeds that it names; null where the document is no page. */
export function feedsNamed({ body, contentType, url }: FetchedDocument): FoundPage | null {
  const document = { body, contentType, url };
  if (sniff(document) !== 'html') return null;
  const page = openHtml(decode(body, contentType).text, url);
  const feeds = page
    .select('link[rel~="alternate"][href]')
    .filter(({ attribs = {} }) => feedTypes.test(attribs.type ?? ''))
    .flatMap(({ attribs = {} }) => URL.parse(attribs.href ?? '', page.base)?.href ?? [])
    .filter(address => /^https?:/.test(address));
  return { title: page.title.trim(), feeds: [...new Set(feeds)] };
}
