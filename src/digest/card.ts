import { isDatedAhead } from '../calendar/day-of-publication.ts';
import { dayOf, sayDate } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Source, Terms } from '../domain/source.ts';
import type { Profile } from '../domain/subscription.ts';
import type { Day, Instant } from '../domain/time.ts';
import { type Button, type Card, link, type Spans, text } from '../message/message.ts';
import { japaneseOnly, listed } from '../message/strings.ts';
import { commentsOf } from './comments.ts';
import { type EventView, isLongPublished } from './event-view.ts';
import { isForeign, type NameOf, shownTitle } from './event-words.ts';
import { issuerOf, sayIssuer } from './issuer.ts';
import { kindWords } from './kind-words.ts';
import type { IsOfficial } from './official.ts';
import { commentLines } from './say-deadline.ts';
import { stageWords } from './stage-words.ts';
import { whyLine } from './why.ts';
import { yearlessNote } from './yearless.ts';

/** What cards need to know of the house. */
export interface Reading {
  readonly language: Language;
  readonly now: Instant;
  /** The reader's day. */
  readonly today: Day;
  readonly profile: Profile;
  readonly nameOf: NameOf;
  /** How binding a measure is, as the catalogue says; undefined for one that it does not hold. */
  readonly forceOf: (measure: MeasureId) => Bilingual | undefined;
  /** How much of a source may be shown. */
  readonly termsOf: (source: Publication['source']) => Terms['show'];
  readonly isOfficial: IsOfficial;
  /** True for an authority whose silence the reader should know of. */
  readonly concerns: (source: Source) => boolean;
  /** What a Japanese title speaks of, by the terms in it that the glossary knows, in English. */
  readonly termsIn: (title: string) => readonly string[];
  /** True for a command that exists: a button is drawn only where something answers it. */
  readonly offers: (command: string) => boolean;
}

/** An event as a card: the official publication on top, what else there is folded under it. */
export function eventCard(
  { event, lead, commentary, echoes }: EventView,
  number: number | null,
  reading: Reading,
): Card {
  const { language, today } = reading;
  const foreign = isForeign(lead, language);
  const excerpt = excerptOf(lead, reading);
  const yearless = yearlessNote(lead, excerpt, language);
  const comments = commentsOf(lead, reading.now, reading.isOfficial);
  const mark = foreign ? ` (${japaneseOnly.en})` : language === 'ja' && lead.language === 'en' ? '（英語）' : '';
  const title: Spans = [link(shownTitle(lead, reading), lead.url), ...(mark === '' ? [] : [text(mark, 'quiet')])];
  const lines: Spans[] = [
    ...(foreign ? [[text(lead.title)]] : []),
    ...(excerpt === '' ? [] : [[text(excerpt)]]),
    ...(yearless === null ? [] : [[text(yearless)]]),
    ...commentLines(comments, lead, language, today).map(line => [text(line, 'strong')]),
    [text(whyLine(lead, reading), 'quiet')],
    ...(echoes.length > 0 ? [[text(alsoAt(echoes, language))]] : []),
    ...(commentary.length > 0 ? [[text(folded(commentary, language))]] : []),
  ];
  return {
    kind: 'card',
    number,
    facts: factLine(lead, reading),
    title,
    lines,
    buttons: buttonsOf(event, reading),
    more: workOn(event, reading),
  };
}

function buttonsOf(event: string, { language, offers }: Reading): Button[] {
  const all: Button[] = [
    { label: language === 'ja' ? '詳しく' : 'Details', call: { command: 'details', args: { event } } },
    { label: language === 'ja' ? '質問' : 'Ask', call: { command: 'ask', args: { about: event } } },
  ];
  return all.filter(({ call }) => offers(call.command));
}

/** What people do about an event, for the menu. */
function workOn(event: string, { language, offers }: Reading): Button[] {
  const all: Button[] = [
    { label: language === 'ja' ? '確認' : 'Acknowledge', call: { command: 'acknowledge', args: { event } } },
    { label: language === 'ja' ? '自分が担当' : 'Take it', call: { command: 'assign', args: { event, to: 'me' } } },
    { label: language === 'ja' ? '関連なし' : 'Not relevant', call: { command: 'irrelevant', args: { event } } },
    { label: language === 'ja' ? '対応済み' : 'Done', call: { command: 'finish', args: { event } } },
    { label: language === 'ja' ? '証跡' : 'Evidence', call: { command: 'evidence', args: { id: event } } },
  ];
  return all.filter(({ call }) => offers(call.command));
}

/** Facts of a publication in the order in which people look for them: who, what, how far, when. */
export function factLine(
  publication: Publication,
  { language, today, now, isOfficial }: Pick<Reading, 'language' | 'today' | 'now' | 'isOfficial'>,
): Spans[] {
  const comments = commentsOf(publication, now, isOfficial);
  const parts = [
    sayIssuer(issuerOf(publication, isOfficial))[language],
    kindWords(publication)[language],
    stageWords(publication, comments, today)?.[language] ?? null,
    published(publication, language, today),
  ];
  return parts.flatMap(part => (part === null || part === '' ? [] : [[text(part)]]));
}

/** The publisher's date, called so; where it gives none, the day on which it was seen. */
function published({ publishedAt, firstSeenAt }: Publication, language: Language, today: Day): string {
  const seen = sayDate(new Date(firstSeenAt).toISOString(), language);
  if (publishedAt !== null) {
    const date = sayDate(publishedAt, language);
    if (isDatedAhead({ publishedAt }, today))
      return language === 'ja' ? `${date}付（先の日付）` : `dated ${date}, a day still ahead`;
    if (!isLongPublished({ publishedAt }, dayOf(firstSeenAt)))
      return language === 'ja' ? `${date}公表` : `published ${date}`;
    return language === 'ja' ? `${date}公表（${seen}に収録）` : `published ${date} (found ${seen})`;
  }
  return language === 'ja' ? `公表日の記載なし（${seen}に確認）` : `undated; first seen ${seen}`;
}

export function folded(commentary: readonly Publication[], language: Language): string {
  const authors = listed([...new Set(commentary.map(({ publisher }) => publisher[language]))], language);
  return language === 'ja' ? `解説${commentary.length}件：${authors}` : `Commentary (${commentary.length}): ${authors}`;
}

function alsoAt(echoes: readonly Publication[], language: Language): string {
  const publishers = listed([...new Set(echoes.map(({ publisher }) => publisher[language]))], language);
  return language === 'ja' ? `同じ件の掲載：${publishers}` : `Also published by: ${publishers}`;
}

/**
 * A sentence or two of what the publisher says, called an excerpt, as far as the source's terms let them be shown; not the
 * title again, and no Japanese for those who read English.
 */
function excerptOf({ source, summary, title, language: written }: Publication, { termsOf, language }: Reading): string {
  if (termsOf(source) === 'link-only' || (language === 'en' && written === 'ja')) return '';
  const words = summary.replace(/\s+/g, ' ').trim();
  if (words === '' || words === title) return '';
  return `${language === 'ja' ? '抜粋：' : 'Excerpt: '}${shortened(words)}`;
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
