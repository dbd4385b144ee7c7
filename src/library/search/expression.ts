import { articleTerm, factTerm, publisherMark, quotedTerm, thingTerm, titleMark } from '../full-text.ts';
import { says, silentWords, type Term } from './term.ts';

/** Where in a publication or passage words are to stand. */
export type Place = 'anywhere' | 'title' | 'publisher';

/** The expression of FTS5 under which publications have a term: by its things and facts, else by its words. */
export function expressionOf(term: Term, place: 'anywhere' | 'title' = 'anywhere'): string {
  const mark = place === 'title' ? titleMark : '';
  const things = term.things.map(thing => quotedTerm(mark + thingTerm(thing)));
  const facts = term.facts.filter(says).map(({ facet, value }) => quotedTerm(factTerm(facet, value)));
  const words = term.things.length > 0 ? [] : term.phrases.map(({ tokens }) => allOf(tokens, place));
  return [...things, ...words, ...(place === 'title' ? [] : facts)].join(' OR ');
}

/** The expression under which passages have it. */
export function passageExpressionOf(term: Term): string {
  if (term.article !== null) return quotedTerm(articleTerm(term.article.article, term.article.paragraph));
  const things = term.things.map(thing => quotedTerm(thingTerm(thing)));
  return (things.length > 0 ? things : term.phrases.map(({ tokens }) => allOf(tokens))).join(' OR ');
}

/** Where some of the words stand. */
export function anyOf(tokens: readonly string[]): string {
  return tokens.map(token => said(token, 'anywhere', '')).join(' OR ');
}

/** Where all of them stand. Of many, some from beginning to end will do: the rest costs time and tells hardly more. */
export function allOf(tokens: readonly string[], place: Place = 'anywhere'): string {
  const telling = tokens.filter(token => !silentWords.has(token));
  const kept = telling.length > 0 ? telling : tokens;
  const step = Math.max(1, (kept.length - 1) / (tokensMax - 1));
  const asked =
    kept.length <= tokensMax
      ? kept
      : Array.from({ length: tokensMax }, (_, index) => kept[Math.round(index * step)] ?? '');
  // One letter of Japanese alone: any pair that begins with it will do.
  const isLone = kept.length === 1 && /^[\u3041-\u9FFF]$/.test(kept[0] ?? '');
  return `(${asked.map(token => said(token, place, isLone ? ' *' : '')).join(' AND ')})`;
}

const tokensMax = 6;

/** The index has the words of titles under their mark only, which spares it a fifth of its terms. */
function said(token: string, place: Place, prefix: '' | ' *'): string {
  const marked = (mark: string) => `${quotedTerm(mark + token)}${prefix}`;
  if (place === 'anywhere') return `(${marked('')} OR ${marked(titleMark)})`;
  return marked(place === 'title' ? titleMark : publisherMark);
}
