import type { FetchedDocument } from '../domain/entry.ts';
import type { Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { Measure } from '../measures/schema.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { type BringReport, bring } from './bring.ts';
import type { Prepared, PreparedDocument } from './prepare.ts';

/** What came of bringing a law's text. */
export type LawOutcome =
  | {
      readonly kind: 'kept';
      readonly measures: readonly MeasureId[];
      readonly passages: number;
      readonly report: BringReport;
    }
  /** A sentence that says why there is no text now. */
  | { readonly kind: 'refused'; readonly why: string };

export interface LawDeps {
  readonly measures: readonly Measure[];
  readonly prepare: (document: FetchedDocument, source: Source) => Promise<PreparedDocument>;
  readonly store: Pick<Store, 'archive' | 'sources'>;
  readonly now: Instant;
}

/** Laws are read as a source of the catalogue would be, but nobody polls them. */
export const lawSource: Source = {
  id: 'laws',
  owner: 'shared',
  name: { ja: '法令の条文', en: 'Texts of laws' },
  publisher: { ja: 'e-Gov法令検索', en: 'e-Gov Law Search' },
  publisherType: 'legislature',
  bodies: [],
  kind: 'egov-law',
  url: 'https://laws.e-gov.go.jp/',
  homepage: 'https://laws.e-gov.go.jp/',
  language: 'ja',
  identity: ['guid'],
  fragments: 'drop',
  datePrecision: 'day',
  everyMs: Number.MAX_SAFE_INTEGER,
  terms: { show: 'full', attribution: null, seenAt: null },
  selectors: null,
  verified: true,
  note: null,
};

/** Where e-Gov's law API gives the current text of a law. */
export function lawAddress(lawId: string): string {
  return `https://laws.e-gov.go.jp/api/2/law_data/${lawId}?response_format=json`;
}

/**
 * Keeps a law's text as a publication whose link says whose text it is: role `text-of`. Japanese and English stand apart.
 * @param id The measure that it is the text of; null where its e-Gov id or its title is to tell.
 */
export async function bringLaw(document: FetchedDocument, id: MeasureId | null, deps: LawDeps): Promise<LawOutcome> {
  const { prepared, issues } = await deps.prepare(document, lawSource);
  const [item] = prepared;
  if (item === undefined) return refused(issues[0]?.detail ?? 'it holds no law');
  const measures = id === null ? measuresOf(item.draft, deps.measures) : deps.measures.filter(one => one.id === id);
  if (measures.length === 0) return refused(noMeasure(item.draft.title, id));
  const language = languageOf(item);
  const lawId = measures.find(one => one.lawId !== undefined)?.lawId ?? null;
  const brought = {
    draft: draftOf(item.draft, language, lawId),
    passages: item.passages,
    links: measures.map(measure => ({
      measure: measure.id,
      role: 'text-of' as const,
      evidence: [{ words: item.draft.title, place: 'title' as const, at: 0 }],
    })),
    tags: { ...item.tags, kind: { value: 'statute', confidence: 1, evidence: [] } as const },
    key: JSON.stringify(['law', lawId ?? measures.map(one => one.id), language]),
  };
  const report = await bring([brought], { source: lawSource.id, arrival: 'import' }, deps);
  if (report === null) return refused('another process was bringing laws at the same time; please try again');
  return { kind: 'kept', measures: measures.map(one => one.id), passages: item.passages.length, report };
}

function draftOf(draft: Draft, language: Language, lawId: string | null): Draft {
  const address = lawId === null ? null : `https://laws.e-gov.go.jp/law/${lawId}`;
  if (language === 'ja') return { ...draft, url: address ?? draft.url };
  return {
    ...draft,
    language,
    publisher: { ja: '政府の参考訳', en: 'Government reference translation' },
    summary: 'Reference translation; only the Japanese text has legal effect.',
    url: /^https:\/\/laws\.e-gov/.test(draft.url ?? '') ? null : draft.url,
  };
}

/** By the id at e-Gov that stands in the address, else by the title. */
function measuresOf({ url, title }: Draft, measures: readonly Measure[]): readonly Measure[] {
  const lawId = /laws\.e-gov\.go\.jp\/(?:law|api\/2\/law_data)\/(\w+)/.exec(url ?? '')?.[1];
  const byId = measures.filter(one => one.lawId !== undefined && one.lawId === lawId);
  const key = fold(title).text;
  const names = ({ name, aliases }: Measure) => [name.ja, name.en, ...aliases.ja, ...aliases.en];
  return byId.length > 0 ? byId : measures.filter(one => names(one).some(called => fold(called).text === key));
}

/** かな stands in every Japanese law, and in no translation. */
function languageOf({ passages, draft }: Prepared): Language {
  return /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(passages[0]?.text ?? draft.title) ? 'ja' : 'en';
}

function noMeasure(title: string, id: MeasureId | null): string {
  return id === null
    ? `«${title}» is the name of no measure in the catalogue; --measure ID says whose text it is`
    : `the catalogue has no measure «${id}»`;
}

function refused(why: string): LawOutcome {
  return { kind: 'refused', why };
}
