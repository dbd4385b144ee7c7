import { dayOf, sayDay, sayTime } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import type { Instant } from '../domain/time.ts';
import { type Block, type Button, link, type Message, type Spans, text } from '../message/message.ts';
import { counted, failureWords, listed, notLegalAdvice } from '../message/strings.ts';
import { eventCard, folded, type Reading } from './card.ts';
import type { Digest } from './digest.ts';
import { type EventView, isCommentary } from './event-view.ts';
import { sayEvent, shownTitle } from './event-words.ts';
import type { WatchSummary } from './watch-summary.ts';

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
  if (isQuiet(digest)) return quietly(digest, language);
  const heading = headline(digest, language);
  const shown = digest.items.slice(from, from + digest.shown);
  const left = digest.items.length - from - shown.length;
  const official = shown.filter(({ lead }) => !isCommentary(lead));
  const commentary = shown.filter(({ lead }) => isCommentary(lead));
  const first = digest.items[0];
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    ...(first === undefined || from > 0
      ? []
      : [words(`${sayEvent(first.lead, language, reading.nameOf)}${language === 'ja' ? '' : '.'}`)]),
    ...(digest.lateSince === null ? [] : [words(lateness(digest, digest.lateSince, language))]),
    ...official.map((view, index) => eventCard(view, from + index + 1, reading)),
    ...(commentary.length > 0 ? [words(language === 'ja' ? '解説' : 'Commentary', 'strong')] : []),
    ...commentary.map((view, index) => eventCard(view, from + official.length + index + 1, reading)),
    ...(left > 0 ? leftOver(left, rest, language) : []),
    ...(digest.followUps.length > 0 ? [followUps(digest.followUps, reading)] : []),
    ...(digest.deadlines.length > 0 ? deadlineList(digest.deadlines, reading) : []),
    { kind: 'note', spans: [text(closing(digest, language), 'quiet')] },
  ];
  return { language, summary: heading, blocks };
}

/** True where there is nothing to tell but that everything was looked at. */
function isQuiet({ items, followUps: known, deadlines, lateSince, adjacent }: Digest): boolean {
  return items.length + known.length + deadlines.length + adjacent === 0 && lateSince === null;
}

/** «Nothing new», with its proof, in one line. */
function quietly({ watch, zone }: Digest, language: Language): Message {
  const said =
    language === 'ja'
      ? `新着はありません。${sayWatch(watch, 'ja', zone)}`
      : `Nothing new. ${sayWatch(watch, 'en', zone)}`;
  return { language, summary: said, blocks: [words(said)] };
}

/** What was asked and what did not answer, in one or two sentences. */
export function sayWatch(watch: WatchSummary, language: Language, zone = 'Asia/Tokyo'): string {
  const time = watch.lastAskedAt === null ? null : sayLast(watch.lastAskedAt, watch.asOf, language, zone);
  const failing = firstNames(
    watch.failing.map(({ name, reason }) =>
      language === 'ja' ? `${name.ja}（${failureWords[reason].ja}）` : `${name.en} (${failureWords[reason].en})`,
    ),
    language,
  );
  const stale = firstNames(
    watch.stale.map(({ name }) => name[language]),
    language,
  );
  if (language === 'ja') {
    return [
      `確認した情報源：${watch.sources}件中${watch.answered}件${time === null ? '' : `（最終${time}）`}。`,
      failing === '' ? '' : `未取得：${failing}。`,
      stale === '' ? '' : `更新が途絶えている情報源：${stale}。`,
    ].join('');
  }
  return [
    `Checked ${watch.answered} of ${counted(watch.sources, 'source', 'sources')}${time === null ? '' : `, last at ${time}`}.`,
    failing === '' ? '' : ` Not reached: ${failing}.`,
    stale === '' ? '' : ` Silent for longer than usual: ${stale}.`,
  ].join('');
}

/** The hour; on another day than today, that day too. */
function sayLast(at: Instant, now: Instant, language: Language, zone: string): string {
  const day = dayOf(at, zone);
  const time = sayTime(at, language, zone);
  if (day === dayOf(now, zone)) return time;
  return language === 'ja' ? `${sayDay(day, 'ja')}${time}` : `${time} on ${sayDay(day, 'en')}`;
}

/** Names that fit a line; the rest is counted, and `sources` shows them all. */
function firstNames(names: readonly string[], language: Language, namesMax = 5): string {
  const left = names.length - namesMax;
  const first = listed(names.slice(0, namesMax), language);
  if (left <= 0) return first;
  return language === 'ja'
    ? `${first}、ほか${left}件（「情報源」で一覧）`
    : `${first}, and ${left} more ("sources" lists them)`;
}

function headline({ composedAt, zone, items, followUps: known, deadlines }: Digest, language: Language): string {
  const day = sayDay(dayOf(composedAt, zone), language);
  if (language === 'ja') {
    const parts = [
      items.length === 0 ? '新着なし' : `新着${items.length}件`,
      ...(known.length > 0 ? [`既報${known.length}件`] : []),
      ...(deadlines.length > 0 ? [`期限${deadlines.length}件`] : []),
    ];
    return `日本のAI政策　${day}　${parts.join('・')}`;
  }
  const parts = [
    items.length === 0 ? 'nothing new' : `${items.length} new`,
    ...(known.length > 0 ? [`${known.length} already sent`] : []),
    ...(deadlines.length > 0 ? [`${counted(deadlines.length, 'deadline', 'deadlines')} ahead`] : []),
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

function leftOver(left: number, rest: Button['call'] | null, language: Language): Block[] {
  const said = words(language === 'ja' ? `ほか${left}件あります。` : `${left} more.`);
  if (rest === null) return [said];
  const label = language === 'ja' ? `残り${left}件を表示` : `Show the other ${left}`;
  return [said, { kind: 'buttons', buttons: [{ label, call: rest }] }];
}

/** What has come to events that the reader knows already. */
function followUps(views: readonly EventView[], { language, nameOf }: Reading): Block {
  return {
    kind: 'list',
    items: views.map(({ lead, fresh }): Spans => {
      const commentary = fresh.filter(isCommentary);
      const others = fresh.filter(one => !isCommentary(one) && one.id !== lead.id);
      const added = [
        ...(commentary.length > 0 ? [folded(commentary, language)] : []),
        ...others.map(({ publisher, language: written }) =>
          language === 'ja'
            ? `${publisher.ja}でも公表${written === 'en' ? '（英語版）' : ''}`
            : `also by ${publisher.en}${written === 'en' ? ' (in English)' : ''}`,
        ),
      ];
      const known = language === 'ja' ? '既報：' : 'Already sent: ';
      const what =
        added.length === 0
          ? ''
          : language === 'ja'
            ? `（続報：${listed(added, 'ja')}）`
            : ` (since then: ${listed(added, 'en')})`;
      return [text(known, 'quiet'), link(shownTitle(lead, language, nameOf), lead.url), text(what)];
    }),
  };
}

function deadlineList(publications: readonly Publication[], { language, nameOf }: Reading): Block[] {
  const rows = publications.flatMap((publication): Spans[] => {
    const { deadline, publisher, url } = publication;
    if (deadline === null) return [];
    const when = `${sayDay(deadline.on, language)}${deadline.time === null ? '' : ` ${deadline.time}`} `;
    const title = link(shownTitle(publication, language, nameOf), url);
    return [[text(when), title, text(` ${publisher[language]}`, 'quiet')]];
  });
  const heading = language === 'ja' ? '14日以内の期限' : 'Deadlines in the next 14 days';
  return [words(heading, 'strong'), { kind: 'list', items: rows }];
}

function closing({ adjacent, watch, zone }: Digest, language: Language): string {
  const around =
    language === 'ja'
      ? `このほか周辺の話題が${adjacent}件あります。`
      : `${counted(adjacent, 'item', 'items')} besides on neighbouring policy. `;
  return `${adjacent > 0 ? around : ''}${sayWatch(watch, language, zone)}${language === 'ja' ? '' : ' '}${notLegalAdvice[language]}`;
}

function words(said: string, tone?: 'strong' | 'quiet'): Block {
  return { kind: 'text', spans: [text(said, tone)] };
}
