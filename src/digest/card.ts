import { businessDaysUntil } from '../calendar/business-days.ts';
import { sayDate, sayDay } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Terms } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day } from '../domain/time.ts';
import { type Button, type Card, link, type Spans, text } from '../message/message.ts';
import { counted, japaneseOnly, listed } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import type { EventView } from './event-view.ts';
import { isForeign, type NameOf, shownTitle } from './event-words.ts';
import { wants } from './wants.ts';

/** What cards need to know of the house. */
export interface Reading {
  readonly language: Language;
  readonly today: Day;
  readonly profile: Profile;
  readonly nameOf: NameOf;
  /** How much of a source may be shown. */
  readonly termsOf: (source: Publication['source']) => Terms['show'];
  /** True for a command that exists: a button is drawn only where something answers it. */
  readonly offers: (command: string) => boolean;
}

/** An event as a card: the official publication on top, what else there is folded under it. */
export function eventCard(
  { event, lead, commentary, echoes }: EventView,
  number: number | null,
  reading: Reading,
): Card {
  const { language } = reading;
  const foreign = isForeign(lead, language);
  const excerpt = excerptOf(lead, reading);
  const mark = foreign ? ` (${japaneseOnly.en})` : language === 'ja' && lead.language === 'en' ? '（英語）' : '';
  const title: Spans = [
    link(shownTitle(lead, language, reading.nameOf), lead.url),
    ...(mark === '' ? [] : [text(mark, 'quiet')]),
  ];
  const lines: Spans[] = [
    ...(foreign ? [[text(lead.title)]] : []),
    ...(excerpt === '' ? [] : [[text(excerpt)]]),
    ...(lead.deadline === null ? [] : [[text(`⏳ ${sayDeadline(lead.deadline, language, reading.today)}`, 'strong')]]),
    [text(whyLine(lead, reading), 'quiet')],
    ...(echoes.length > 0 ? [[text(alsoAt(echoes, language))]] : []),
    ...(commentary.length > 0 ? [[text(folded(commentary, language))]] : []),
  ];
  return {
    kind: 'card',
    number,
    facts: factLine(lead, language),
    title,
    lines,
    buttons: buttonsOf(event, reading),
    more: [],
  };
}

function buttonsOf(event: string, { language, offers }: Reading): Button[] {
  const all: Button[] = [
    { label: language === 'ja' ? '詳しく' : 'Details', call: { command: 'details', args: { event } } },
    { label: language === 'ja' ? '質問' : 'Ask', call: { command: 'ask', args: { about: event } } },
  ];
  return all.filter(({ call }) => offers(call.command));
}

/** Facts of a publication in the order in which people look for them: who, what, how far, when. */
export function factLine({ publisher, tags, publishedAt }: Publication, language: Language): Spans[] {
  const parts = [
    publisher[language],
    labelOf('kind', tags.kind.value, language),
    tags.stage === null ? null : labelOf('stage', tags.stage.value, language),
    publishedAt === null ? null : sayDate(publishedAt, language),
  ];
  return parts.flatMap(part => (part === null ? [] : [[text(part)]]));
}

/** The last day for comments, in words; with the business days left where the day is given from which they count. */
export function sayDeadline(
  { on, time }: Pick<Deadline, 'on' | 'time'>,
  language: Language,
  today: Day | null = null,
): string {
  const left = today === null || on < today ? null : businessDaysUntil(today, on);
  if (language === 'ja') {
    const hour = time === null ? '' : `${sayHour(time)}まで`;
    const days = left === null ? '' : on === today ? '・本日' : `・あと${left}営業日`;
    return `意見募集の期限：${sayDay(on, 'ja')}${hour}${days}`;
  }
  const days =
    left === null ? '' : on === today ? ' · today' : ` · ${counted(left, 'business day', 'business days')} left`;
  return `Comments until ${sayDay(on, 'en')}${time === null ? '' : `, ${time} (JST)`}${days}`;
}

/** `17:00` as 17時, `17:30` as 17時30分. */
function sayHour(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${hour}時${minute ? `${minute}分` : ''}`;
}

/** Why it is here: what of the profile it meets; where the profile asks for everything, what it is about. */
export function whyLine(publication: Publication, { profile, language, today }: Reading): string {
  const { tags } = publication;
  const reasons = wants(profile, publication, today);
  const met = [
    ...(reasons?.themes ?? []).map(value => labelOf('theme', value, language)),
    ...(reasons?.sectors ?? []).map(value => labelOf('sector', value, language)),
    ...(reasons?.bodies ?? []).map(value => labelOf('body', value, language)),
    ...(reasons?.followsMeasure ? [language === 'ja' ? '購読中の制度' : 'a measure you follow'] : []),
    ...(reasons?.followsSource ? [language === 'ja' ? '購読中の発行元' : 'a publisher you follow'] : []),
  ];
  const about = [
    ...tags.themes.map(({ value }) => labelOf('theme', value, language)),
    ...tags.sectors
      .filter(({ value }) => value !== 'cross-sector')
      .map(({ value }) => labelOf('sector', value, language)),
  ];
  const because = met.length > 0 ? met : about;
  const said =
    because.length > 0 ? listed(because.slice(0, 4), language) : labelOf('relevance', tags.relevance.value, language);
  const force = labelOf('force', tags.force.value, language);
  return language === 'ja' ? `選定理由：${said}｜${force}` : `Why: ${said} · ${force}`;
}

export function folded(commentary: readonly Publication[], language: Language): string {
  const authors = listed([...new Set(commentary.map(({ publisher }) => publisher[language]))], language);
  return language === 'ja' ? `解説${commentary.length}件：${authors}` : `Commentary (${commentary.length}): ${authors}`;
}

function alsoAt(echoes: readonly Publication[], language: Language): string {
  const publishers = listed([...new Set(echoes.map(({ publisher }) => publisher[language]))], language);
  return language === 'ja' ? `同じ件の掲載：${publishers}` : `Also published by: ${publishers}`;
}

/** A sentence or two of what the feed says, as far as the source's terms let them be shown; not the title again. */
function excerptOf({ source, summary, title }: Publication, { termsOf }: Reading): string {
  if (termsOf(source) === 'link-only') return '';
  const words = summary.replace(/\s+/g, ' ').trim();
  return words === '' || words === title ? '' : shortened(words);
}

/** The first sentences that fit; what is missing shows as «…». */
export function shortened(words: string): string {
  const lengthMax = /[\p{sc=Han}\p{sc=Hiragana}]/u.test(words) ? 120 : 240;
  if (words.length <= lengthMax) return words;
  const cut = words.slice(0, lengthMax).replace(/[\uD800-\uDBFF]$/, '');
  const end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('. '));
  if (end > lengthMax / 3) return `${cut.slice(0, end + 1)} …`;
  const blank = cut.lastIndexOf(' ');
  return `${blank > lengthMax / 2 ? cut.slice(0, blank) : cut} …`;
}
