import { sayDate } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Kind } from '../domain/tags.ts';
import type { Day, Instant } from '../domain/time.ts';
import { joined, listed } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import { type Comments, commentsOf } from './comments.ts';
import { isLongPublished } from './event-view.ts';
import { issuerOf } from './issuer.ts';
import { exactKind } from './kind-words.ts';
import type { IsOfficial } from './official.ts';
import { sayUntil } from './say-deadline.ts';
import { stageWords } from './stage-words.ts';

/** A measure's name in both languages; undefined for one that the catalogue does not hold. */
export type NameOf = (measure: MeasureId) => Bilingual | undefined;

/** What it takes to say in English what a Japanese title speaks of. */
export interface Naming {
  readonly nameOf: NameOf;
  /** Terms of the glossary that stand in a Japanese title, in English. */
  readonly termsIn: (title: string) => readonly string[];
}

interface Told extends Naming {
  readonly language: Language;
  readonly now: Instant;
  readonly today: Day;
  readonly isOfficial: IsOfficial;
}

/** What happened, as one sentence of our own that says no more than kind, dates and title do. */
export function sayEvent(publication: Publication, told: Told): string {
  const comments = commentsOf(publication, told.now, told.isOfficial);
  return told.language === 'ja' ? inJapanese(publication, comments, told) : inEnglish(publication, comments, told);
}

/** For a row that gives the Japanese title too: without what that speaks of. */
export function shortTitle(publication: Publication, naming: Naming & { readonly language: Language }): string {
  if (!isForeign(publication, naming.language)) return publication.title;
  return `${thingOf(publication)[0]}${aboutOf(publication, naming)}`;
}

/** What a reader of the language sees as its title: its own, or for a Japanese one a line that says what it is. */
export function shownTitle(publication: Publication, reading: Naming & { readonly language: Language }): string {
  return isForeign(publication, reading.language) ? sayThing(publication, reading) : publication.title;
}

/** Japanese text is as good as closed to many who read English; English is not to those who read Japanese. */
export function isForeign(publication: Publication, language: Language): boolean {
  return language === 'en' && publication.language === 'ja';
}

/** Each kind as a line begins with it, and with its article as a sentence goes on. */
const things: Record<Kind, readonly [line: string, inSentence: string]> = {
  statute: ['Act', 'an Act'],
  bill: ['Bill', 'a bill'],
  order: ['Order or notice', 'an order or notice'],
  plan: ['Plan or strategy', 'a plan or strategy'],
  guideline: ['Guidance', 'guidance'],
  report: ['Report', 'a report'],
  'discussion-paper': ['Discussion paper', 'a discussion paper'],
  consultation: ['Consultation', 'a consultation'],
  meeting: ['Meeting or its materials', 'a notice of a meeting or its materials'],
  enforcement: ['Action, recommendation or caution', 'an action, recommendation or caution'],
  'international-instrument': ['International instrument', 'an international instrument'],
  announcement: ['Announcement', 'an announcement'],
  commentary: ['Commentary', 'commentary'],
};
/** What announces a measure of these kinds is the measure; other papers are about it. */
const isTheThing: readonly Kind[] = [
  'statute',
  'bill',
  'order',
  'plan',
  'guideline',
  'report',
  'discussion-paper',
  'enforcement',
  'international-instrument',
];

/** «Guidance: AI Guidelines for Business», «Announcement on AI (copyright and IP); title mentions voice, likeness». */
export function sayThing(publication: Publication, naming: Naming): string {
  const more = mentionedIn(publication, naming);
  const [thing] = thingOf(publication);
  return `${thing}${aboutOf(publication, naming)}${more.length === 0 ? '' : `; title mentions ${listed(more, 'en')}`}`;
}

function thingOf(publication: Publication): readonly [string, string] {
  const exact = exactKind(publication)?.en;
  if (exact === undefined) return things[publication.tags.kind.value];
  const article = /rules$/.test(exact) ? '' : /^[aeiou]/i.test(exact) ? 'an ' : 'a ';
  return [capital(exact), `${article}${exact}`];
}

/** «: AI Guidelines for Business», « on AI (finance; privacy and personal information)». */
function aboutOf(publication: Publication, { nameOf }: Naming): string {
  const named = measureNames(publication, 'en', nameOf);
  if (named === '') {
    const subjects = subjectsOf(publication);
    return ` on AI${subjects.length === 0 ? '' : ` (${joined(subjects, 'en')})`}`;
  }
  const isItself =
    isTheThing.includes(publication.tags.kind.value) &&
    publication.links.some(({ role }) => role === 'announces' || role === 'amends');
  // What is made under an Act is not the Act.
  if (publication.tags.kind.value === 'order' && /\bAct\b/.test(named)) return ` under ${named}`;
  return `${isItself ? ':' : ' on'} ${named}`;
}

/** What else the title speaks of: neither what is said already, nor whose it is. */
function mentionedIn(publication: Publication, { nameOf, termsIn }: Naming): string[] {
  const { tags, publisher } = publication;
  const said = [
    measureNames(publication, 'en', nameOf),
    ...subjectsOf(publication),
    thingOf(publication)[1],
    publisher.en,
    ...tags.bodies.map(({ value }) => labelOf('body', value, 'en')),
  ]
    .join(' ')
    .toLowerCase();
  return termsIn(publication.title).filter(term => !said.includes(term.toLowerCase()));
}

function subjectsOf({ tags }: Publication): string[] {
  const sectors = tags.sectors.filter(({ value }) => value !== 'cross-sector').slice(0, 1);
  const themes = tags.themes.filter(({ value }) => value !== 'governance').slice(0, 2);
  return [
    ...sectors.map(({ value }) => labelOf('sector', value, 'en')),
    ...themes.map(({ value }) => labelOf('theme', value, 'en')),
  ];
}

function inEnglish(publication: Publication, comments: Comments, told: Told): string {
  const { name, carrier, isReport } = issuerOf(publication, told.isOfficial);
  const who = isReport ? (carrier?.en ?? '') : (name?.en ?? carrier?.en ?? '');
  const { title, tags } = publication;
  const foreign = isForeign(publication, 'en');
  if (comments.kind === 'open' || comments.kind === 'undated') {
    const on = foreign ? aboutOf(publication, told).replace(/^:/, ' on') : `: “${title}”`;
    const until =
      comments.kind === 'open' ? ` until ${sayUntil(comments.deadline, 'en')}` : '; the last day is in the original';
    return foreign ? `${who} is taking comments${on}${until}.` : `${who} is taking comments${until}${on}.`;
  }
  const what = foreign ? `${thingOf(publication)[1]}${aboutOf(publication, told)}` : `“${title}”`;
  const stage = stageWords(publication, comments, told.today)?.en;
  const state = stage === undefined ? '' : stage.includes('(') ? `, ${stage}` : ` (${stage})`;
  const reports = isReport && tags.kind.value !== 'commentary';
  if (publication.publishedAt !== null && isLongPublished(publication, told.today)) {
    const day = sayDate(publication.publishedAt, 'en');
    return `${who} ${reports ? 'reported on' : 'published'} ${what} on ${day}${state}; it is new to the archive only.`;
  }
  const undated = publication.publishedAt === null ? ' It bears no date and may be older.' : '';
  return `${who} ${reports ? 'reports on' : 'has published'} ${what}${state}.${undated}`;
}

function inJapanese(publication: Publication, comments: Comments, told: Told): string {
  const { tags, title } = publication;
  const { name, carrier, isReport } = issuerOf(publication, told.isOfficial);
  const who = isReport ? (carrier?.ja ?? '') : (name?.ja ?? carrier?.ja ?? '');
  const isOld = publication.publishedAt !== null && isLongPublished(publication, told.today);
  const what = `${isOld ? `${sayDate(publication.publishedAt, 'ja')}に` : ''}${tags.kind.value === 'commentary' ? '解説' : ''}${quoted(title)}`;
  const age = isOld ? '今回新たに収録したものです。' : publication.publishedAt === null ? undatedJa : '';
  if (tags.kind.value === 'commentary') return `${who}が${what}を公表しました。${age}`;
  if (comments.kind === 'open' || comments.kind === 'undated') {
    const about = /^(.+?)(?:に関する|に対する|についての|の)(?:御|ご)?意見(?:の|を)?(?:募集|公募)/u.exec(title)?.[1];
    const on = quoted(about ?? title);
    const until =
      comments.kind === 'open' ? `期限は${sayUntil(comments.deadline, 'ja').replace(/まで$/, '')}です。` : '';
    return `${who}が${on}について意見を募集しています。${until}`;
  }
  if (isReport) return `${who}が${what}を掲載${isOld ? 'しました' : 'しています'}。${age}`;
  const done = /^(.+?)の(公表|策定|改定|改訂|作成|公開|取りまとめ)(?:について)?(?:[(（][^()（）]*[)）])?$/u.exec(title);
  if (done !== null && !isOld) return `${who}が${quoted(done[1] ?? '')}を${done[2]}しました。${age}`;
  const stage = stageWords(publication, comments, told.today)?.ja;
  const state = stage === undefined ? '' : stage.includes('（') ? `${stage}です。` : `段階は「${stage}」です。`;
  return `${who}が${what}を公表しました。${state}${age}`;
}

const undatedJa = '公表日の記載がなく、以前の資料の可能性があります。';

/** In quotes, with those inside it of the other kind; a title that is one quotation keeps its own. */
function quoted(title: string): string {
  if (/^「[^「」]*」$/u.test(title)) return title;
  return `「${title.replace(/「/g, '『').replace(/」/g, '』')}」`;
}

/** Measures that it announces, amends, consults on or comments on; no bare mentions, no subtitles. */
export function measureNames({ links }: Publication, language: Language, nameOf: NameOf): string {
  const names = links
    .filter(({ role }) => role !== 'mentions')
    .flatMap(({ measure }) => nameOf(measure)?.[language] ?? [])
    .map(name => (name.length > 40 ? (/^(.{8,}?)(?:: |「| \()/.exec(name)?.[1] ?? name) : name));
  return listed([...new Set(names)].slice(0, 2), language);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
