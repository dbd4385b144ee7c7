import { dayOf, sayDay, sayTime } from '../calendar/say-date.ts';
import type { Language } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import { counted, failureWords, listed } from '../message/strings.ts';
import type { Failing, WatchSummary } from './watch-summary.ts';

/** An authority that could not be read for so long stands on top; what fails once is asked again soon. */
const worryingMs = 12 * 3_600_000;

/**
 * What was asked and what did not answer, in one or two sentences.
 * @param isNamed True where `sayMissing` stands above: what that names is only counted here.
 */
export function sayWatch(watch: WatchSummary, language: Language, zone = 'Asia/Tokyo', isNamed = false): string {
  const time = watch.lastAskedAt === null ? null : sayLast(watch.lastAskedAt, watch.asOf, language, zone);
  const failing = firstNames(
    (isNamed ? watch.failing.filter(one => !isWorrying(one, watch.asOf)) : watch.failing).map(({ name, reason }) =>
      language === 'ja' ? `${name.ja}（${failureWords[reason].ja}）` : `${name.en} (${failureWords[reason].en})`,
    ),
    language,
  );
  const stale = firstNames(
    (isNamed ? watch.stale.filter(({ concerns }) => !concerns) : watch.stale).map(({ name }) => name[language]),
    language,
  );
  const more = isNamed && watch.failing.some(one => isWorrying(one, watch.asOf));
  if (language === 'ja') {
    return [
      `確認した情報源：${watch.sources}件中${watch.answered}件${time === null ? '' : `（最終${time}）`}。`,
      failing === '' ? '' : `${more ? '上記のほか未取得' : '未取得'}：${failing}。`,
      stale === '' ? '' : `更新が途絶えている情報源：${stale}。`,
    ].join('');
  }
  return [
    `Checked ${watch.answered} of ${counted(watch.sources, 'source', 'sources')}${time === null ? '' : `, last at ${time}`}.`,
    failing === '' ? '' : ` ${more ? 'Also not reached' : 'Not reached'}: ${failing}.`,
    stale === '' ? '' : ` Nothing new for longer than usual: ${stale}.`,
  ].join('');
}

/** What of the reader's own authorities may be missing, each a sentence; empty where all were read. */
export function sayMissing({ failing, stale, asOf }: WatchSummary, language: Language, zone: string): string[] {
  const unread = failing.filter(one => isWorrying(one, asOf));
  const silent = stale.filter(({ concerns }) => concerns).map(({ name }) => name[language]);
  const names = firstNames(
    unread.map(one => sayFailing(one, asOf, language, zone)),
    language,
    3,
  );
  const quiet = firstNames(silent, language, 3);
  if (language === 'ja') {
    return [
      ...(names === '' ? [] : [`⚠ 次の官公庁を確認できていません：${names}。最新の公表が漏れている可能性があります。`]),
      ...(quiet === '' ? [] : [`⚠ 普段より長く新着のない官公庁：${quiet}。`]),
    ];
  }
  return [
    ...(names === '' ? [] : [`⚠ Not checked: ${names}. Anything they have published since may be missing.`]),
    ...(quiet === '' ? [] : [`⚠ Nothing new for longer than usual: ${quiet}.`]),
  ];
}

function isWorrying({ concerns, readAt }: Failing, now: Instant): boolean {
  return concerns && (readAt === null || now - readAt >= worryingMs);
}

function sayFailing({ name, reason, readAt }: Failing, now: Instant, language: Language, zone: string): string {
  const why = failureWords[reason][language];
  const day = readAt === null ? null : dayOf(readAt, zone);
  if (day === null || day === dayOf(now, zone))
    return language === 'ja' ? `${name.ja}（${why}）` : `${name.en} (${why})`;
  return language === 'ja'
    ? `${name.ja}（${why}、${sayDay(day, 'ja')}以降）`
    : `${name.en} (${why}, since ${sayDay(day, 'en')})`;
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
