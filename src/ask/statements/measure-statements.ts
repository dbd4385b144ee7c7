import type { Bilingual, Language } from '../../domain/language.ts';
import type { PartialDate } from '../../domain/time.ts';
import { forceSentence, penaltySentence } from '../../measures/force-words.ts';
import { lawNumber, shortName } from '../../measures/name.ts';
import { relationsOf } from '../../measures/relations.ts';
import type { Basis, Measure } from '../../measures/schema.ts';
import { hostOf, secondarySource } from '../../measures/source-words.ts';
import type { Citation, Statement, StatementKind } from './statement.ts';

/** Everything that the catalogue says of a measure; of others, how it stands to them. */
export function statementsOf(measure: Measure, measures: readonly Measure[]): Statement[] {
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
    ...numberOf(measure).map(says => ({ ...summary('number', says), foundBy: '法律番号 law number act number' })),
    ...relationsIn(measure, measures).map(says => summary('relation', says)),
    ...whereIn(measure).map(says => summary('where', says)),
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

/** The number under which it was made: of a law in both languages, of a notice as it is written. */
function numberOf(measure: Measure): Bilingual[] {
  const ja = lawNumber(measure, 'ja') ?? measure.aliases.ja.find(alias => /第\d+号/.test(alias)) ?? null;
  const en = lawNumber(measure, 'en') ?? (ja === null ? null : numberInEnglish(ja));
  return ja === null ? [] : [{ ja: `番号は${ja}です`, en: `Its number is ${en ?? ja}` }];
}

/** 令和6年法律第58号 as Act No. 58 of 2024; null for what is no Act. */
function numberInEnglish(number: string): string | null {
  const [, era = '', year = '', act] = /^(令和|平成|昭和)(\d+|元)年法律第(\d+)号$/.exec(number) ?? [];
  if (act === undefined) return null;
  const before = { 令和: 2018, 平成: 1988, 昭和: 1925 }[era] ?? 0;
  return `Act No. ${act} of ${before + (year === '元' ? 1 : Number(year))}`;
}

/** What it amends, implements, replaces or comes from, and what does so to it, by their names. */
function relationsIn(measure: Measure, measures: readonly Measure[]): Bilingual[] {
  const related = relationsOf(measure, measures);
  const said = (language: Language) =>
    [...Map.groupBy(related, ({ label }) => label[language])]
      .map(([label, ones]) => {
        const names = ones.map(one => shortName(one.measure, language));
        return language === 'ja' ? `${label}：${names.join('、')}` : `${label}: ${names.join(', ')}`;
      })
      .join(language === 'ja' ? '／' : '; ');
  return related.length === 0 ? [] : [{ ja: said('ja'), en: upperFirst(said('en')) }];
}

function upperFirst(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The addresses at which it stands. */
function whereIn({ addresses }: Measure): Bilingual[] {
  const [first, second] = addresses;
  if (first === undefined) return [];
  const shown = second === undefined ? first : `${first} ${second}`;
  return [{ ja: `掲載先：${shown} `, en: `It can be read at ${shown} ` }];
}

/** `7`, `suppl-1`, or several: `19-28`. */
function atArticle(article: string): Citation['pinpoint'] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(article) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'articles', from, to };
  return { kind: 'article', article, paragraph: null, item: null };
}

/** `1.1` in 第1.1版, Ver. 1.1, version 1.1. */
function versionIn(words: string): string | null {
  return /(?:第|ver(?:sion|\.)?\s*|v)(\d+(?:\.\d+)+)/i.exec(words.normalize('NFKC'))?.[1] ?? null;
}
