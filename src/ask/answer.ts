import { dayOf, sayDate } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Instant } from '../domain/time.ts';
import type { Turn } from '../domain/turn.ts';
import type { Measure } from '../measures/schema.ts';
import { createStatementFinder, type Found, type Weighed } from './find-statements.ts';
import { premiseProblem } from './premise.ts';
import { languageOf, type Question, questionLengthMax, understand } from './question.ts';
import { type Citation, type Statement, versionIn } from './statement.ts';
import { contextOf } from './thread.ts';
import { termsOf } from './weigh.ts';

/** A sentence of an answer, with the numbers (from 1) of the citations that it stands on. */
export interface Sentence {
  readonly text: string;
  readonly citations: readonly number[];
}

export type AskOutcome =
  | {
      readonly kind: 'answer';
      readonly language: Language;
      readonly measure: MeasureId | null;
      readonly sentences: readonly Sentence[];
      readonly citations: readonly Citation[];
    }
  /** What was asked cannot be answered; `near` is the closest that there is. A false premise is corrected in `sentences`. */
  | {
      readonly kind: 'refusal';
      readonly why: 'no-support' | 'no-subject' | 'advice' | 'outside' | 'premise' | 'too-long';
      readonly language: Language;
      readonly measure: MeasureId | null;
      readonly sentences: readonly Sentence[];
      readonly near: readonly Citation[];
    };

export interface AskInput {
  readonly question: string;
  readonly turns: readonly Turn[];
  /** Publications that may bear on it, best first. */
  readonly publications: readonly Statement[];
  readonly now: Instant;
}

/** Characters of Japanese, words of English: what a person reads in a chat. */
const lengthMax: Readonly<Record<Language, number>> = { ja: 300, en: 130 };

function tooLong(asked: string): AskOutcome {
  const language = languageOf(asked.slice(0, questionLengthMax));
  return { kind: 'refusal', why: 'too-long', language, measure: null, sentences: [], near: [] };
}

/** Makes the answerer: offline, from what the catalogue, texts of laws and publications say, and from nothing else. */
export function createAnswerer(measures: readonly Measure[], statements: readonly Statement[]) {
  const find = createStatementFinder(measures, statements);

  return ({ question: asked, turns, publications, now }: AskInput): AskOutcome => {
    if (asked.length > questionLengthMax) return tooLong(asked);
    const lastAsked = turns.findLast(({ role, text }) => role === 'user' && text !== undefined)?.text ?? '';
    const question = understand(asked, lastAsked);
    const earlier = lastAsked === '' ? [] : [...understand(lastAsked).terms];
    const found = find({ question, thread: contextOf(turns), earlier, publications });
    const { language } = question;
    const near = nearest(found, language);
    const measure = found.focus[0] ?? null;
    const refuse = (why: 'no-support' | 'no-subject' | 'advice' | 'outside') =>
      ({ kind: 'refusal', why, language, measure, sentences: [], near }) as const;
    if (question.outside === 'secrets') return { ...refuse('outside'), near: [] };
    const premise = found.isNamed ? premiseProblem(question, measure, statements, measures) : null;
    if (premise !== null)
      return {
        kind: 'refusal',
        why: 'premise',
        language,
        measure,
        sentences: [{ text: premise, citations: [] }],
        near,
      };
    if (question.outside === 'invention') return refuse('outside');
    if (question.outside === 'advice') return refuse('advice');
    if (!found.isNamed && question.subject.length === 0) return { ...refuse('no-subject'), near: [], measure: null };
    const chosen = isSupported(found, question) ? choose(found, question, now) : [];
    return chosen.length === 0 ? refuse('no-support') : compose(chosen, question, measures, measure);
  };
}

export type Answerer = ReturnType<typeof createAnswerer>;

/** The statements that answer, in the order in which they are said. */
function choose(found: Found, question: Question, now: Instant): Weighed[] {
  const { weighed, focus, pointed } = found;
  const direct = articleAsked(weighed, found.articles);
  if (direct.length > 0) return direct;
  if (focus.length > 1)
    return focus.flatMap(id =>
      bestOf(
        weighed.filter(({ statement }) => statement.measure === id),
        3,
      ),
    );
  if (pointed !== null) return [{ statement: pointed, score: 1 }];
  const first = question.aspects.has('amount')
    ? firstWithAmount(weighed, question)
    : (newestVersion(weighed, question, now) ?? weighed[0]);
  if (first === null || first === undefined) return [];
  if (first.statement.kind === 'provision') return [first, ...itemsBelow(first, weighed)];
  const others = weighed.filter(
    one => one !== first && one.statement.kind !== 'provision' && one.score >= 0.7 * (weighed[0]?.score ?? 0),
  );
  return [first, ...others.slice(0, 3)];
}

function bestOf(weighed: readonly Weighed[], max: number): Weighed[] {
  const top = weighed[0]?.score ?? 0;
  return weighed.filter(({ score }) => score >= 0.4 * top).slice(0, max);
}

/**
 * Of the question's own words, so much must stand in what is known of its measure. What every entry of the catalogue
 * answers (how far it binds, its version, whether it stands) needs none where the measure is named.
 */
const coveredMin = { found: 0.6, foundByBest: 0.4, named: 0.15, dated: 0.3 };
const plainAspects = ['version', 'penalty', 'force', 'issuer', 'status', 'compare'] as const;

function isSupported(
  { weighed, covered, coveredByBest, isNamed, strange, articles }: Found,
  question: Question,
): boolean {
  const everyYearSaid = question.years.every(year => weighed.some(({ statement }) => saysYear(statement, year)));
  const articlesKnown = articles.every(article => weighed.some(({ statement }) => articleOf(statement) === article));
  const version = versionIn(question.text);
  const versionKnown = version === null || weighed.some(({ statement }) => statement.version === version);
  if (!everyYearSaid || !articlesKnown || !versionKnown || strange.length > 0) return false;
  if (!isNamed && question.terms.length === 0) return false;
  if (!isNamed) return covered >= coveredMin.found && coveredByBest >= coveredMin.foundByBest;
  if (plainAspects.some(aspect => question.aspects.has(aspect))) return true;
  return covered >= (question.aspects.has('date') ? coveredMin.dated : coveredMin.named);
}

/** Where a count is asked for, what answers holds a figure with what is counted; null where nothing does. */
function firstWithAmount(weighed: readonly Weighed[], question: Question): Weighed | null {
  const near = weighed.filter(({ score }) => score >= 0.4 * (weighed[0]?.score ?? 0));
  return near.find(({ statement }) => saysAmount(statement, question)) ?? null;
}

function saysAmount({ says }: Statement, question: Question): boolean {
  const words = `${says.ja ?? ''} ${says.en ?? ''}`.normalize('NFKC');
  const [, unit] = /何\s*(件|社|人|名|回|項目|%|割|か国|章|条)/.exec(question.text) ?? [];
  if (unit === undefined)
    return /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i.test(words);
  const units: Readonly<Record<string, string>> = { 社: '社|組織|団体|者', 人: '人|名', '%': '%|割' };
  return new RegExp(`[\\d一二三四五六七八九十]\\s*(?:か|つの)?(?:${units[unit] ?? unit})`).test(words);
}

function saysYear({ date, says }: Statement, year: string): boolean {
  return date?.startsWith(year) === true || `${says.ja ?? ''}${says.en ?? ''}`.includes(year);
}

/** An article that the question names by its number. */
function articleAsked(weighed: readonly Weighed[], [article]: readonly string[]): Weighed[] {
  if (article === undefined) return [];
  const provisions = weighed.filter(
    ({ statement }) => articleOf(statement) === article && statement.kind === 'provision',
  );
  return provisions
    .sort((a, b) => place(a.statement).localeCompare(place(b.statement), 'en', { numeric: true }))
    .slice(0, 3);
}

function articleOf(statement: Statement): string | null {
  const { pinpoint } = statement.cite('ja');
  return pinpoint?.kind === 'article' ? pinpoint.article : null;
}

function place(statement: Statement): string {
  const { pinpoint } = statement.cite('ja');
  return pinpoint?.kind === 'article' ? `${pinpoint.article} ${pinpoint.paragraph ?? 0} ${pinpoint.item ?? 0}` : '';
}

/** A paragraph that ends in a list is answered with its items. */
function itemsBelow(first: Weighed, weighed: readonly Weighed[]): Weighed[] {
  const of = first.statement.cite('ja').pinpoint;
  if (of?.kind !== 'article' || of.item !== null) return [];
  return weighed
    .filter(({ statement }) => {
      const at = statement.cite('ja').pinpoint;
      return at?.kind === 'article' && at.article === of.article && at.paragraph === of.paragraph && at.item !== null;
    })
    .sort((a, b) => place(a.statement).localeCompare(place(b.statement), 'en', { numeric: true }));
}

/** Where the current version is asked for: the last that has come out. */
function newestVersion(weighed: readonly Weighed[], question: Question, now: Instant): Weighed | undefined {
  if (!question.aspects.has('version') || versionIn(question.text) !== null || question.aspects.has('compare'))
    return undefined;
  return weighed
    .filter(({ statement }) => statement.version !== null && statement.date !== null && statement.date <= dayOf(now))
    .sort((a, b) => (b.statement.date ?? '').localeCompare(a.statement.date ?? ''))[0];
}

function compose(
  chosen: readonly Weighed[],
  question: Question,
  measures: readonly Measure[],
  fallback: MeasureId | null,
): AskOutcome {
  const { language } = question;
  const sentences: Sentence[] = [];
  const citations: Citation[] = [];
  let length = 0;
  let spokenOf: MeasureId | null = null;
  for (const { statement } of chosen) {
    const name = statement.measure === spokenOf ? '' : nameOf(statement.measure, measures, language);
    const words = say(statement, name, language, question);
    const size = sizeOf(words, language);
    if (sentences.length > 0 && length + size > lengthMax[language]) break;
    length += size;
    spokenOf = statement.measure;
    const citation = statement.cite(language);
    const known = citations.findIndex(one => JSON.stringify(one) === JSON.stringify(citation));
    if (known < 0) citations.push(citation);
    sentences.push({ text: words, citations: [known < 0 ? citations.length : known + 1] });
  }
  return { kind: 'answer', language, measure: chosen[0]?.statement.measure ?? fallback, sentences, citations };
}

function sizeOf(words: string, language: Language): number {
  return language === 'ja' ? words.replace(/\s/g, '').length : words.split(/\s+/).length;
}

/** A statement as a sentence. A provision is quoted, and only so much of it as answers. */
function say(statement: Statement, name: string, language: Language, question: Question): string {
  const words = statement.says[language] ?? statement.says.ja ?? statement.says.en ?? '';
  const unverified = statement.verified
    ? ''
    : language === 'ja'
      ? '（⚠ 一次資料で未確認）'
      : ' (⚠ not verified at its source)';
  const about = name === '' ? '' : language === 'ja' ? `${name}：` : `${name}: `;
  if (statement.kind === 'provision') {
    const where = sayPinpoint(statement.cite(language), language);
    const quoted = excerpt(words, new Set(question.terms), language);
    return language === 'ja' ? `${about}${where}「${quoted}」` : `${about}${where}: “${quoted}”`;
  }
  const { pinpoint } = statement.cite(language);
  const article =
    pinpoint?.kind === 'article'
      ? language === 'ja'
        ? `（第${pinpoint.article}条）`
        : ` (Article ${pinpoint.article})`
      : '';
  const dated =
    statement.kind === 'event' && statement.date !== null
      ? `${sayDate(statement.date, language)}${language === 'ja' ? '　' : ': '}`
      : '';
  const end = language === 'ja' ? (/[。！？]$/.test(words) ? '' : '。') : /[.!?]$/.test(words) ? '' : '.';
  const whole = language === 'ja' ? words.replace(/。$/, '') : words.replace(/\.$/, '');
  return `${about}${dated}${end === '' && article + unverified === '' ? words : `${whole}${article}${unverified}${language === 'ja' ? '。' : '.'}`}`;
}

/** 第3条第4項; Article 3(4). */
export function sayPinpoint({ pinpoint }: Pick<Citation, 'pinpoint'>, language: Language): string {
  if (pinpoint === null) return '';
  if (pinpoint.kind === 'page') return language === 'ja' ? `${pinpoint.page}頁` : `p. ${pinpoint.page}`;
  if (pinpoint.kind === 'heading') return language === 'ja' ? `「${pinpoint.heading}」` : `“${pinpoint.heading}”`;
  const { article, paragraph, item } = pinpoint;
  const isSupplementary = article.startsWith('suppl-');
  const number = article.replace(/^suppl-/, '');
  const [main, branch] = number.split('-');
  if (language === 'ja') {
    const of = `${isSupplementary ? '附則' : ''}第${main}条${branch === undefined ? '' : `の${branch}`}`;
    return `${of}${paragraph === null ? '' : `第${paragraph}項`}${item === null ? '' : `第${item}号`}`;
  }
  const of = `${isSupplementary ? 'Supplementary Provisions, ' : ''}Article ${number}`;
  return `${of}${paragraph === null ? '' : `(${paragraph})`}${item === null ? '' : ` item ${item}`}`;
}

/** The clauses of a provision around the words that were asked for; what is left out shows as «…». Every part is verbatim. */
function excerpt(words: string, asked: ReadonlySet<string>, language: Language): string {
  const max = language === 'ja' ? 170 : 420;
  if (words.length <= max) return words;
  const clauses = words.match(language === 'ja' ? /[^、。]+[、。]?/g : /[^,;.]+[,;.]?\s*/g) ?? [words];
  const hits = clauses.map(clause => [...termsOf(clause).counts.keys()].filter(term => asked.has(term)).length);
  const windows = clauses.map((_, start) => {
    let end = start;
    let length = 0;
    while (end < clauses.length && length + (clauses[end]?.length ?? 0) <= max) length += clauses[end++]?.length ?? 0;
    return { start, end: Math.max(end, start + 1), hits: hits.slice(start, end).reduce((sum, one) => sum + one, 0) };
  });
  const best = windows.reduce((a, b) => (b.hits > a.hits ? b : a));
  const text = clauses.slice(best.start, best.end).join('').trim();
  return `${best.start > 0 ? '…' : ''}${text}${best.end < clauses.length ? '…' : ''}`;
}

function nameOf(id: MeasureId | null, measures: readonly Measure[], language: Language): string {
  const measure = measures.find(one => one.id === id);
  if (measure === undefined) return '';
  const alias = measure.aliases[language][0];
  return measure.name[language].length > 40 && alias !== undefined ? alias : measure.name[language];
}

function nearest(found: Found, language: Language): Citation[] {
  const citations = found.weighed.slice(0, 12).map(({ statement }) => statement.cite(language));
  return [...new Map(citations.map(citation => [`${citation.title} ${citation.url}`, citation])).values()].slice(0, 3);
}
