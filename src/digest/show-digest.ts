import { dayOf, sayDay, sayTime } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import { isCommentary } from '../domain/publication.ts';
import { type Block, type Button, link, type Message, type Spans, text } from '../message/message.ts';
import { counted, japaneseOnly, listed, notLegalAdvice } from '../message/strings.ts';
import { eventCard, folded } from './card.ts';
import { deadlineChange } from './correction.ts';
import type { DateAhead, Digest } from './digest.ts';
import { dueRow } from './due-row.ts';
import type { EventView } from './event-view.ts';
import { issuerOf, sayIssuer } from './issuer/issuer.ts';
import { olderItems } from './older-items.ts';
import type { Reading } from './reading.ts';
import { sawNothing, type WatchSummary } from './watch-summary.ts';
import { sayEvent } from './words/event-words.ts';
import { isForeign, shortTitle } from './words/name-thing.ts';
import { missingOf, sayMissing, sayWatch } from './words/say-watch.ts';

export interface ShowDigestOptions {
  /** Shows what did not fit; null where nothing can. */
  readonly rest?: Button['call'] | null;
  /** The first item that is shown, from 0, where this is the rest of a digest. */
  readonly from?: number;
}

/** A digest as a message; the same blocks in every chat. */
export function showDigest(
  digest: Digest,
  reading: Reading,
  { rest = null, from = 0 }: ShowDigestOptions = {},
): Message {
  const { language } = reading;
  const named = missingOf(digest.watch, digest.lastAt);
  const missing = sayMissing(named, digest.watch.asOf, language, digest.zone);
  if (isQuiet(digest)) return quietly(digest, missing, language);
  const heading = headline(digest, language);
  const shown = digest.items.slice(from, from + digest.shown);
  const left = digest.items.length - from - shown.length;
  const numbered = shown.map((view, index) => ({ view, number: from + index + 1 }));
  const recent = digest.items.length - digest.older;
  const news = recent - digest.undated;
  const current = numbered.filter(({ number }) => number <= news);
  const official = current.filter(({ view }) => !isCommentary(view.lead));
  const commentary = current.filter(({ view }) => isCommentary(view.lead));
  const undated = numbered.filter(({ number }) => number > news && number <= recent);
  const older = numbered.filter(({ number }) => number > recent);
  const first = news > 0 ? digest.items[0] : undefined;
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    ...(first === undefined || from > 0 ? [] : [words(sayEvent(first.lead, reading))]),
    ...(from > 0 ? [] : digest.dates.flatMap(date => movedLine(date, reading))),
    ...missing.map(line => words(line)),
    ...(digest.lateSince === null ? [] : [words(lateness(digest, digest.lateSince, language))]),
    ...official.map(({ view, number }) => eventCard(view, number, reading)),
    ...(commentary.length > 0 ? [commentaryHeading(language)] : []),
    ...commentary.map(({ view, number }) => eventCard(view, number, reading)),
    ...(undated.length > 0 ? [undatedHeading(digest.undated, language)] : []),
    ...undated.map(({ view, number }) => eventCard(view, number, reading)),
    ...(digest.followUps.length > 0 ? followUps(digest.followUps, reading) : []),
    ...(digest.dates.length > 0 ? dateList(digest.dates, reading) : []),
    ...(digest.later.length > 0 ? [words(sayLater(digest, language), 'quiet')] : []),
    ...(older.length > 0 ? olderItems(older, digest, reading) : []),
    ...(left > 0 ? [words(language === 'ja' ? `ほか${left}件あります。` : `${left} more.`)] : []),
    ...onwards(digest, { left, rest }, reading),
    { kind: 'note', spans: [text(closing(digest, reading, named), 'quiet')] },
  ];
  return { language, summary: heading, blocks };
}

/** Whose views follow: a firm's article is no authority's word. */
function commentaryHeading(language: Language): Block {
  const [heading, notice] =
    language === 'ja'
      ? ['解説', '（各執筆者の見解であり、当局の見解ではありません）']
      : ['Commentary', ' (its authors’ views, not those of an authority)'];
  return { kind: 'text', spans: [text(heading, 'strong'), text(notice, 'quiet')] };
}

/** What may be years old is no news, and no item of the past either. */
function undatedHeading(count: number, language: Language): Block {
  const [heading, notice] =
    language === 'ja'
      ? [`公表日不明${count}件`, '（今回初めて検知したもの）']
      : [counted(count, 'undated item', 'undated items'), ' (first seen now)'];
  return { kind: 'text', spans: [text(heading, 'strong'), text(notice, 'quiet')] };
}

/** True where there is nothing to tell but that everything was looked at. */
function isQuiet({ items, followUps: known, dates, lateSince, adjacent }: Digest): boolean {
  return items.length + known.length + adjacent === 0 && !dates.some(({ isNear }) => isNear) && lateSince === null;
}

/** «Nothing new», with its proof, in one line; not where nothing proves it. */
function quietly({ watch, zone }: Digest, missing: readonly string[], language: Language): Message {
  const nothing = sawNothing(watch)
    ? {
        ja: '新着の有無を確認できていません（応答した情報源がありません）。',
        en: 'Whether anything is new is not known: no source answered.',
      }
    : { ja: '新着はありません。', en: 'Nothing new.' };
  const said = `${nothing[language]}${language === 'ja' ? '' : ' '}${sayWatch(watch, language, zone)}`;
  return { language, summary: said, blocks: [words(said), ...missing.map(line => words(line))] };
}

function headline(
  { composedAt, zone, items, older, undated, followUps: known, dates, watch }: Digest,
  language: Language,
): string {
  const day = sayDay(dayOf(composedAt, zone), language);
  const news = items.length - older - undated;
  if (language === 'ja') {
    const parts = [
      news === 0 ? (sawNothing(watch) ? '新着の有無は未確認' : '新着なし') : `新着${news}件`,
      ...(undated > 0 ? [`公表日不明${undated}件`] : []),
      ...(older > 0 ? [`過去の資料${older}件`] : []),
      ...(known.length > 0 ? [`お知らせ済み${known.length}件`] : []),
      ...(dates.length > 0 ? [`期限など${dates.length}件`] : []),
    ];
    return `日本のAI政策　${day}　${parts.join('・')}`;
  }
  const parts = [
    news === 0 ? (sawNothing(watch) ? 'news not checked' : 'nothing new') : `${news} new`,
    ...(undated > 0 ? [`${undated} undated`] : []),
    ...(older > 0 ? [counted(older, 'older item', 'older items')] : []),
    ...(known.length > 0 ? [`${known.length} already sent`] : []),
    ...(dates.length > 0 ? [`${counted(dates.length, 'date', 'dates')} to note`] : []),
  ];
  return `Japan AI policy · ${day} · ${parts.join(', ')}`;
}

function lateness({ composedAt, zone }: Digest, since: number, language: Language): string {
  const isSameDay = dayOf(since, zone) === dayOf(composedAt, zone);
  const appointed = `${isSameDay ? '' : `${sayDay(dayOf(since, zone), language)}${language === 'ja' ? '' : ', '}`}${sayTime(since, language, zone)}`;
  const now = sayTime(composedAt, language, zone);
  return language === 'ja'
    ? `${appointed}配信の予定が遅れ、${now}にお届けしています。`
    : `Due at ${appointed}; late, at ${now}.`;
}

/** Buttons for what is counted and not shown. */
function onwards(
  { later, adjacent }: Digest,
  { left, rest }: { readonly left: number; readonly rest: Button['call'] | null },
  { language, offers }: Reading,
): Block[] {
  const ja = language === 'ja';
  const buttons: Button[] = [
    ...(left > 0 && rest !== null
      ? [{ label: ja ? `残り${left}件を表示` : `Show the other ${left}`, call: rest }]
      : []),
    ...(later.length > 0 && offers(ofDates.command)
      ? [{ label: ja ? '期限・施行日の一覧' : 'All deadlines and effective dates', call: ofDates }]
      : []),
    ...(adjacent > 0 && offers(ofAround.command)
      ? [{ label: ja ? `周辺の話題${adjacent}件` : `Related policy (${adjacent})`, call: ofAround }]
      : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

const ofDates: Button['call'] = { command: 'upcoming', args: {} };
const ofAround: Button['call'] = { command: 'latest', args: { relevance: 'adjacent' } };

/** What the reader knows already, and what has come to it. */
function followUps(views: readonly EventView[], reading: Reading): Block[] {
  const { language } = reading;
  const items = views.map(({ lead, fresh }): Spans => {
    const commentary = fresh.filter(one => isCommentary(one) && one.id !== lead.id);
    const others = fresh.filter(one => !isCommentary(one) && one.id !== lead.id);
    const added = [
      ...(commentary.length > 0 ? [folded(commentary, reading)] : []),
      ...others.map(({ publisher, language: written }) => {
        const name = reading.publishers.named(publisher);
        return language === 'ja'
          ? `${name.ja}でも公表${written === 'en' ? '（英語版）' : ''}`
          : `also published by ${name.en}${written === 'en' ? ' (in English)' : ''}`;
      }),
    ];
    const what =
      added.length === 0
        ? ''
        : language === 'ja'
          ? `（続報：${listed(added, 'ja')}）`
          : ` (since then: ${listed(added, 'en')})`;
    const issuer = sayIssuer(issuerOf(lead, reading))[language];
    return [
      link(shortTitle(lead, reading), lead.url),
      text(
        `${isForeign(lead, language) ? ` (${japaneseOnly.en})` : ''}${language === 'ja' ? '　' : ' · '}${issuer}`,
        'quiet',
      ),
      text(what),
    ];
  });
  const heading = language === 'ja' ? 'お知らせ済みのもの' : 'Already sent to you';
  return [words(heading, 'strong'), { kind: 'list', items }];
}

function dateList(dates: readonly DateAhead[], reading: Reading): Block[] {
  const heading = reading.language === 'ja' ? '今後の期限・施行日など' : 'Deadlines and other dates ahead';
  return [words(heading, 'strong'), { kind: 'list', items: dates.map(({ due, was }) => dueRow(due, was, reading)) }];
}

/** A deadline that has moved stands on top: whoever noted the old one must not find out further down. */
function movedLine({ due, was, isMovedNow }: DateAhead, { language }: Reading): Block[] {
  const said = isMovedNow && was !== null ? deadlineChange(was, due) : null;
  if (said === null) return [];
  const spans = [text('✎ ', 'strong'), text(`${said[language]}${language === 'ja' ? '' : ' '}`)];
  return [{ kind: 'text', spans: [...spans, link(due.title[language], due.url)] }];
}

/** What lies behind the last day that is listed is counted, and its first day named. */
function sayLater({ later }: Digest, language: Language): string {
  const nearest = sayDay(later[0]?.on ?? '', language);
  return language === 'ja'
    ? `このほか、${nearest}以降に${later.length}件あります。`
    : `${later.length} more from ${nearest} on.`;
}

function closing(
  { adjacent, watch, zone }: Digest,
  { language }: Reading,
  named: Pick<WatchSummary, 'failing' | 'stale'>,
): string {
  const around =
    language === 'ja'
      ? `このほか周辺の話題が${adjacent}件あります。`
      : `${counted(adjacent, 'item', 'items')} on related policy not shown. `;
  return `${adjacent > 0 ? around : ''}${sayWatch(watch, language, zone, named)}${language === 'ja' ? '' : ' '}${notLegalAdvice[language]}`;
}

function words(said: string, tone?: 'strong' | 'quiet'): Block {
  return { kind: 'text', spans: [text(said, tone)] };
}
