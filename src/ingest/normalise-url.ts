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
    // 個人情報保護委員会 links one document as ?ref=ninf from its top page and as ?ref=tninf from its list.
    const isFrom = name === 'ref' && /^t?ninf$/.test(url.searchParams.get(name) ?? '');
    if (isFrom || /^(utm_\w+|fbclid|gclid)$/.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}
