import type { Passage } from '../../domain/entry.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Viewer } from '../../domain/workspace.ts';
import { searchable } from '../../text/segment.ts';
import type { Beginning, Find } from '../find.ts';
import type { FacetName } from '../query.ts';
import type { SearchFound, SearchHit, SearchRequest, Why } from './found.ts';
import { type Candidate, type Gathered, weighedMax } from './gather.ts';
import { priorOf, scoreTerm, type TermScore, unweighed, type Weighed, weighed, weighedPassage } from './score.ts';
import { isSilent, type Term } from './term.ts';
import type { Understood } from './understand.ts';

/** Of so many of the likeliest the passages are weighed too. */
const withPassagesMax = 60;
/** Words in a passage count for less than in the publication's own title and summary. */
const passageShare = 0.7;

/** Characters in which one search proves phrases, behind what is weighed anyway. */
const provedMax = 4_000_000;

/** Of two that fit alike, the one in the language of the search comes first. */
const ownLanguage = 1.02;

/** The candidates in order, the best first. */
export function rank(
  { candidates, isExact, weights }: Gathered,
  { terms, notes, measures }: Understood,
  { words, offset = 0, limit, now }: SearchRequest,
  { find, viewer }: { readonly find: Find; readonly viewer: Viewer },
): SearchFound {
  const language = isJapanese(words) ? 'ja' : 'en';
  let unproved = 0;
  const likeliest = [...candidates.values()]
    .sort((a, b) => b.guess - a.guess || b.number - a.number)
    .slice(0, weighedMax);
  const withPassages = new Set(likeliest.filter(({ places }) => places.length > 0).slice(0, withPassagesMax));
  const byNumber = new Map(likeliest.map(candidate => [candidate.number, candidate]));
  const begun = find.beginnings(viewer, [...byNumber.keys()]).flatMap(beginning => {
    const candidate = byNumber.get(beginning.number);
    return candidate === undefined ? [] : weigh(candidate, beginning);
  });
  const hits = [
    ...begun.filter(({ open }) => open.length === 0),
    ...proved(begun.filter(({ open }) => open.length > 0)),
  ]
    .map(one => one.hit)
    .sort((a, b) => b.score - a.score || byDate(a.publication, b.publication));
  const needed = [...terms.keys()].filter(index => (weights[index] ?? 0) > 0);
  const whole = [...candidates.values()].filter(({ terms: has }) => needed.every(index => has.has(index))).length;
  const page = hits.slice(offset, offset + limit);
  return {
    hits: wholeOf(page),
    whole,
    partly: candidates.size - whole,
    isExact: isExact && whole <= weighedMax,
    measures,
    notes: unproved === 0 ? notes : [...notes, notAllProved(unproved)],
    facets: countFacets(hits),
  };

  function weigh(candidate: Candidate, beginning: Beginning): Begun[] {
    const { publication } = beginning;
    const text = weighed(publication);
    const own = terms.map((term, index) => scoreTerm(term, text, candidate.terms.has(index)));
    const passages = withPassages.has(candidate) ? find.passages(candidate.number, candidate.places) : [];
    const best = bestPassage(passages, terms, weights);
    const scores = own.map((one, index) => better(one, best?.scores[index]));
    const score = terms.length === 0 ? 1 : total(scores, weights, text, terms);
    const hit = {
      publication,
      passage: best?.passage ?? null,
      score: score * priorOf(publication, now) * (publication.language === language ? ownLanguage : 1),
      why: scores.flatMap(one => one.why).slice(0, 6),
      isWhole: scores.every((one, index) => one.isFound || isSilent(terms[index] as Term)),
    };
    const open = terms.filter(({ isRequired }, index) => isRequired && !scores[index]?.isProved);
    return score > 0 ? [{ hit, open, passages, beginning }] : [];
  }

  /** Those whose phrases stand behind what was weighed, as far as there is time to look: the shortest first. */
  function proved(some: readonly Begun[]): Begun[] {
    let left = provedMax;
    return some
      .toSorted((a, b) => a.beginning.size - b.beginning.size)
      .filter(({ open, passages, beginning: { number, publication, isCut } }) => {
        if (left <= 0) {
          unproved++;
          return false;
        }
        const [whole = publication] = isCut ? find.bare(viewer, [number]).map(one => one.publication) : [];
        const texts = unweighed(whole, passages).map(text => {
          const read = searchable(text.slice(0, Math.max(0, left)));
          left -= text.length;
          return read;
        });
        const isProved = open.every(({ phrases }) => texts.some(text => phrases.some(one => text.includes(one.text))));
        if (!isProved && left < 0) unproved++;
        return isProved;
      });
  }

  /** With their whole texts, where they were weighed by the beginning. */
  function wholeOf(page: readonly SearchHit[]): SearchHit[] {
    const cut = begun.filter(({ hit, beginning }) => beginning.isCut && page.includes(hit));
    const numbers = cut.map(({ beginning }) => beginning.number);
    const whole = new Map(find.bare(viewer, numbers).map(({ publication }) => [publication.id, publication]));
    return page.map(hit => ({ ...hit, publication: whole.get(hit.publication.id) ?? hit.publication }));
  }
}

interface Begun {
  readonly hit: SearchHit;
  /** What must stand in it, and was not found so far. */
  readonly open: readonly Term[];
  readonly passages: readonly Passage[];
  readonly beginning: Beginning;
}

function notAllProved(count: number): Bilingual {
  return {
    ja: `長い資料が多いため、「」の語句を${count}件の資料では確かめられず、結果に含めていません。条件を足して絞り込んでください。`,
    en: `Of many long publications, ${count} could not be looked through for the words in quotes and ${count === 1 ? 'is' : 'are'} not among the results; please narrow the search.`,
  };
}

function isJapanese(words: string): boolean {
  return /[\u3041-\u30FF\u3400-\u9FFF\uFF66-\uFF9F]/.test(words);
}

function bestPassage(passages: readonly Passage[], terms: readonly Term[], weights: readonly number[]) {
  let best: { passage: Passage; scores: readonly TermScore[]; score: number } | null = null;
  for (const passage of passages) {
    const text = weighedPassage(passage);
    const scores = terms.map(term => scoreTerm(term, text, false));
    const score = total(scores, weights, text, terms);
    if (score > (best?.score ?? 0)) best = { passage, scores, score };
  }
  return best;
}

/** The better of what a publication's own words and its passage give for a term. */
function better(own: TermScore, passage: TermScore | undefined): TermScore {
  if (passage === undefined || passage.score === 0) return own;
  const isOnlyInIndex = own.why.every(why => why.kind === 'words' && why.place === 'text');
  const why = passage.why.map((one): Why => (one.kind === 'words' ? { ...one, place: 'passage' } : one));
  return {
    score: Math.max(own.score, passage.score * passageShare),
    isFound: own.isFound || passage.isFound,
    isProved: own.isProved || passage.isProved,
    why: passage.isFound && isOnlyInIndex ? why : own.why,
  };
}

function total(
  scores: readonly TermScore[],
  weights: readonly number[],
  text: Weighed,
  terms: readonly Term[],
): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const got = scores.reduce((sum, { score }, index) => sum + score * (weights[index] ?? 0), 0);
  const found = scores.reduce(
    (sum, { isFound, score }, index) => sum + (isFound ? 1 : score) * (weights[index] ?? 0),
    0,
  );
  const coverage = found / whole;
  const inTitle = terms.length > 1 && scores.every(({ why }) => why.some(isInTitle)) ? 1.15 : 1;
  return (got / whole) * (0.4 + 0.6 * coverage) * inTitle * (text.title.length > 160 ? 0.95 : 1);
}

function isInTitle(why: Why): boolean {
  return why.kind === 'words' && why.place === 'title';
}

function byDate(a: Publication, b: Publication): number {
  return (b.publishedAt ?? '').localeCompare(a.publishedAt ?? '') || a.id.localeCompare(b.id);
}

function countFacets(hits: readonly SearchHit[]): SearchFound['facets'] {
  const counts: Partial<Record<FacetName, Record<string, number>>> = {};
  const add = (facet: FacetName, value: string) => {
    counts[facet] ??= {};
    const values = counts[facet];
    values[value] = (values[value] ?? 0) + 1;
  };
  for (const { publication } of hits) {
    add('kind', publication.tags.kind.value);
    for (const { value } of publication.tags.bodies) add('body', value);
    for (const { value } of publication.tags.themes) add('theme', value);
  }
  return counts;
}
