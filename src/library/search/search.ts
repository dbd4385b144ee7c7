import type { Publication } from '../../domain/publication.ts';
import type { Viewer } from '../../domain/workspace.ts';
import type { Measure } from '../../measures/schema.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { searchable } from '../../text/segment.ts';
import { firstNumberOf } from '../day-number.ts';
import { quotedTerm, seenBy, titleMark } from '../full-text.ts';
import type { FacetName } from '../query.ts';
import type { SearchFound, SearchHit, SearchRequest, Why } from './found.ts';
import { loadNames, type Names } from './names.ts';
import { priorOf, scoreTerm, type TermScore, type Weighed, weighed } from './score.ts';
import { expressionOf, type Term, type Understood, understand } from './understand.ts';

/** Of each term, so many of the newest publications are looked at; fewer have it where the answer says that it is exact. */
const newestMax = 2_000;
/** So many of the likeliest are weighed on their text. */
const weighedMax = 240;
const wordsLengthMax = 2_000;
/** Longer ones are no name that was mistyped. */
const mendedLengthMax = 120;

/** Search over the library's tables; synchronous. Names are read when they are first needed. */
export function createSearch(
  database: Database,
  measures: readonly Measure[],
): (viewer: Viewer, request: SearchRequest) => SearchFound {
  let names: Names | null = null;
  return (viewer, request) => {
    names ??= loadNames(measures);
    const isCut = request.words.length > wordsLengthMax;
    const words = request.words.slice(0, wordsLengthMax);
    const found = searchFor(understand(words, names, request.now));
    const mended = found.whole === 0 ? mend(words, names) : null;
    const again = mended === null ? found : searchFor(understand(mended.words, names, request.now));
    const isBetter = mended !== null && (again.whole > 0 || again.measures.length > found.measures.length);
    const cutNote = {
      ja: `長いため、先頭の${wordsLengthMax}字で検索しました。`,
      en: `Only the first ${wordsLengthMax} characters were searched for.`,
    };
    const chosen = isBetter ? again : found;
    const notes = [...(isCut ? [cutNote] : []), ...(isBetter ? mended.notes : []), ...chosen.notes];
    return { ...chosen, notes };

    function searchFor(understood: Understood): SearchFound {
      return answer(database, viewer, request, understood);
    }
  };
}

interface Candidate {
  readonly number: number;
  /** Which terms the index has for it, as bits by their place. */
  terms: Set<number>;
  guess: number;
}

function answer(database: Database, viewer: Viewer, request: SearchRequest, understood: Understood): SearchFound {
  const { terms, notes, measures } = understood;
  const { candidates, isExact, weights } = gather(database, viewer, understood);
  const likeliest = [...candidates.values()]
    .sort((a, b) => b.guess - a.guess || b.number - a.number)
    .slice(0, weighedMax);
  const loaded = load(database, viewer, likeliest);
  const needed = terms.map((_, index) => index).filter(index => (weights[index] ?? 0) > 0);
  const hits = loaded
    .flatMap(({ candidate, publication }) => weigh(candidate, publication))
    .sort((a, b) => b.score - a.score || byDate(a.publication, b.publication));
  const whole = [...candidates.values()].filter(candidate => needed.every(index => candidate.terms.has(index))).length;
  const { offset = 0, limit } = request;
  return {
    hits: hits.slice(offset, offset + limit),
    whole,
    partly: candidates.size - whole,
    isExact,
    measures,
    notes,
    facets: countFacets(hits),
  };

  function weigh(candidate: Candidate, publication: Publication): SearchHit[] {
    const text = weighed(publication);
    const passage = bestPassage(publication, terms, weights);
    const scores = terms.map((term, index) => scoreTerm(term, text, candidate.terms.has(index)));
    if (terms.some((term, index) => term.isRequired && !scores[index]?.isFound && !isInText(term, publication)))
      return [];
    const isWhole = scores.every((score, index) => score.isFound || isSilent(index));
    const score = terms.length === 0 ? 1 : total(scores, weights, text, terms) + (passage?.score ?? 0) * 0.3;
    const why = scores.flatMap(one => one.why).slice(0, 6);
    return score <= 0
      ? []
      : [
          {
            publication,
            passage: passage?.passage ?? null,
            score: score * priorOf(publication, request.now),
            why,
            isWhole,
          },
        ];
  }

  function isSilent(index: number): boolean {
    return (terms[index]?.weight ?? 1) < 0.5;
  }
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

/** Candidates by term, newest first; what every term costs and is worth is known from how many have it. */
function gather(database: Database, viewer: Viewer, understood: Understood) {
  const { terms, must, mustNot, since, before } = understood;
  const candidates = new Map<number, Candidate>();
  const [low, high] = [
    since === null ? 0 : firstNumberOf(since),
    before === null ? Number.MAX_SAFE_INTEGER : firstNumberOf(before),
  ];
  const count = countOf(database);
  let isExact = true;

  const numbersOf = (expression: string): number[] => {
    const narrowed = [`(${expression})`, ...must.map(one => `(${one})`)].join(' AND ');
    const kept = mustNot.reduce((all, one) => `(${all}) NOT (${one})`, narrowed);
    return database
      .all(
        'SELECT rowid AS n FROM publication_text WHERE publication_text MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
        seenBy(kept, viewer.workspace),
        low,
        high,
        newestMax,
      )
      .map(({ n }) => Number(n));
  };
  const take = (numbers: readonly number[], index: number | null, worth: number) => {
    for (const number of numbers) {
      const known = candidates.get(number) ?? { number, terms: new Set<number>(), guess: 0 };
      if (index !== null) known.terms.add(index);
      known.guess += worth;
      candidates.set(number, known);
    }
  };

  if (terms.length === 0) {
    const [first, ...rest] = must;
    const all = first === undefined ? plainList() : numbersOf([first, ...rest].map(one => `(${one})`).join(' AND '));
    isExact = all.length < newestMax;
    take(all, null, 1);
    return { candidates, isExact, weights: [] };
  }

  const lists = terms.map(term => numbersOf(expressionOf(term)));
  const weights = terms.map((term, index) => term.weight * rarity(lists[index] ?? [], count));
  for (const [index, list] of lists.entries()) take(list, index, weights[index] ?? 0);
  const isCapped = lists.some(list => list.length >= newestMax);
  if (isCapped) {
    isExact = false;
    for (const [index, term] of terms.entries()) {
      if ((lists[index]?.length ?? 0) >= newestMax)
        take(numbersOf(expressionOf(term, titleMark)), index, weights[index] ?? 0);
    }
    const everyTerm = terms.length === 1 ? [] : numbersOf(terms.map(term => `(${expressionOf(term)})`).join(' AND '));
    for (const [index] of terms.entries()) take(everyTerm, index, 0);
    for (const number of everyTerm) {
      const known = candidates.get(number);
      if (known !== undefined) known.guess = weights.reduce((sum, weight) => sum + weight, 0.5);
    }
  }
  if (candidates.size < 60) {
    for (const term of terms.filter(({ isRequired }) => !isRequired)) {
      const parts = term.phrases.filter(({ tokens }) => tokens.length >= 3);
      if (parts.length === 0) continue;
      take(numbersOf(parts.flatMap(({ tokens }) => tokens.map(quotedTerm)).join(' OR ')), null, 0.1);
    }
  }
  return { candidates, isExact, weights };

  function plainList(): number[] {
    return database
      .all(
        "SELECT number AS n FROM publications WHERE owner IN ('shared', ?) AND number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
        viewer.workspace,
        low,
        high,
        weighedMax,
      )
      .map(({ n }) => Number(n));
  }
}

/** Counting a million takes longer than searching them: once for each state of the library. */
function countOf(database: Database): number {
  const position = Number(database.get('SELECT change FROM position')?.change);
  const known = counts.get(database);
  if (known?.position === position) return known.count;
  const count = Number(database.get('SELECT count(*) AS n FROM publications')?.n);
  counts.set(database, { position, count });
  return count;
}

const counts = new WeakMap<Database, { readonly position: number; readonly count: number }>();

/** The older half of a capped list tells how common the term is: so many in so many days. */
function rarity(numbers: readonly number[], count: number): number {
  const [newest = 0, oldest = 0] = [numbers[0], numbers.at(-1)];
  const spanned =
    numbers.length < newestMax
      ? numbers.length
      : Math.max(numbers.length, (count * numbers.length) / Math.max(numbers.length, (newest - oldest) / 4));
  return Math.log(1 + (count - Math.min(count, spanned) + 0.5) / (Math.min(count, spanned) + 0.5)) + 0.05;
}

function load(database: Database, viewer: Viewer, candidates: readonly Candidate[]) {
  const byNumber = new Map(candidates.map(candidate => [candidate.number, candidate]));
  return database
    .all(
      "SELECT number, body FROM publications WHERE number IN (SELECT value FROM json_each(?)) AND owner IN ('shared', ?)",
      JSON.stringify([...byNumber.keys()]),
      viewer.workspace,
    )
    .flatMap(({ number, body }) => {
      const candidate = byNumber.get(Number(number));
      return candidate === undefined ? [] : [{ candidate, publication: JSON.parse(String(body)) as Publication }];
    });
}

function bestPassage(publication: Publication, terms: readonly Term[], weights: readonly number[]) {
  let best: { passage: Publication['passages'][number]; score: number } | null = null;
  for (const passage of publication.passages) {
    const text = {
      title: searchable(passage.heading),
      summary: searchable(passage.text),
      text: '',
      publisher: '',
      has: () => 0,
    };
    const scores = terms.map(term => scoreTerm(term, text, false));
    const score = total(scores, weights, text, terms);
    if (score > (best?.score ?? 0)) best = { passage, score };
  }
  return best;
}

function isInText(term: Term, { content, passages }: Publication): boolean {
  const whole = searchable([content, ...passages.map(({ text }) => text)].join('\n'));
  return term.phrases.some(({ text }) => whole.includes(text));
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

/** The typed words with near misses of known names mended; null where there is nothing to mend. */
function mend(words: string, names: Names) {
  if (/["「“]/.test(words) || words.length > mendedLengthMax) return null;
  const notes: { ja: string; en: string }[] = [];
  const mended = words.replace(/[^\s"「」:：]+/gu, word => {
    const near = names.nearest(searchable(word));
    if (near === null || word.startsWith('-')) return word;
    notes.push({
      ja: `「${word}」を「${near}」として検索しました。`,
      en: `Searched for "${near}" instead of "${word}".`,
    });
    return near;
  });
  const whole = notes.length === 0 ? names.nearest(searchable(words)) : null;
  if (whole !== null)
    return {
      words: whole,
      notes: [
        { ja: `「${words}」を「${whole}」として検索しました。`, en: `Searched for "${whole}" instead of "${words}".` },
      ],
    };
  return notes.length === 0 ? null : { words: mended, notes };
}
