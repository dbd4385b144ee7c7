/** An address without what two publishers may spell differently: `http:` or `https:`, with or without `index.html`. */
export function plainAddress(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/index\.html?$/, '/');
}

/** The spellings of it by which the archive is asked. */
export function spellingsOf(url: string): string[] {
  const plain = plainAddress(url);
  const ends = plain.endsWith('/') ? ['', 'index.html'] : [''];
  return ['https', 'http'].flatMap(scheme => ends.map(end => `${scheme}://${plain}${end}`));
}
