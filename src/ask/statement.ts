import type { Pinpoint } from '../domain/entry.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { PartialDate } from '../domain/time.ts';
import { forceSentence, penaltySentence } from '../measures/force-words.ts';
import { lawNumber } from '../measures/name.ts';
import type { Basis, Measure } from '../measures/schema.ts';
import { hostOf, secondarySource } from '../measures/source-words.ts';
import { type ArticleRange, sayPinpoint } from '../message/say-pinpoint.ts';

/** What a sentence of an answer stands on. */
export interface Citation {
  readonly title: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly date: PartialDate | null;
  /** Verbatim; empty where the catalogue's own summary of a source is cited. */
  readonly quote: string;
  readonly measure: MeasureId | null;
  readonly pinpoint: Pinpoint | ArticleRange | null;
}

/** Where in its source a citation stands; empty where the whole is cited. */
export function placeOf({ pinpoint }: Pick<Citation, 'pinpoint'>, language: Language): string {
  return pinpoint === null ? '' : sayPinpoint(pinpoint, language);
}

/** What a statement says of its measure. */
export type StatementKind =
  | 'status'
  | 'force'
  | 'issuer'
  | 'event'
  | 'point'
  | 'gloss'
  | 'provision'
  | 'publication'
  /** Until when comments are taken on a publication. */
  | 'deadline'
  /** An item of a list that answers as a whole. */
  | 'listed';

/** One thing that a source supports: the stuff that answers are made of. */
export interface Statement {
  readonly kind: StatementKind;
  readonly measure: MeasureId | null;
  /** A whole sentence, in the languages in which it can be said. */
  readonly says: Partial<Bilingual>;
  /** Further words by which it is found. */
  readonly foundBy: string;
  /** Of a provision: its caption, whose words count for more. */
  readonly heading: string;
  readonly date: PartialDate | null;
  /** False where its date or content was not seen at its source; then it is said. */
  readonly verified: boolean;
  /** The version that an event brought: `1.1`. */
  readonly version: string | null;
  readonly cite: (language: Language) => Citation;
}

/** Everything that the catalogue says of a measure. */
export function statementsOf(measure: Measure): Statement[] {
  const about = { measure: measure.id, foundBy: '', heading: '', date: null, verified: true, version: null };
  const official = measure.addresses[0] ?? null;
  const law = measure.addresses.find(address => address.includes('laws.e-gov.go.jp'));
  const cite =
    (url: string | null, date: PartialDate | null, pinpoint: Citation['pinpoint'], basis?: Basis) =>
    (language: Language) => ({
      title: measure.name[language],
      url,
      publisher: publisherOf(measure, url, basis)[language],
      date,
      quote: '',
      measure: measure.id,
      pinpoint,
    });
  const summary = (kind: StatementKind, says: Bilingual): Statement => ({
    ...about,
    kind,
    says,
    cite: cite(official, null, null),
  });
  const events = measure.timeline.map(
    (event): Statement => ({
      ...about,
      kind: 'event',
      says: event.event,
      date: event.date,
      verified: event.verified,
      version: event.version ?? versionIn(event.event.ja) ?? versionIn(event.event.en),
      cite: cite(event.source ?? official, event.date, null, event.basis),
    }),
  );
  const points = measure.keyPoints.map(
    ({ point, source, article, basis, verified }): Statement => ({
      ...about,
      kind: 'point',
      says: point,
      verified,
      version: versionIn(point.ja) ?? versionIn(point.en),
      cite: cite(source ?? official, null, article === undefined ? null : atArticle(article), basis),
    }),
  );
  return [
    summary('status', { ja: `状況：${measure.status.ja}`, en: `Status: ${measure.status.en}` }),
    summary('issuer', { ja: `策定・所管：${measure.issuer.ja}`, en: `Issued by: ${measure.issuer.en}` }),
    summary('force', {
      ja: `${forceSentence(measure).ja}${penaltySentence(measure).ja}`,
      en: `${forceSentence(measure).en} ${penaltySentence(measure).en}`,
    }),
    ...numberOf(measure).map(says => ({ ...summary('point', says), foundBy: '法律番号 law number act number' })),
    ...events,
    ...points,
    ...measure.articles.map(
      ({ number, heading, gloss }): Statement => ({
        ...about,
        kind: 'gloss',
        says: gloss,
        heading: `${heading.ja}\n${heading.en}`,
        cite: cite(law ?? official, null, atArticle(number.replace(/^S/, 'suppl-'))),
      }),
    ),
  ];
}

/** Whose page is cited: the issuer’s, or somebody else’s by its host. */
function publisherOf({ issuer }: Measure, url: string | null, basis: Basis | undefined): Bilingual {
  if (url === null || basis !== 'secondary-page') return issuer;
  const host = hostOf(url);
  return { ja: `${secondarySource.ja}${host}`, en: `${secondarySource.en}${host}` };
}

/** The provisions of a law's text, the two languages side by side; the Japanese one alone has legal effect. */
export function provisionsOf(
  texts: readonly { readonly measure: MeasureId; readonly publication: Publication }[],
): Statement[] {
  const placed = texts.flatMap(({ measure, publication }) =>
    publication.passages.flatMap(passage =>
      passage.pinpoint.kind === 'article'
        ? [{ measure, publication, passage, key: `${measure} ${JSON.stringify(passage.pinpoint)}` }]
        : [],
    ),
  );
  return [...Map.groupBy(placed, ({ key }) => key).values()].flatMap((group): Statement[] => {
    const inLanguage = (language: Language) => group.find(({ publication }) => publication.language === language);
    const [first] = group;
    if (first === undefined) return [];
    const [ja, en] = [inLanguage('ja')?.passage, inLanguage('en')?.passage];
    return [
      {
        kind: 'provision',
        measure: first.measure,
        says: { ...(ja && { ja: ja.text }), ...(en && { en: en.text }) },
        foundBy: '',
        heading: group.map(({ passage }) => passage.heading).join('\n'),
        date: null,
        verified: true,
        version: null,
        cite: language => {
          const { publication, passage } = inLanguage(language) ?? first;
          return {
            title: publication.title,
            url: publication.url,
            publisher: publication.publisher[language],
            date: publication.publishedAt,
            quote: passage.text,
            measure: first.measure,
            pinpoint: passage.pinpoint,
          };
        },
      },
    ];
  });
}

/** What a publication says of itself: its title, and its summary. */
export function statementOf(publication: Publication): Statement {
  const { title, summary, url, publisher, publishedAt, language, links } = publication;
  const said = summary !== '' ? `${title}${language === 'ja' ? '：' : ': '}${summary}` : title;
  return {
    kind: 'publication',
    measure: links[0]?.measure ?? null,
    says: { [language]: said },
    foundBy: `${publisher.ja} ${publisher.en}`,
    heading: '',
    date: publishedAt,
    verified: true,
    version: null,
    cite: spoken => ({
      title,
      url,
      publisher: publisher[spoken],
      date: publishedAt,
      quote: '',
      measure: links[0]?.measure ?? null,
      pinpoint: null,
    }),
  };
}

function numberOf(measure: Measure): Bilingual[] {
  const [ja, en] = [lawNumber(measure, 'ja'), lawNumber(measure, 'en')];
  return ja === null || en === null ? [] : [{ ja: `法律番号は${ja}です`, en: `It is ${en}` }];
}

/** `7`, `suppl-1`, or several: `19-28`. */
function atArticle(article: string): Citation['pinpoint'] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(article) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'articles', from, to };
  return { kind: 'article', article, paragraph: null, item: null };
}

/** The article that a statement stands at; null where it stands at none. */
export function articleOf({ cite }: Statement): string | null {
  const { pinpoint } = cite('ja');
  return pinpoint?.kind === 'article' ? pinpoint.article : null;
}

export function isSupplementary(statement: Statement): boolean {
  return articleOf(statement)?.startsWith('suppl') ?? false;
}

/** Where there is the text of an article, its gloss says nothing by itself any more; its words help to find the text. */
export function withGlosses(statements: readonly Statement[]): Statement[] {
  const keyOf = (statement: Statement) => `${statement.measure} ${articleOf(statement)}`;
  const texts = new Set(statements.filter(({ kind }) => kind === 'provision').map(keyOf));
  const glosses = new Map(statements.filter(({ kind }) => kind === 'gloss').map(one => [keyOf(one), one]));
  return statements.flatMap(statement => {
    if (statement.kind === 'gloss') return texts.has(keyOf(statement)) ? [] : [statement];
    const gloss = statement.kind === 'provision' ? glosses.get(keyOf(statement)) : undefined;
    if (gloss === undefined) return [statement];
    const foundBy = `${gloss.says.ja}\n${gloss.says.en}`;
    return [{ ...statement, foundBy, heading: `${statement.heading}\n${gloss.heading}` }];
  });
}

/** `1.1` in 第1.1版, Ver. 1.1, version 1.1. */
export function versionIn(words: string): string | null {
  return /(?:第|ver(?:sion|\.)?\s*|v)(\d+(?:\.\d+)+)/i.exec(words.normalize('NFKC'))?.[1] ?? null;
}
