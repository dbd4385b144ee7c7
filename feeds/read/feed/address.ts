import type { Element } from './element.ts';

/**
 * The address that is written in an element: absolute ones as they are written, relative ones resolved.
 * @param base The document's address; null where nobody knows it: then a relative address stays as written.
 * @returns Null for nothing, and for schemes that lead to no document (`javascript:`, `data:`).
 */
export function addressIn(written: string | undefined | null, of: Element, base: string | null): string | null {
  // Line breaks inside an address come from wrapping.
  const trimmed = (written ?? '').trim().replace(/[\r\n\t]+\s*/g, '');
  if (trimmed === '') return null;
  if (/^[a-z][a-z\d+.-]*:/i.test(trimmed))
    return isDocument(URL.parse(trimmed)) ? trimmed.replaceAll(' ', '%20') : null;
  const from = of.bases.reduce<string | null>(inside, base);
  if (from === null) return trimmed;
  const resolved = URL.parse(trimmed, from);
  return isDocument(resolved) ? resolved.href : null;
}

function inside(base: string | null, one: string): string | null {
  return URL.parse(one.trim(), base ?? undefined)?.href ?? base;
}

function isDocument(url: URL | null): url is URL {
  return url !== null && /^(?:https?|ftp):$/.test(url.protocol);
}

/** The best of an entry's `<link href>`: what is an alternate of it, as HTML before all else. */
export function alternateOf(links: readonly Element[], base: string | null): string | null {
  const alternates = links.filter(
    ({ attributes }) => relation(attributes.rel) === 'alternate' && attributes.href !== undefined,
  );
  const best = alternates.find(({ attributes }) => /html/i.test(attributes.type ?? 'html')) ?? alternates[0];
  return best === undefined ? null : addressIn(best.attributes.href, best, base);
}

/** The first link of this relation. */
export function linkOf(rel: string, links: readonly Element[], base: string | null): string | null {
  const found = links.find(({ attributes }) => relation(attributes.rel) === rel && attributes.href !== undefined);
  return found === undefined ? null : addressIn(found.attributes.href, found, base);
}

/** RFC 4287 §4.2.7.2: a relation may be written as IANA's address of it; absent it means `alternate`. */
function relation(rel: string | undefined): string {
  const written = (rel ?? '')
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
  return written === '' ? 'alternate' : written;
}
