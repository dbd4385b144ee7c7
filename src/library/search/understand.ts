import type { Bilingual } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { searchable } from '../../text/segment.ts';
import { factTerm, quotedTerm } from '../full-text.ts';
import { takeArticles } from './article.ts';
import { type Clause, parseClauses } from './clauses.ts';
import { allOf } from './expression.ts';
import { readFilter, unknownFilter } from './filters.ts';
import type { Names } from './names.ts';
import { readPeriod } from './period.ts';
import { articleTerms, quotedTerms, type Term, termsIn, tokensOf } from './term.ts';

export interface Understood {
  readonly terms: readonly Term[];
  /** Expressions of FTS5 that must hold, and that must not. */
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  readonly since: Day | null;
  readonly before: Day | null;
  readonly measures: readonly MeasureId[];
  /** Words that were taken for periods. */
  readonly periods: readonly string[];
  readonly notes: readonly Bilingual[];
}

const wordsMax = 40;

/**
 * Makes of typed words what is sought in the index, with a sentence for everything that was taken to mean something.
 * @param periodsAre `words` takes 2019 for a part of a title, as in 報告書2019.
 */
export function understand(
  typed: string,
  names: Names,
  now: Instant,
  periodsAre: 'days' | 'words' = 'days',
): Understood {
  const notes: Bilingual[] = [];
  const must: string[] = [];
  const mustNot: string[] = [];
  const quoted: Term[] = [];
  const filtered: MeasureId[] = [];
  const words: string[] = [];
  const periods: string[] = [];
  const unused: string[] = [];
  let since: Day | null = null;
  let before: Day | null = null;

  for (const clause of parseClauses(typed)) read(clause);
  const { rest, articles } = takeArticles(words.join(' '));
  const terms = [
    ...quoted,
    ...termsIn(searchable(rest), names),
    ...articles.flatMap(article => articleTerms(article, names)),
  ];
  if (terms.length > wordsMax)
    notes.push({
      ja: `語が多いため、先頭の${wordsMax}語で検索しました。`,
      en: `Only the first ${wordsMax} words were used.`,
    });
  const named = terms.flatMap(({ facts }) => facts.flatMap(({ facet, value }) => (facet === 'measure' ? [value] : [])));
  const isDemanded = terms.length + must.length + mustNot.length > 0 || since !== null || before !== null;
  // Who asked for nothing but what nobody has is not shown everything.
  if (!isDemanded) must.push(...unused.slice(0, 1));
  else if (unused.length > 0)
    notes.push({ ja: 'この条件は使わずに検索しました。', en: 'It was searched without that filter.' });
  const measures = [...new Set([...filtered, ...named])];
  return { terms: terms.slice(0, wordsMax), must, mustNot, since, before, measures, periods, notes };

  function read(clause: Clause): void {
    if (clause.kind === 'unknown') {
      notes.push(unknownFilter(clause.name, clause.value));
      words.push(clause.value);
    } else if (clause.kind === 'filter') {
      demand(clause);
    } else if (clause.isNegated) {
      const tokens = tokensOf(searchable(clause.text));
      if (tokens.length > 0) mustNot.push(allOf(tokens));
    } else if (clause.kind === 'phrase') {
      quoted.push(...quotedTerms(clause.text, names));
    } else {
      word(clause.text);
    }
  }

  function demand({ name, value, isNegated }: Clause & { kind: 'filter' }): void {
    const read = readFilter(name, value, names, now);
    if (read.kind === 'unusable' || read.kind === 'words') notes.push(read.note);
    if (read.kind === 'words') words.push(value);
    if (read.kind === 'unusable' && !isNegated) unused.push(quotedTerm(factTerm(name, value)));
    if (read.kind === 'unusable' || read.kind === 'words') return;
    if (read.kind === 'days') narrow(read.since, read.before);
    else {
      (isNegated ? mustNot : must).push(read.expression);
      filtered.push(...read.measures);
    }
  }

  function word(text: string): void {
    const period = readPeriod(text);
    if (period === null || periodsAre === 'words') {
      words.push(text);
      return;
    }
    periods.push(text);
    narrow(period.since, period.before);
    notes.push({
      ja: `「${text}」は${period.name.ja}としました。`,
      en: `"${text}" was taken for ${period.name.en}.`,
    });
  }

  function narrow(from: Day | null, to: Day | null): void {
    if (from !== null && (since === null || from > since)) since = from;
    if (to !== null && (before === null || to < before)) before = to;
  }
}
