import { closest, distance } from 'fastest-levenshtein';
import { readDate } from '../../calendar/read-date.ts';
import { dayOf } from '../../calendar/say-date.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { codebook, type Facet, labelOf } from '../../taxonomy/codebook.ts';
import { searchable } from '../../text/segment.ts';
import { factTerm, quotedTerm } from '../full-text.ts';
import type { FilterName } from './clauses.ts';
import { allOf } from './expression.ts';
import type { Names } from './names.ts';
import { readPeriod } from './period.ts';
import { tokensOf } from './term.ts';

/** What a filter demands: an expression of FTS5, or days; or why it can demand nothing. */
export type Demand =
  | { readonly kind: 'match'; readonly expression: string; readonly measures: readonly MeasureId[] }
  | { readonly kind: 'days'; readonly since: Day | null; readonly before: Day | null }
  | { readonly kind: 'unusable'; readonly note: Bilingual }
  /** Its value is sought as words. */
  | { readonly kind: 'words'; readonly note: Bilingual };

export function readFilter(name: FilterName, value: string, names: Names, now: Instant): Demand {
  switch (name) {
    case 'since':
    case 'until':
    case 'before':
      return days(name, value, now);
    case 'lang':
      return language(value);
    case 'measure':
      return measure(value, names);
    case 'from':
      return publisher(value, names);
    case 'sector':
      return facet(['sector', 'theme'], name, value);
    default:
      return facet([name], name, value);
  }
}

/** Filters by name, for a person who wrote one that nobody knows. */
export function unknownFilter(name: string, value: string): Bilingual {
  return {
    ja: `「${name}:」という絞り込みはありません。「${value}」は語として検索しました。使えるもの：分野、論点、機関、種別、制度、発行元、以降、以前、言語。`,
    en: `There is no filter "${name}:"; "${value}" was searched as a word. Filters: theme, sector, body, kind, measure, from, since, before, lang.`,
  };
}

function days(name: 'since' | 'until' | 'before', value: string, now: Instant): Demand {
  const period = readPeriod(value);
  const ago = /^(\d{1,4})\s*(?:d|days?|日|日間)$/i.exec(value.normalize('NFKC'))?.[1];
  const day = ago === undefined ? readDate(value)?.slice(0, 10) : daysAgo(now, Number(ago));
  const from = period?.since ?? (day?.length === 10 ? day : null);
  if (from === null)
    return {
      kind: 'unusable',
      note: {
        ja: `「${name}:${value}」の日付を読み取れませんでした。「since:2025-06-01」のように指定してください。`,
        en: `I could not read a date in "${name}:${value}"; write it like since:2025-06-01.`,
      },
    };
  if (name === 'since') return { kind: 'days', since: from, before: null };
  const next = period?.before ?? Temporal.PlainDate.from(from).add({ days: 1 }).toString();
  return { kind: 'days', since: null, before: name === 'before' ? from : next };
}

function daysAgo(now: Instant, count: number): Day {
  return Temporal.PlainDate.from(dayOf(now)).subtract({ days: count }).toString();
}

const languages: Readonly<Record<string, string>> = {
  ja: 'ja',
  日本語: 'ja',
  japanese: 'ja',
  en: 'en',
  英語: 'en',
  english: 'en',
};

function language(value: string): Demand {
  const known = languages[searchable(value)];
  return known === undefined
    ? { kind: 'unusable', note: noSuchValue('lang', value, 'ja（日本語）、en（英語）', 'ja, en') }
    : match([quotedTerm(factTerm('language', known))]);
}

function measure(value: string, names: Names): Demand {
  const found = names.find(searchable(value)).flatMap(({ things }) => things.flatMap(one => one.measure ?? []));
  const id = value.normalize('NFKC').toLowerCase();
  const ids = names.measures.has(id) ? [id] : found;
  if (ids.length === 0)
    return {
      kind: 'words',
      note: {
        ja: `「${value}」という制度は登録されていないため、語として検索しました。登録されている制度は「制度」で一覧できます。`,
        en: `No measure here is called "${value}", so it was searched as words. "measures" lists those that are.`,
      },
    };
  return match(
    ids.map(one => quotedTerm(factTerm('measure', one))),
    ids,
  );
}

/** A firm or publisher by any of its names, a body, or the id of a source. */
function publisher(value: string, names: Names): Demand {
  const text = searchable(value);
  const spoken = [text, ...names.find(text).flatMap(({ things }) => things.flatMap(thing => thing.names))];
  const named = [...new Set(spoken)].map(one => tokensOf(one)).filter(list => list.length > 0);
  const bodies = valuesNamed('body', value).map(id => quotedTerm(factTerm('body', id)));
  return match([...named.map(tokens => allOf(tokens, 'publisher')), ...bodies, quotedTerm(factTerm('source', value))]);
}

function facet(facets: readonly Facet[], name: string, value: string): Demand {
  const values = facets.flatMap(one => valuesNamed(one, value).map(id => quotedTerm(factTerm(one, id))));
  return values.length > 0 ? match(values) : { kind: 'unusable', note: noSuchValueOf(facets, name, value) };
}

function match(any: readonly string[], measures: readonly MeasureId[] = []): Demand {
  return { kind: 'match', expression: any.join(' OR '), measures };
}

function valuesNamed(facet: Facet, typed: string): string[] {
  const wanted = searchable(typed);
  const values = Object.entries(codebook[facet]);
  const exact = values.filter(([id, { label }]) => [id, label.ja, label.en].some(name => searchable(name) === wanted));
  const within = values.filter(([, { label }]) => [label.ja, label.en].some(name => searchable(name).includes(wanted)));
  return (exact.length > 0 ? exact : within).map(([id]) => id);
}

function noSuchValue(name: string, value: string, ja: string, en: string): Bilingual {
  return {
    ja: `「${name}:${value}」という値はありません。使えるもの：${ja}。`,
    en: `"${name}:" has no value "${value}". It takes: ${en}.`,
  };
}

function noSuchValueOf(facets: readonly Facet[], name: string, value: string): Bilingual {
  const listOf = (language: 'ja' | 'en') =>
    facets
      .flatMap(facet => Object.keys(codebook[facet]).map(id => `${id} (${labelOf(facet, id as never, language)})`))
      .join(language === 'ja' ? '、' : ', ');
  const note = noSuchValue(name, value, listOf('ja'), listOf('en'));
  const near = nearestValue(facets, value);
  if (near === null) return note;
  return { ja: `「${near}」のことでしょうか。${note.ja}`, en: `Did you mean "${near}"? ${note.en}` };
}

/** One letter in three may be wrong. */
function nearestValue(facets: readonly Facet[], typed: string): string | null {
  const wanted = searchable(typed);
  const values = facets.flatMap(facet =>
    Object.entries(codebook[facet]).flatMap(([id, { label }]) => [id, label.ja, label.en]),
  );
  const near = closest(wanted, values);
  return distance(wanted, near) <= wanted.length / 3 ? near : null;
}
