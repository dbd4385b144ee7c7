import type { Facet } from '../../taxonomy/codebook.ts';
import { indexTerms, searchable } from '../../text/segment.ts';
import type { FacetName } from '../query.ts';
import type { ArticleSought } from './article.ts';
import type { Named, Names } from './names.ts';

/** A searchable phrase that stands for a term, or a fact that does. */
export interface Phrase {
  readonly text: string;
  /** As people write it. */
  readonly written: string;
  readonly tokens: readonly string[];
  readonly weight: number;
}
export interface Fact {
  readonly facet: FacetName;
  readonly value: string;
  readonly weight: number;
}

/** One thing that is sought, under all its names. */
export interface Term {
  readonly words: string;
  readonly phrases: readonly Phrase[];
  readonly facts: readonly Fact[];
  /** Things that the index knows by all their names; none where the words are no name. */
  readonly things: readonly number[];
  /** The article of a law that is meant, if one is. */
  readonly article: ArticleSought | null;
  /** Below 1 for words that say little. */
  readonly weight: number;
  readonly isRequired: boolean;
}

/** What the words of a search seek, in their order: names with all that is called so, and the other words one by one. */
export function termsIn(text: string, names: Names): Term[] {
  const made: Term[] = [];
  let at = 0;
  for (const { start, end, things } of [...names.find(text), { start: text.length, end: text.length, things: [] }]) {
    made.push(...plainTerms(text.slice(at, start), names));
    if (end > start) made.push(...namedTerm(text.slice(start, end), things, names));
    at = end;
  }
  return made;
}

/** A phrase that must stand as it is. */
export function quotedTerms(words: string, names: Names): Term[] {
  return termOf(words, [searchable(words)], { isRequired: true }, names);
}

export function articleTerms(article: ArticleSought, names: Names): Term[] {
  return termOf(article.words, [article.words, ...article.names].map(searchable), { article }, names);
}

/** A term counts as found where one of its phrases is, or a fact that says as much. */
export function says(fact: Fact): boolean {
  return fact.weight >= 0.5;
}

/** True for words that say nothing by themselves, so that their lack is no lack. */
export function isSilent(term: Term): boolean {
  return term.weight < 0.5;
}

/** The different index terms of a text. */
export function tokensOf(text: string): string[] {
  return [
    ...new Set(
      indexTerms(text)
        .split(' ')
        .filter(token => token !== ''),
    ),
  ];
}

/** Japanese that holds words together and says nothing by itself. */
const joining =
  /(?:について|における|に関する|に係る|に対する|による|のための|ための|とは|など|および|及び|または|並びに|ください|教えて|どう|どの|なに|何|いつ|どこ|した|する|され|して|ます|です|こと|もの|ある|いる)/g;

/** Latin words one by one, runs of 漢字, カタカナ and longer ひらがな. */
function plainTerms(text: string, names: Names): Term[] {
  const spaced = text
    .replace(joining, ' ')
    .replace(/(?<=[\u4E00-\u9FFF\u30A1-\u30FC])[のをにはがとでもへやな](?=[^ぁ-ん]|$)/g, ' ');
  const runs = spaced.match(
    /[a-z0-9\u00C0-\u024F\u0370-\u052F]+|[\u3005\u3400-\u9FFF\uF900-\uFAFF]+|[\u30A1-\u30FC]+|[\u3041-\u309F]{3,}|[\uAC00-\uD7AF]+/g,
  );
  return (runs ?? []).flatMap(run => termOf(run, [run, ...shortFor(run, names)], {}, names));
}

/** Names for which a word of 漢字 is short. The index knows the word by its letters, and so all that begin with it. */
function shortFor(run: string, names: Names): string[] {
  return /^[\u3400-\u9FFF]{2,4}$/.test(run) ? names.longerBy(run).flatMap(one => one.names) : [];
}

function namedTerm(words: string, named: readonly Named[], names: Names): Term[] {
  const facts = named.flatMap(({ tags, measure }): Fact[] => [
    ...tags.map(({ facet, value }) => ({ facet, value, weight: factWeights[facet] ?? 0.2 })),
    ...(measure === null ? [] : [{ facet: 'measure', value: measure, weight: 1 } as const]),
  ]);
  const things = named.map(({ thing }) => thing);
  return termOf(words, [words, ...named.flatMap(one => one.names)], { facts, things }, names);
}

const factWeights: Partial<Record<Facet, number>> = { body: 0.8, kind: 0.5, theme: 0.35, sector: 0.3 };

/** @param written Searchable phrases, the one that was typed first. */
function termOf(
  words: string,
  written: readonly string[],
  more: Partial<Pick<Term, 'facts' | 'things' | 'article' | 'isRequired'>>,
  names: Names,
): Term[] {
  const [typed = ''] = written;
  const phrases = [...new Set(written)].flatMap((text, index): Phrase[] => {
    const tokens = tokensOf(text);
    return tokens.length === 0
      ? []
      : [{ text, written: names.written(text), tokens, weight: index === 0 ? 1 : otherNameWeight }];
  });
  if (phrases.length === 0) return [];
  const weight = silentWords.has(typed) ? 0.1 : 1;
  return [{ words, phrases, facts: [], things: [], article: null, isRequired: false, ...more, weight }];
}

const otherNameWeight = 0.85;

export const silentWords: ReadonlySet<string> = new Set(
  'a an the of on in for and or to by with from about into at as is are was were be been do does did what which who how when where why this that these those it its any can could should would will may must not no new japan japanes japanese 日本 japan'.split(
    ' ',
  ),
);
