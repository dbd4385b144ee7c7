import { readDate } from '../../calendar/read-date.ts';
import { dayOf } from '../../calendar/say-date.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { codebook, type Facet, labelOf } from '../../taxonomy/codebook.ts';
import { indexTerms, searchable } from '../../text/segment.ts';
import { factTerm, publisherMark, quotedTerm, titleMark } from '../full-text.ts';
import type { FacetName } from '../query.ts';
import { type Clause, parseClauses } from './clauses.ts';
import type { Named, Names } from './names.ts';
import { readPeriod } from './period.ts';

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
  /** Below 1 for words that say little. */
  readonly weight: number;
  readonly isRequired: boolean;
}

export interface Understood {
  readonly terms: readonly Term[];
  /** Expressions of FTS5 that must hold, and that must not. */
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  readonly since: Day | null;
  readonly before: Day | null;
  readonly measures: readonly MeasureId[];
  readonly notes: readonly Bilingual[];
}

const wordsMax = 40;

/** Makes of typed words what is sought in the index, with a sentence for everything that was taken to mean something. */
export function understand(typed: string, names: Names, now: Instant): Understood {
  const notes: Bilingual[] = [];
  const must: string[] = [];
  const mustNot: string[] = [];
  const terms: Term[] = [];
  const measures: MeasureId[] = [];
  let since: Day | null = null;
  let before: Day | null = null;
  const narrow = (from: Day | null, to: Day | null) => {
    if (from !== null && (since === null || from > since)) since = from;
    if (to !== null && (before === null || to < before)) before = to;
  };

  const words: string[] = [];
  for (const clause of parseClauses(typed)) {
    if (clause.kind === 'unknown') {
      notes.push(unknownFilter(clause.name, clause.value));
      words.push(clause.value);
    } else if (clause.kind === 'filter') {
      applyFilter(clause);
    } else if (clause.isNegated) {
      const tokens = tokensOf(searchable(clause.text));
      if (tokens.length > 0) mustNot.push(allOf(tokens));
    } else if (clause.kind === 'phrase') {
      const term = termOf(clause.text, searchable(clause.text), [], true, names);
      if (term !== null) terms.push(term);
    } else {
      const period = readPeriod(clause.text);
      if (period === null) words.push(clause.text);
      else {
        narrow(period.since, period.before);
        notes.push({
          ja: `「${clause.text}」は${period.name.ja}としました。`,
          en: `"${clause.text}" was taken for ${period.name.en}.`,
        });
      }
    }
  }
  terms.push(...termsIn(searchable(words.join(' '))));
  for (const term of terms) {
    for (const { facet, value } of term.facts) if (facet === 'measure') measures.push(value);
  }
  if (terms.length > wordsMax)
    notes.push({
      ja: `語が多いため、先頭の${wordsMax}語で検索しました。`,
      en: `Only the first ${wordsMax} words were used.`,
    });
  return {
    terms: terms.slice(0, wordsMax),
    must,
    mustNot,
    since,
    before,
    measures: [...new Set(measures)],
    notes,
  };

  function termsIn(text: string): Term[] {
    const found = names.find(text);
    const made: Term[] = [];
    let at = 0;
    for (const { start, end, things } of [...found, { start: text.length, end: text.length, things: [] }]) {
      made.push(...plainTerms(text.slice(at, start), names));
      if (end > start) {
        const term = termOf(text.slice(start, end), text.slice(start, end), things, false, names);
        if (term !== null) made.push(term);
      }
      at = end;
    }
    return made;
  }

  function applyFilter({ name, value, isNegated }: Clause & { kind: 'filter' }): void {
    const into = isNegated ? mustNot : must;
    if (name === 'since' || name === 'before' || name === 'until') {
      const period = readPeriod(value);
      const days = /^(\d{1,4})\s*(?:d|days?|日|日間)$/i.exec(value.normalize('NFKC'))?.[1];
      const day = days === undefined ? readDate(value)?.slice(0, 10) : daysAgo(now, Number(days));
      const from = period?.since ?? (day?.length === 10 ? day : null);
      if (from === null) {
        notes.push({
          ja: `「${name}:${value}」の日付を読み取れませんでした。「since:2025-06-01」のように指定してください。この条件は使っていません。`,
          en: `I could not read a date in "${name}:${value}"; write it like since:2025-06-01. This filter was not used.`,
        });
        return;
      }
      const next = period?.before ?? Temporal.PlainDate.from(from).add({ days: 1 }).toString();
      if (name === 'since') narrow(from, null);
      else narrow(null, name === 'before' ? from : next);
      return;
    }
    if (name === 'lang') {
      const language = { ja: 'ja', 日本語: 'ja', japanese: 'ja', en: 'en', 英語: 'en', english: 'en' }[
        searchable(value)
      ];
      if (language === undefined) notes.push(noSuchValue(name, value, 'ja（日本語）、en（英語）', 'ja, en'));
      else into.push(quotedTerm(factTerm('language', language)));
      return;
    }
    if (name === 'measure') {
      const found = names
        .find(searchable(value))
        .flatMap(({ things }) => things.flatMap(({ measure }) => measure ?? []));
      const ids = found.length > 0 ? found : [value.toLowerCase()];
      into.push(ids.map(id => quotedTerm(factTerm('measure', id))).join(' OR '));
      measures.push(...found);
      return;
    }
    const facets: readonly Facet[] =
      name === 'from' ? ['body'] : name === 'sector' ? ['sector', 'theme'] : [name as Facet];
    const values = facets.flatMap(facet => valuesNamed(facet, value).map(id => quotedTerm(factTerm(facet, id))));
    if (name === 'from') {
      const text = searchable(value);
      const spoken = [text, ...names.find(text).flatMap(({ things }) => things.flatMap(thing => thing.names))];
      const expressions = [...new Set(spoken)].map(one => tokensOf(one, publisherMark)).filter(list => list.length > 0);
      const any = [...expressions.map(allOf), ...values, quotedTerm(factTerm('source', value))];
      into.push(any.join(' OR '));
      return;
    }
    if (values.length > 0) into.push(values.join(' OR '));
    else notes.push(noSuchValueOf(facets, name, value));
  }
}

/** Japanese that holds words together and says nothing by itself. */
const joining =
  /(?:について|における|に関する|に係る|に対する|による|のための|ための|とは|など|および|及び|または|並びに|ください|教えて|どう|どの|なに|何|いつ|どこ|した|する|され|して|ます|です|こと|もの|ある|いる)/g;
const silentWords = new Set(
  'a an the of on in for and or to by with from about into at as is are was were be been do does did what which who how when where why this that these those it its any can could should would will may must not no new japan japanes japanese 日本 japan'.split(
    ' ',
  ),
);

/** Words that no list names: Latin words one by one, runs of 漢字, カタカナ and longer ひらがな. */
function plainTerms(text: string, names: Names): Term[] {
  const spaced = text
    .replace(joining, ' ')
    .replace(/(?<=[\u4E00-\u9FFF\u30A1-\u30FC])[のをにはがとでもへやな](?=[^ぁ-ん]|$)/g, ' ');
  const runs = spaced.match(
    /[a-z0-9\u00C0-\u024F\u0370-\u052F]+|[\u3005\u3400-\u9FFF\uF900-\uFAFF]+|[\u30A1-\u30FC]+|[\u3041-\u309F]{3,}|[\uAC00-\uD7AF]+/g,
  );
  return (runs ?? []).flatMap(run => termOf(run, run, [], false, names) ?? []);
}

function termOf(words: string, text: string, things: readonly Named[], isRequired: boolean, names: Names): Term | null {
  const phrases = new Map<string, Phrase>();
  const add = (phrase: string, weight: number) => {
    const tokens = tokensOf(phrase);
    if (tokens.length > 0 && !phrases.has(phrase))
      phrases.set(phrase, { text: phrase, written: names.written(phrase), tokens, weight });
  };
  add(text, 1);
  for (const thing of things) for (const name of thing.names) add(name, 0.85);
  if (phrases.size === 0) return null;
  const facts = things.flatMap(({ tags, measure }): Fact[] => [
    ...tags.map(({ facet, value }) => ({ facet, value, weight: factWeights[facet] ?? 0.2 })),
    ...(measure === null ? [] : [{ facet: 'measure', value: measure, weight: 1 } as const]),
  ]);
  return { words, phrases: [...phrases.values()], facts, weight: silentWords.has(text) ? 0.1 : 1, isRequired };
}

const factWeights: Partial<Record<Facet, number>> = { body: 0.8, kind: 0.5, theme: 0.35, sector: 0.3 };

/** A term counts as found where one of its phrases is, or a fact that says as much. */
export function says(fact: Fact): boolean {
  return fact.weight >= 0.5;
}

/** The expression of FTS5 under which a term is found. */
export function expressionOf(term: Term, mark = ''): string {
  return [
    ...term.phrases.map(({ tokens }) => allOf(tokens.map(token => mark + token))),
    ...(mark === titleMark
      ? []
      : term.facts.filter(says).map(({ facet, value }) => quotedTerm(factTerm(facet, value)))),
  ].join(' OR ');
}

/** The different index terms of a text. */
export function tokensOf(text: string, mark = ''): string[] {
  return [
    ...new Set(
      indexTerms(text, mark)
        .split(' ')
        .filter(token => token !== ''),
    ),
  ];
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
  return `(${asked.map(token => (isLoneLetter(token) ? `${quotedTerm(token)} *` : quotedTerm(token))).join(' AND ')})`;
}

const tokensMax = 6;

/** One letter of Japanese: any pair that begins with it will do. */
function isLoneLetter(token: string): boolean {
  return /^[\uE000\uE001]?[\u3041-\u9FFF]$/.test(token);
}

function valuesNamed(facet: Facet, typed: string): string[] {
  const wanted = searchable(typed);
  const values = Object.entries(codebook[facet]);
  const exact = values.filter(([id, { label }]) => [id, label.ja, label.en].some(name => searchable(name) === wanted));
  const within = values.filter(([, { label }]) => [label.ja, label.en].some(name => searchable(name).includes(wanted)));
  return (exact.length > 0 ? exact : within).map(([id]) => id);
}

function daysAgo(now: Instant, days: number): Day {
  return Temporal.PlainDate.from(dayOf(now)).subtract({ days }).toString();
}

function unknownFilter(name: string, value: string): Bilingual {
  return {
    ja: `「${name}:」という絞り込みはありません。「${value}」は語として検索しました。使えるもの：分野、論点、機関、種別、制度、発行元、以降、以前、言語。`,
    en: `There is no filter "${name}:"; "${value}" was searched as a word. Filters: theme, sector, body, kind, measure, from, since, before, lang.`,
  };
}

function noSuchValue(name: string, value: string, ja: string, en: string): Bilingual {
  return {
    ja: `「${name}:${value}」という値はないため、この条件は使っていません。使えるもの：${ja}。`,
    en: `"${name}:" has no value "${value}", so it was not used. It takes: ${en}.`,
  };
}

function noSuchValueOf(facets: readonly Facet[], name: string, value: string): Bilingual {
  const listOf = (language: 'ja' | 'en') =>
    facets
      .flatMap(facet => Object.keys(codebook[facet]).map(id => `${id} (${labelOf(facet, id as never, language)})`))
      .join(language === 'ja' ? '、' : ', ');
  return noSuchValue(name, value, listOf('ja'), listOf('en'));
}
