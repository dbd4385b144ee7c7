import { isDatedAhead } from '../calendar/day-of-publication.ts';
import { dayOf, sayDate } from '../calendar/say-date.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import { type Button, type Card, link, type Spans, text } from '../message/message.ts';
import { japaneseOnly, listed } from '../message/strings.ts';
import { isLongPublished } from './age.ts';
import { commentsOf } from './comments.ts';
import type { EventView } from './event-view.ts';
import { issuerOf, sayIssuer } from './issuer/issuer.ts';
import type { Reading } from './reading.ts';
import { gist } from './words/gist.ts';
import { kindWords } from './words/kind-words.ts';
import { isForeign, type Naming, shownTitle } from './words/name-thing.ts';
import { withDays } from './words/relative-days.ts';
import { commentLines } from './words/say-deadline.ts';
import { stageThen } from './words/stage-words.ts';
import { undatedNote } from './words/undated.ts';
import { whyLine } from './words/why.ts';

/** An event as a card: the official publication on top, what else there is folded under it. */
export function eventCard(
  { event, lead, commentary, echoes, wasReported = false }: EventView,
  number: number | null,
  reading: Reading,
): Card {
  const { language, today } = reading;
  const foreign = isForeign(lead, language);
  const excerpt = excerptOf(lead, reading);
  const about = foreign || excerpt === '' || lead.language !== language ? gist(lead, reading) : null;
  const undated = undatedNote(lead, reading.termsOf(lead.source) === 'link-only' ? '' : shortened(lead.summary), today);
  const comments = commentsOf(lead, reading.now, reading.isOfficial);
  const mark = foreign ? ` (${japaneseOnly.en})` : language === 'ja' && lead.language === 'en' ? '（英語）' : '';
  const title: Spans = [link(shownTitle(lead, reading), lead.url), ...(mark === '' ? [] : [text(mark, 'quiet')])];
  const lines: Spans[] = [
    ...(wasReported ? [[text(ownWord[language], 'strong')]] : []),
    ...(foreign ? [[text(lead.title)]] : []),
    ...(about === null ? [] : [[text(about)]]),
    ...(excerpt === '' ? [] : [[text(excerpt)]]),
    ...(undated === null ? [] : [[text(undated[language])]]),
    ...commentLines(comments, lead, language, today, reading.termsOf(lead.source) !== 'link-only').map(line => [
      text(line, 'strong'),
    ]),
    [text(whyLine(lead, reading), 'quiet')],
    ...(echoes.length > 0 ? [[text(alsoAt(echoes, reading))]] : []),
    ...(commentary.length > 0 ? [[text(folded(commentary, reading))]] : []),
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

const ownWord: Bilingual = {
  ja: '報道等によりお知らせした件について、公的機関が公表しました。',
  en: 'You were told of this from reports; the authority itself has now published it.',
};

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
  reading: Pick<Reading, 'language' | 'today' | 'now' | 'isOfficial' | 'publishers'>,
): Spans[] {
  const { language, today, now } = reading;
  const comments = commentsOf(publication, now, reading.isOfficial);
  const parts = [
    sayIssuer(issuerOf(publication, reading))[language],
    kindWords(publication)[language],
    stageThen(publication, comments, today)?.[language] ?? null,
    published(publication, language, today),
  ];
  return parts.flatMap(part => (part === null || part === '' ? [] : [[text(part)]]));
}

/** The publisher's date, called so; where it gives none, the day on which it was seen. */
function published({ publishedAt, firstSeenAt }: Publication, language: Language, today: Day): string {
  const day = dayOf(firstSeenAt);
  const seen =
    language === 'ja' && day.slice(0, 4) === today.slice(0, 4) ? sayDate(day, 'ja').slice(5) : sayDate(day, language);
  if (publishedAt !== null) {
    const date = sayDate(publishedAt, language);
    if (isDatedAhead({ publishedAt }, today))
      return language === 'ja' ? `${date}付（先の日付）` : `dated ${date}, a day still ahead`;
    if (!isLongPublished({ publishedAt }, dayOf(firstSeenAt)))
      return language === 'ja' ? `${date}公表` : `published ${date}`;
    return language === 'ja' ? `${date}公表（${seen}に初めて検知）` : `published ${date} (first seen ${seen})`;
  }
  return language === 'ja' ? `公表日不明（${seen}に初めて検知）` : `undated; first seen ${seen}`;
}

export function folded(commentary: readonly Publication[], { language, publishers }: Naming & Spoken): string {
  const authors = listed(
    [...new Set(commentary.map(({ publisher }) => publishers.named(publisher)[language]))],
    language,
  );
  return language === 'ja' ? `解説${commentary.length}件：${authors}` : `Commentary (${commentary.length}): ${authors}`;
}

interface Spoken {
  readonly language: Language;
}

function alsoAt(echoes: readonly Publication[], { language, publishers }: Naming & Spoken): string {
  const names = listed([...new Set(echoes.map(({ publisher }) => publishers.named(publisher)[language]))], language);
  return language === 'ja' ? `同じ件の掲載：${names}` : `Also published by: ${names}`;
}

/**
 * A sentence or two of what the publisher says, called an excerpt where they stand in the text itself, as far as the source's
 * terms let them be shown; not the title again, and no Japanese for those who read English.
 */
function excerptOf(publication: Publication, { termsOf, language, today }: Reading): string {
  const { source, summary, content, title, language: written } = publication;
  if (termsOf(source) === 'link-only' || (language === 'en' && written === 'ja')) return '';
  const words = summary.replace(/\s+/g, ' ').trim();
  if (words === '' || words === title) return '';
  const shown = shortened(words);
  const label = isVerbatim(shown, content) ? { ja: '抜粋', en: 'Excerpt' } : { ja: '要旨', en: 'Summary' };
  const mark = language === 'ja' && written === 'en' ? '（英語）' : '';
  return `${label[language]}${mark}${language === 'ja' ? '：' : ': '}${withDays(shown, publication, today)}`;
}

function isVerbatim(words: string, content: string): boolean {
  const plain = (written: string) => written.normalize('NFKC').replace(/\s/g, '');
  const said = plain(words.replace(/ ?…$/, ''));
  return said.length > 0 && plain(content).includes(said);
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
