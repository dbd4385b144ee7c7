import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Kind } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';
import { joined, listed } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import { type Comments, commentsOf } from './comments.ts';
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
  readonly today: Day;
  readonly isOfficial: IsOfficial;
}

/** What happened, as one sentence of our own that says no more than kind, dates and title do. */
export function sayEvent(publication: Publication, told: Told): string {
  const comments = commentsOf(publication, told.today, told.isOfficial);
  return told.language === 'ja' ? inJapanese(publication, comments, told) : inEnglish(publication, comments, told);
}

/** What a reader of the language sees as its title: its own, or for a Japanese one a line that says what it is. */
export function shownTitle(publication: Publication, reading: Naming & { readonly language: Language }): string {
  return isForeign(publication, reading.language) ? sayThing(publication, reading) : publication.title;
}

/** Japanese text is as good as closed to many who read English; English is not to those who read Japanese. */
export function isForeign(publication: Publication, language: Language): boolean {
  return language === 'en' && publication.language === 'ja';
}

const things: Record<Kind, string> = {
  statute: 'Act',
  bill: 'Bill',
  order: 'Order or notice',
  plan: 'Plan or strategy',
  guideline: 'Guidance',
  report: 'Report',
  'discussion-paper': 'Discussion paper',
  consultation: 'Consultation',
  meeting: 'Meeting or its materials',
  enforcement: 'Action, recommendation or caution',
  'international-instrument': 'International instrument',
  announcement: 'Announcement',
  commentary: 'Commentary',
};

/** «Guidance: AI Guidelines for Business», «Announcement on AI (copyright and IP); title mentions voice, likeness». */
export function sayThing(publication: Publication, { nameOf, termsIn }: Naming): string {
  const { kind } = publication.tags;
  const named = measureNames(publication, 'en', nameOf);
  const mentioned = termsIn(publication.title);
  const isItself =
    kind.value !== 'commentary' && publication.links.some(({ role }) => role === 'announces' || role === 'amends');
  const subjects = subjectsOf(publication);
  const about =
    named !== ''
      ? `${isItself ? ':' : ' on'} ${named}`
      : ` on AI${subjects.length === 0 ? '' : ` (${joined(subjects, 'en')})`}`;
  const known = `${named} ${subjects.join(' ')}`.toLowerCase();
  const more = mentioned.filter(term => !known.includes(term.toLowerCase()));
  const exact = exactKind(publication)?.en;
  const thing = exact === undefined ? things[kind.value] : `${exact.charAt(0).toUpperCase()}${exact.slice(1)}`;
  return `${thing}${about}${more.length === 0 ? '' : `; title mentions ${listed(more, 'en')}`}`;
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
  const foreign = isForeign(publication, 'en');
  const what = foreign ? lowered(sayThing(publication, told)) : `“${publication.title}”`;
  const of = isReport && name !== null ? `, of the ${name.en}` : '';
  const stage = stageWords(publication, comments, told.today)?.en;
  if (publication.tags.kind.value === 'commentary') return `${who} has published ${what}.`;
  if (comments.kind === 'open' || comments.kind === 'undated') {
    const until =
      comments.kind === 'open' ? `until ${sayUntil(comments.deadline, 'en')}` : 'the last day is in the original';
    return comments.kind === 'open'
      ? `${who} takes comments ${until}: ${what}.`
      : `${who} invites comments (${until}): ${what}.`;
  }
  const state = stage === undefined ? '' : ` (${stage})`;
  return isReport ? `${who} reports: ${what}${of}${state}.` : `${who} has published ${what}${state}.`;
}

function inJapanese(publication: Publication, comments: Comments, told: Told): string {
  const { tags, title } = publication;
  const { name, carrier, isReport } = issuerOf(publication, told.isOfficial);
  const who = isReport ? (carrier?.ja ?? '') : (name?.ja ?? carrier?.ja ?? '');
  const what = quoted(title);
  if (tags.kind.value === 'commentary') return `${who}が解説${what}を公表しました。`;
  if (comments.kind === 'open' || comments.kind === 'undated') {
    const about = /^「?(.+?)」?(?:に関する|に対する|についての|の)(?:御|ご)?意見(?:の|を)?(?:募集|公募)/u.exec(
      title,
    )?.[1];
    const on = about === undefined ? what : quoted(about);
    const until =
      comments.kind === 'open' ? `期限は${sayUntil(comments.deadline, 'ja').replace(/まで$/, '')}です。` : '';
    return `${who}が${on}について意見を募集しています。${until}`;
  }
  if (isReport) return `${who}が${what}を掲載しています。`;
  const done = /^(.+?)の(公表|策定|改定|改訂|作成|公開|取りまとめ)(?:について)?(?:[(（][^()（）]*[)）])?$/u.exec(title);
  if (done !== null) return `${who}が${quoted(done[1] ?? '')}を${done[2]}しました。`;
  return `${who}が${what}を公表しました。`;
}

function quoted(title: string): string {
  const bare = /^「([^「」]*)」$/u.exec(title)?.[1] ?? title;
  return `「${bare.replace(/「/g, '『').replace(/」/g, '』')}」`;
}

/** Measures that it announces, amends, consults on or comments on; no bare mentions, no subtitles. */
export function measureNames({ links }: Publication, language: Language, nameOf: NameOf): string {
  const names = links
    .filter(({ role }) => role !== 'mentions')
    .flatMap(({ measure }) => nameOf(measure)?.[language] ?? [])
    .map(name => (name.length > 40 ? (/^(.{8,}?)(?:: |「| \()/.exec(name)?.[1] ?? name) : name));
  return listed([...new Set(names)].slice(0, 2), language);
}

/** For the middle of a line; what begins with a capital of its own keeps it. */
function lowered(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
