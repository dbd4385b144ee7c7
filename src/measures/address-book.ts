import type { Measure } from './schema.ts';

/**
 * Which measure an address belongs to: those of the catalogue that are one document's, and only one measure's. Addresses of
 * a whole site or folder, and those where somebody else writes about a measure, are no evidence.
 */
export function createAddressBook(measures: readonly Measure[]): (url: string | null) => Measure | null {
  const owners = new Map<string, Set<Measure>>();
  for (const measure of measures) {
    const own = measure.timeline.flatMap(({ source, basis }) => (source && basis !== 'secondary-page' ? [source] : []));
    for (const url of [...measure.addresses, ...own]) {
      const key = keyOf(url);
      if (key === null) continue;
      owners.set(key, (owners.get(key) ?? new Set()).add(measure));
    }
  }
  return url => {
    const found = [...(owners.get(keyOf(url) ?? '') ?? [])];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
}

/** The same for http and https, with and without `www.` and a last slash; null for a site's or folder's own page. */
function keyOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const path = pathname.replace(/\/(index\.html?)?$/, '');
  if (path.split('/').length < 4 && search === '') return null;
  return `${hostname.replace(/^www\./, '')}${path}${search}`;
}
