/** Words that put what they follow into the future. */
const toCome =
  /^.{0,6}?(?:する|される|し|となる)?(?:見通し|見込み|予定|方針|へ(?=$|[\s。、」』])|を?(?:目指|めざ)|を?検討|に向け)/u;
const toComeBefore = /(?:\b(?:will|to be|to|would|expected to|plans? to|set to|is due to|may)\s+(?:be\s+)?)$/i;

/** Words in their sentence. */
export interface Said {
  /** The words that earned the stage. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
}

/** True where the sentence puts them into the future. */
export function isToCome({ before, after }: Said): boolean {
  return toCome.test(after) || toComeBefore.test(before);
}

/** Words with the sentence in which they stand. */
export function saidAt(text: string, at: number, words: string): Said {
  const end = at + words.length;
  const before = text.slice(Math.max(0, at - 120), at);
  const after = text.slice(end, end + 120);
  return {
    words,
    before: before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1),
    after: /^[^。\n]*?(?=。|\n|\. |$)/.exec(after)?.[0] ?? after,
  };
}
