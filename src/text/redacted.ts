/** An address as it may be printed: without user name, password and fragment, and with no value of its query (tokens live there). */
export function redacted(address: string | URL): string {
  const url = URL.parse(String(address));
  if (url === null) return '(an address that can’t be read)';
  if (url.host === '') return `${url.protocol}…`;
  const names = [...new Set(url.searchParams.keys())];
  const query = names.length === 0 ? '' : `?${names.map(name => `${encodeURIComponent(name)}=…`).join('&')}`;
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}${query}`;
}
