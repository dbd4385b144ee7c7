import { auditActs } from '../domain/audit.ts';
import { actLabels } from '../export/audit-words.ts';
import type { ExportRequest } from '../export/export.ts';
import { exportables, formats } from '../export/export.ts';
import { type ArgsOf, choice } from './args/arg.ts';
import { facetChoices } from './args/facet-choices.ts';
import { languageChoices } from './args/order-choices.ts';
import { relevanceChoices } from './args/relevance-choices.ts';
import type { Context } from './command.ts';
import { type Names, resolveNames } from './meant/names-ordered.ts';
import { personMeant } from './meant/person.ts';
import { sinceDay } from './parse/since.ts';

const labels = {
  events: ['イベント', ['公表資料', '一覧', '新着']],
  deadlines: ['期限', ['締切', '意見募集']],
  audit: ['記録', ['操作記録', '監査', '監査記録', 'log']],
  evidence: ['証跡', ['証拠']],
} as const;

/** What is exported, as what, and by which filters. */
export const exportArgs = {
  what: {
    kind: 'choice',
    words: ['対象'],
    label: { ja: '対象', en: 'What' },
    positional: true,
    choices: exportables.map(value => choice(value, labels[value][0], value, labels[value][1])),
    default: 'events',
    help: { ja: 'イベント、期限、記録、証跡（省略時はイベント）', en: 'events, deadlines, audit or evidence (events)' },
  },
  format: {
    kind: 'choice',
    words: ['形式'],
    label: { ja: '形式', en: 'Format' },
    positional: true,
    choices: formats.map(value => choice(value, value.toUpperCase(), value)),
    default: 'csv',
    help: { ja: 'csv、json、ics（期限）、rss（省略時はcsv）', en: 'csv, json, ics (deadlines) or rss (csv)' },
  },
  theme: {
    kind: 'choices',
    words: ['論点'],
    choices: facetChoices('theme'),
    help: { ja: '論点（複数可）', en: 'themes, one or more' },
  },
  sector: {
    kind: 'choices',
    words: ['分野'],
    choices: facetChoices('sector'),
    help: { ja: '分野（複数可）', en: 'sectors, one or more' },
  },
  body: {
    kind: 'choices',
    words: ['機関', '発行'],
    choices: facetChoices('body'),
    help: { ja: '府省庁・機関（複数可）', en: 'authorities and bodies, one or more' },
  },
  kind: {
    kind: 'choices',
    words: ['種別'],
    choices: facetChoices('kind'),
    help: { ja: '種別（複数可）', en: 'kinds, one or more' },
  },
  stage: {
    kind: 'choices',
    words: ['段階'],
    choices: facetChoices('stage'),
    help: { ja: '段階（複数可）', en: 'stages, one or more' },
  },
  force: {
    kind: 'choices',
    words: ['拘束力'],
    choices: facetChoices('force'),
    help: { ja: '拘束力（複数可）', en: 'legal force, one or more' },
  },
  written: {
    kind: 'choices',
    words: ['言語'],
    choices: languageChoices,
    help: { ja: '資料の言語（複数可）', en: 'languages of publications, one or more' },
  },
  measure: { kind: 'names', words: ['制度'], help: { ja: '制度（名称。複数可）', en: 'measures, by name' } },
  from: { kind: 'names', words: ['発行元'], help: { ja: '発行元（複数可）', en: 'publishers, one or more' } },
  since: {
    kind: 'since',
    words: ['以降'],
    help: { ja: 'この日以降（30d、2026-08-01）', en: 'from this day on (30d, 2026-08-01)' },
  },
  before: { kind: 'day', words: ['以前'], help: { ja: 'この日より前', en: 'before this day' } },
  act: {
    kind: 'choices',
    words: ['操作'],
    choices: auditActs.map(act => choice(act, actLabels[act].ja, act)),
    help: { ja: '操作（記録のみ。複数可）', en: 'acts (of the audit log), one or more' },
  },
  by: { kind: 'text', words: ['人'], help: { ja: '操作した人（記録のみ）', en: 'who did it (of the audit log)' } },
  about: {
    kind: 'text',
    words: ['対象ID'],
    help: { ja: '操作の対象のID（記録のみ）', en: 'the id of what it was done to (of the audit log)' },
  },
  relevance: {
    kind: 'choice',
    words: ['範囲'],
    choices: relevanceChoices,
    default: 'core',
    help: { ja: '範囲（省略時は日本のAI政策）', en: 'how far afield (Japanese AI policy where not given)' },
  },
} as const;

export type ExportArgs = ArgsOf<typeof exportArgs>;

export type Asked =
  | { readonly kind: 'request'; readonly request: ExportRequest }
  | Extract<Names, { readonly kind: 'problem' }>;

/** What these arguments ask for, of what the viewer may see. */
export function exportAsked(
  args: ExportArgs,
  context: Pick<Context, 'viewer' | 'language' | 'now' | 'measures' | 'sources' | 'withOutsiders'>,
  address = 'http://localhost/',
): Asked {
  const { measure = [], from = [] } = args;
  const names = resolveNames({ measure, from }, context.measures, context.sources);
  if (names.kind === 'problem') return names;
  const { what = 'events', format = 'csv', theme, sector, body, kind, stage, force, relevance = 'core' } = args;
  const { since, before } = args;
  const { viewer, language, now, withOutsiders = false } = context;
  const reach = { core: { relevance: ['core'] }, adjacent: { relevance: ['core', 'adjacent'] }, all: {} } as const;
  const [first, end] = [since === undefined ? undefined : sinceDay(since, now), before];
  const query = {
    ...reach[relevance],
    ...given({ theme, sector, body, kind, stage, force, language: args.written, since: first, before: end }),
    ...(names.measures.length > 0 ? { measure: names.measures } : {}),
    ...(names.from.length > 0 ? { source: names.from } : {}),
  };
  const at = (day: string) => Date.parse(`${day}T00:00:00+09:00`);
  const { act: acts, by, about } = args;
  const audit = given({
    acts,
    about,
    by: by === undefined ? undefined : personMeant(by, viewer),
    since: first === undefined ? undefined : at(first),
    before: end === undefined ? undefined : at(end),
  });
  return {
    kind: 'request',
    request: { viewer, language, now, what, format, query, audit, withWork: !withOutsiders, address },
  };
}

function given<Values extends object>(values: Values): { [Name in keyof Values]: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
