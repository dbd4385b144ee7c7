import { articleTerm, factTerm, quotedTerm, thingTerm, titleMark } from '../full-text.ts';
import { says, silentWords, type Term } from './term.ts';

/** The expression of FTS5 under which publications have a term: by its things and facts, else by its words. */
export function expressionOf(term: Term, mark = ''): string {
  const things = term.things.map(thing => quotedTerm(mark + thingTerm(thing)));
  const facts = term.facts.filter(says).map(({ facet, value }) => quotedTerm(factTerm(facet, value)));
  const words =
    term.things.length > 0 ? [] : term.phrases.map(({ tokens }) => allOf(tokens.map(token => mark + token)));
  return [...things, ...words, ...(mark === titleMark ? [] : facts)].join(' OR ');
}

/** The expression under which passages have it. */
export function passageExpressionOf(term: Term): string {
  if (term.article !== null) return quotedTerm(articleTerm(term.article.article, term.article.paragraph));
  const things = term.things.map(thing => quotedTerm(thingTerm(thing)));
  return (things.length > 0 ? things : term.phrases.map(({ tokens }) => allOf(tokens))).join(' OR ');
}

/** Where some of the words stand. */
export function anyOf(tokens: readonly string[]): string {
  return tokens.map(quotedTerm).join(' OR ');
}

/** Where all of them stand. Of many, some from beginning to end will do: the rest costs time and tells hardly more. */
export function allOf(tokens: readonly string[]): string {
  const telling = tokens.filter(token => !silentWords.has(token));
  const kept = telling.length > 0 ? telling : tokens;
  const step = Math.max(1, (kept.length - 1) / (tokensMax - 1));
  const asked =
    kept.length <= tokensMax
      ? kept
      : Array.from({ length: tokensMax }, (_, index) => kept[Math.round(index * step)] ?? '');
  // One letter of Japanese alone: any pair that begins with it will do.
  const isLone = (token: string) => kept.length === 1 && /^[\uE000\uE001]?[\u3041-\u9FFF]$/.test(token);
  return `(${asked.map(token => (isLone(token) ? `${quotedTerm(token)} *` : quotedTerm(token))).join(' AND ')})`;
}

const tokensMax = 6;
