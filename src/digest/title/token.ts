/** A piece of a title, by what it does there. */
export type Token =
  | { readonly kind: 'thing' | 'quote' | 'which' | 'who' | 'link' | 'join' | 'front' | 'aside'; readonly en: string }
  | { readonly kind: 'act'; readonly noun: string; readonly prep: string; readonly done: string | null }
  | { readonly kind: 'comma' | 'object' | 'topic' | 'ending' };

export interface Found {
  readonly token: Token;
  readonly length: number;
}

/** True where all up to an index names who speaks. */
export function isWho(tokens: readonly Token[], end: number): boolean {
  return end > 0 && tokens.slice(0, end).every(({ kind }) => kind === 'who' || kind === 'join');
}
