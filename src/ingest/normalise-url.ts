/**
 * An address in the one form in which addresses are compared.
 * @param fragments `keep` where `#next_steps` may lead to another publication.
 * @returns Null for what is no http address.
 */
export function normaliseUrl(address: string, fragments: 'keep' | 'drop'): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (fragments === 'drop') url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (/^(utm_\w+|fbclid|gclid)$/.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}
