import { dayOf, sayDay, sayTime } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import { counted, failureWords, listed } from '../../message/strings.ts';
import { type Failing, sawNothing, type WatchSummary } from '../watch-summary.ts';

/** An authority that could not be read for so long stands on top; what fails once is asked again soon. */
const worryingMs = 12 * 3_600_000;

/**
 * What was asked and what did not answer, in one or two sentences.
 * @param named What `sayMissing` names above, which is not named again.
 */
export function sayWatch(
  watch: WatchSummary,
  language: Language,
  zone = 'Asia/Tokyo',
  named: Pick<WatchSummary, 'failing' | 'stale'> = { failing: [], stale: [] },
): string {
  const time =
    watch.lastAskedAt === null || sawNothing(watch) ? null : sayLast(watch.lastAskedAt, watch.asOf, language, zone);
  // What lasts stands before what failed just now.
  const unnamed = watch.failing
    .filter(one => !named.failing.includes(one))
    .toSorted((a, b) => Number(isWorrying(b, watch.asOf)) - Number(isWorrying(a, watch.asOf)));
  const failing = firstNames(
    unnamed.map(one => sayFailing(one, watch.asOf, language, zone)),
    language,
  );
  const stale = firstNames(
    watch.stale.filter(one => !named.stale.includes(one)).map(({ name }) => name[language]),
    language,
  );
  const more = named.failing.length > 0;
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

/**
 * What of the reader's own authorities may be missing and was not when the reader last had a digest: what lasts is repeated
 * in the footer only.
 */
export function missingOf(
  { failing, stale, asOf }: WatchSummary,
  lastAt: Instant | null,
): Pick<WatchSummary, 'failing' | 'stale'> {
  const isKnown = (one: Failing) => lastAt !== null && one.readAt !== null && isWorrying(one, lastAt);
  return {
    failing: failing.filter(one => isWorrying(one, asOf) && !isKnown(one)),
    stale: stale.filter(({ concerns }) => concerns),
  };
}

/** What may be missing, each a sentence. */
export function sayMissing(
  { failing, stale }: Pick<WatchSummary, 'failing' | 'stale'>,
  asOf: Instant,
  language: Language,
  zone: string,
): string[] {
  const silent = stale.map(({ name }) => name[language]);
  const names = firstNames(
    failing.map(one => sayFailing(one, asOf, language, zone)),
    language,
    3,
  );
  const quiet = firstNames(silent, language, 3);
  if (language === 'ja') {
    return [
      ...(names === '' ? [] : [`⚠ 次の発表元を確認できていません：${names}。最新の公表が漏れている可能性があります。`]),
      ...(quiet === '' ? [] : [`⚠ 普段より長く新着のない発表元：${quiet}。`]),
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
