import { randomBytes } from 'node:crypto';
import { closest, distance } from 'fastest-levenshtein';
import { appointed } from '../../digest/desk/standing-order.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Source, SourceId } from '../../domain/source.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Measure } from '../../measures/schema.ts';
import type { ArgsOf } from '../args/arg.ts';
import { orderArgs } from '../args/order-args.ts';
import type { Context } from '../command.ts';
import { measureNames, measuresNamed, sourcesNamed } from '../parse/called.ts';
import { readQuietHours } from '../parse/read-time.ts';

export type OrderArgs = ArgsOf<typeof orderArgs>;

/** A name that is more than one measure's; all of them are taken. */
export interface SharedName {
  readonly name: string;
  readonly measures: readonly MeasureId[];
}

export type Draft =
  | {
      readonly kind: 'draft';
      readonly subscription: Subscription;
      readonly args: OrderArgs;
      readonly shared: readonly SharedName[];
    }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

/**
 * The subscription that these words order, with its first appointments; nothing is saved.
 * @param zone What the conversation has chosen; Tokyo where it has not.
 * @param head The archive's last change: what is older is never announced.
 */
export function draftOrder(
  given: OrderArgs,
  context: Pick<Context, 'viewer' | 'conversation' | 'language' | 'now' | 'measures' | 'sources'>,
  zone: string,
  head: number,
): Draft {
  const named = resolveNames(given, context.measures, context.sources);
  if (named.kind === 'problem') return named;
  const args: OrderArgs = { ...without(given, ['about', 'confirm']), measure: named.measures, from: named.from };
  const quiet = readQuietHours(args['quiet-hours']);
  if (quiet === undefined) return { kind: 'problem', problem: noHours(args['quiet-hours'] ?? '') };
  const every = args.every ?? (args.weekday !== undefined ? 'week' : args.date !== undefined ? 'month' : 'weekday');
  const subscription: Subscription = {
    id: `s${randomBytes(5).toString('hex')}`,
    workspace: context.viewer.workspace,
    conversation: context.conversation,
    ...(context.viewer.sees === undefined ? {} : { sees: context.viewer.sees }),
    profile: {
      themes: args.theme ?? [],
      sectors: args.sector ?? [],
      bodies: args.body ?? [],
      kinds: args.kind ?? [],
      measures: named.measures,
      from: named.from,
      languages: args.written ?? [],
      priorityMin: args.priority ?? 'low',
    },
    language: args.language ?? context.language,
    zone: args.zone ?? zone,
    digest:
      every === 'never'
        ? null
        : {
            every,
            weekday: every === 'week' ? Number(args.weekday ?? '1') : null,
            dayOfMonth: every === 'month' ? (args.date ?? 1) : null,
            time: args.time ?? '09:00',
            skipHolidays: args.holidays !== 'send',
          },
    alerts:
      args.alerts === 'off'
        ? null
        : { priorityMin: args.alerts ?? 'high', kinds: args['alert-kinds'] ?? [], stages: args['alert-stages'] ?? [] },
    quietHours: quiet,
    reminders: (args.reminders ?? [7, 3, 1]).toSorted((a, b) => b - a),
    whenQuiet: args.quiet === 'silent' ? 'stay-silent' : 'say',
    createdBy: context.viewer.person,
    createdAt: context.now,
    pausedUntil: null,
    nextDigestAt: null,
    nextReminderAt: null,
    alertsHeldAfter: null,
    nextAlertAt: null,
    nextDueAt: null,
    lastDigestAt: null,
    startsAfter: head,
    coveredTo: head,
    version: 1,
  };
  return { kind: 'draft', subscription: appointed(subscription, context.now), args, shared: named.shared };
}

function without(args: OrderArgs, names: readonly string[]): OrderArgs {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name))) as OrderArgs;
}

function noHours(written: string): Bilingual {
  return {
    ja: `速報を控える時間帯「${written}」を読み取れませんでした。「20:00-8:00」のように指定するか、「なし」としてください。`,
    en: `I could not read "${written}" as quiet hours. Please write them like 20:00-8:00, or "none".`,
  };
}

export type Names =
  | {
      readonly kind: 'names';
      readonly measures: readonly MeasureId[];
      readonly from: readonly SourceId[];
      readonly shared: readonly SharedName[];
    }
  | { readonly kind: 'problem'; readonly problem: Bilingual };

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
