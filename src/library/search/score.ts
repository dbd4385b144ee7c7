import type { Passage, Pinpoint } from '../../domain/entry.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Instant } from '../../domain/time.ts';
import { countIn, searchable } from '../../text/segment.ts';
import { beginningLengthMax } from '../find.ts';
import type { ArticleSought } from './article.ts';
import type { Why } from './found.ts';
import type { Fact, Phrase, Term } from './term.ts';

/** A text as it is weighed: its parts in searchable form, and the facts that hold of it. */
export interface Weighed {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly publisher: string;
  has(fact: Fact): number;
  /** Where it is an article of a law, or a part of one. */
  readonly pinpoint: Pinpoint | null;
}

export interface TermScore {
  /** 0 to 1; 0 where the term is not in it. */
  readonly score: number;
  /** True where the whole term is there, not a part of it or a kin. */
  readonly isFound: boolean;
  /** False where only the index says that it is there: its words in some order. */
  readonly isProved: boolean;
  readonly why: readonly Why[];
}

const placeWeights = { title: 3, publisher: 1.2, summary: 1.2, text: 0.6 } as const;
const places = ['title', 'summary', 'text', 'publisher'] as const;
/** Further occurrences add less and less. */
const saturation = 1.2;
/** So much of longer ones is weighed; that a word stands further on is known from the index. */
const titleLengthMax = 500;
/** A page without headings is one passage. */
const passageLengthMax = 20_000;

const linkWeights = {
  'text-of': 1,
  announces: 1,
  amends: 1,
  'consults-on': 1,
  'comments-on': 0.95,
  mentions: 0.55,
} as const;

export function weighed(publication: Publication): Weighed {
  const { title, summary, content, publisher, tags, links } = publication;
  const values: Partial<Record<string, readonly string[]>> = {
    body: tags.bodies.map(({ value }) => value),
    kind: [tags.kind.value],
    theme: tags.themes.map(({ value }) => value),
    sector: tags.sectors.map(({ value }) => value),
  };
  return {
    title: searchable(title.slice(0, titleLengthMax)),
    summary: searchable(summary.slice(0, beginningLengthMax)),
    text: searchable(content.slice(0, beginningLengthMax)),
    publisher: searchable(`${publisher.ja} / ${publisher.en}`),
    has({ facet, value }) {
      if (facet !== 'measure') return values[facet]?.includes(value) ? 1 : 0;
      const link = links.find(({ measure }) => measure === value);
      return link === undefined ? 0 : linkWeights[link.role];
    },
    pinpoint: null,
  };
}

export function weighedPassage({ heading, text, pinpoint }: Passage): Weighed {
  const title = searchable(heading.slice(0, titleLengthMax));
  const summary = searchable(text.slice(0, passageLengthMax));
  return { title, summary, text: '', publisher: '', has: () => 0, pinpoint };
}

/** What of a publication and these passages of it is not weighed, since it is too long. */
export function unweighed({ title, summary, content }: Publication, passages: readonly Passage[]): readonly string[] {
  return [
    ...(title.length > titleLengthMax ? [title] : []),
    ...[summary, content].filter(({ length }) => length > beginningLengthMax),
    ...passages.map(({ text }) => text).filter(({ length }) => length > passageLengthMax),
  ];
}

/** How well a text says a term, under the best of its names. */
export function scoreTerm(term: Term, text: Weighed, isInIndex: boolean): TermScore {
  let best = 0;
  let isFound = false;
  const why: Why[] = [];
  for (const phrase of term.phrases) {
    const found = scorePhrase(phrase, text);
    if (found.score === 0) continue;
    isFound = true;
    why.push(...found.why);
    best = Math.max(best, found.score);
  }
  for (const fact of term.facts) {
    const held = text.has(fact);
    if (held === 0) continue;
    why.push({ kind: 'fact', facet: fact.facet, value: fact.value });
    if (fact.weight >= 0.5) isFound = true;
    best = Math.max(best, fact.weight * held * 0.8) + (best > 0 ? 0.08 * fact.weight : 0);
  }
  if (term.article !== null && isArticle(text.pinpoint, term.article)) {
    best = 1;
    isFound = true;
    why.push({ kind: 'words', words: term.words, place: 'text' });
  }
  const isProved = isFound;
  if (!isFound && isInIndex) {
    isFound = true;
    best = Math.max(best, 0.25);
    why.push({ kind: 'words', words: term.words, place: 'text' });
  }
  if (best < 0.3 && !isFound) best = Math.max(best, ...term.phrases.map(phrase => partOf(phrase, text)));
  return { score: Math.min(1, best), isFound, isProved, why: firstWhys(why) };
}

function isArticle(pinpoint: Pinpoint | null, { article, paragraph }: ArticleSought): boolean {
  if (pinpoint?.kind !== 'article' || pinpoint.article !== article) return false;
  return paragraph === null || pinpoint.paragraph === paragraph || (pinpoint.paragraph === null && paragraph === '1');
}

function scorePhrase({ text: phrase, written, weight }: Phrase, text: Weighed): { score: number; why: Why[] } {
  let sum = 0;
  const why: Why[] = [];
  for (const place of places) {
    const count = countIn(text[place], phrase);
    if (count === 0) continue;
    sum += placeWeights[place] * Math.min(count, place === 'title' ? 1 : 4);
    why.push({ kind: 'words', words: written, place });
  }
  return { score: (weight * sum) / (sum + saturation), why };
}

/** Part of a longer phrase: the share of its tokens that are there, as far as it tells something. */
function partOf({ tokens, weight }: Phrase, text: Weighed): number {
  if (tokens.length < 3) return 0;
  const there = (token: string) => {
    if (text.title.includes(token)) return 1;
    return text.summary.includes(token) || text.text.includes(token) ? 0.6 : 0;
  };
  const share = tokens.reduce((sum, token) => sum + there(token), 0) / tokens.length;
  return share >= 0.4 ? weight * 0.6 * share ** 2 : 0;
}

/** What speaks for a publication whatever is sought: that it is of the field, first-hand, and recent. */
export function priorOf({ tags, publisherBodies, publishedAt }: Publication, now: Instant): number {
  const relevance = { core: 1.12, adjacent: 1, none: 0.8 }[tags.relevance.value];
  const isFirstHand = publisherBodies.some(body => body !== 'law-firm');
  const age = publishedAt === null ? 5 : Math.max(0, (now - Date.parse(publishedAt.slice(0, 10))) / (365 * 86_400_000));
  return relevance * (isFirstHand ? 1.05 : 1) * (1 + 0.06 * Math.exp(-age / 2));
}

function firstWhys(why: readonly Why[]): Why[] {
  const seen = new Set<string>();
  return why.filter(one => {
    const key = one.kind === 'words' ? one.words : `${one.facet}:${one.value}`;
    return seen.size < 4 && !seen.has(key) && seen.add(key);
  });
}
