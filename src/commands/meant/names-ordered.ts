import { closest, distance } from 'fastest-levenshtein';
import type { Bilingual } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Source, SourceId } from '../../domain/source.ts';
import type { Measure } from '../../measures/schema.ts';
import { type OrderArgs, orderArgs } from '../args/order-args.ts';
import { measureNames, measuresNamed, sourcesNamed } from './called.ts';

/** A name that is more than one measure's; all of them are taken. */
export interface SharedName {
  readonly name: string;
  readonly measures: readonly MeasureId[];
}

export type Names =
  | {
      readonly kind: 'names';
      readonly measures: readonly MeasureId[];
      readonly from: readonly SourceId[];
      readonly shared: readonly SharedName[];
    }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/** The measures and sources that an order names; a name that is several measures' stands for all of them. */
export function resolveNames(
  { measure = [], from = [], about = [] }: OrderArgs,
  measures: readonly Measure[],
  sources: readonly Source[],
): Names {
  const found = { measures: new Set<MeasureId>(), from: new Set<SourceId>() };
  const shared: SharedName[] = [];
  for (const [name, may] of [
    ...measure.map(one => [one, 'measure'] as const),
    ...from.map(one => [one, 'source'] as const),
    ...about.map(one => [one, 'either'] as const),
  ]) {
    const ofMeasures = may === 'source' ? [] : measuresNamed(name, measures);
    const ofSources = may === 'measure' || ofMeasures.length > 0 ? [] : sourcesNamed(name, sources);
    if (ofMeasures.length + ofSources.length === 0)
      return { kind: 'problem', problem: unknownName(name, may, measures, sources) };
    if (ofMeasures.length > 1) shared.push({ name, measures: ofMeasures });
    for (const id of ofMeasures) found.measures.add(id);
    for (const id of ofSources) found.from.add(id);
  }
  return { kind: 'names', measures: [...found.measures], from: [...found.from], shared };
}

const facets = [
  ...orderArgs.theme.choices,
  ...orderArgs.sector.choices,
  ...orderArgs.body.choices,
  ...orderArgs.kind.choices,
];

function unknownName(
  name: string,
  may: 'measure' | 'source' | 'either',
  measures: readonly Measure[],
  sources: readonly Source[],
): Bilingual {
  const known = [
    ...(may === 'source' ? [] : measures.flatMap(measureNames)),
    ...(may === 'measure' ? [] : sources.flatMap(({ id, publisher }) => [id, publisher.ja, publisher.en])),
    ...(may === 'either' ? facets.flatMap(({ value, label, words = [] }) => [value, label.ja, ...words]) : []),
  ];
  const near = known.length === 0 || name.length > 60 ? '' : closest(name, known);
  const isNear =
    near !== '' && distance(name.toLowerCase(), near.toLowerCase()) <= Math.max(1, Math.floor(near.length / 3));
  const what = {
    measure: { ja: '制度', en: 'measure' },
    source: { ja: '発行元', en: 'publisher' },
    either: { ja: '論点・分野・機関・制度・発行元', en: 'theme, sector, body, measure or publisher' },
  }[may];
  return {
    ja: `「${name}」という${what.ja}はありません。${isNear ? `「${near}」のことでしょうか。` : '「ヘルプ 購読」で選べるものを表示します。'}`,
    en: `There is no ${what.en} called "${name}".${isNear ? ` Did you mean "${near}"?` : ' "help subscribe" lists what there is.'}`,
  };
}
