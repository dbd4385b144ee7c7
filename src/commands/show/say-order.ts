import { dayOf, sayDay, sayTime } from '../../calendar/say-date.ts';
import type { NameOf } from '../../digest/words/name-thing.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { Source } from '../../domain/source.ts';
import type { Profile, Subscription } from '../../domain/subscription.ts';
import type { Instant } from '../../domain/time.ts';
import { counted, listed } from '../../message/strings.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { everyChoices, languageChoices, weekdayChoices } from '../args/order-choices.ts';

/** A standing order as rows that people read before they sign it. */
export function sayOrder(
  subscription: Subscription,
  language: Language,
  nameOf: NameOf,
  sources: readonly Source[],
): { label: string; value: string }[] {
  const { digest, alerts, reminders, zone, nextDigestAt, pausedUntil, stoppedAt = null, profile } = subscription;
  const ja = language === 'ja';
  const rows = [
    { label: ja ? '内容' : 'About', value: sayProfile(profile, language, nameOf, sources) },
    { label: ja ? '配信' : 'Digest', value: saySchedule(subscription, language) },
    {
      label: ja ? '速報' : 'Alerts',
      value: alerts === null ? (ja ? 'なし' : 'none') : sayAlerts(alerts, language),
    },
    ...(alerts === null
      ? []
      : [{ label: ja ? '速報を控える時間帯' : 'Quiet hours', value: sayQuietHours(subscription, language) }]),
    {
      label: ja ? '期限・施行日' : 'Reminders',
      value:
        reminders.length === 0
          ? ja
            ? '知らせない'
            : 'none'
          : ja
            ? `${listed(reminders.map(String), 'ja')}営業日前に知らせる`
            : `${listed(reminders.map(String), 'en')} business days before deadlines and effective dates`,
    },
    ...(digest === null || subscription.whenQuiet === 'say'
      ? []
      : [{ label: ja ? '新着がないとき' : 'Nothing new', value: ja ? '送らない' : 'nothing is sent' }]),
    ...(pausedUntil === null
      ? []
      : [
          {
            label: ja ? '一時停止' : 'Paused',
            value: ja ? `${sayDay(pausedUntil, 'ja')}に再開` : `until ${sayDay(pausedUntil, 'en')}`,
          },
        ]),
    ...(stoppedAt === null
      ? []
      : [
          {
            label: ja ? '停止中' : 'Stopped',
            value: ja
              ? `${sayDay(dayOf(stoppedAt, zone), 'ja')}から（この会話に配信できなかったため）`
              : `since ${sayDay(dayOf(stoppedAt, zone), 'en')}, as this conversation took no messages`,
          },
        ]),
    ...(nextDigestAt === null ? [] : [{ label: ja ? '次回' : 'Next', value: sayMoment(nextDigestAt, zone, language) }]),
  ];
  return rows;
}

export function sayMoment(at: Instant, zone: string, language: Language): string {
  const where = zone === 'Asia/Tokyo' ? '' : language === 'ja' ? `（${zone}）` : ` (${zone})`;
  return `${sayDay(dayOf(at, zone), language)}${language === 'ja' ? '' : ','} ${sayTime(at, language, zone)}${where}`;
}

function sayProfile(profile: Profile, language: Language, nameOf: NameOf, sources: readonly Source[]): string {
  const { themes, sectors, bodies, measures, from, kinds, languages, priorityMin } = profile;
  const ja = language === 'ja';
  const publishers = sources.filter(({ id }) => from.includes(id)).map(({ publisher }) => publisher[language]);
  const subjects = [
    ...themes.map(value => labelOf('theme', value, language)),
    ...sectors.map(value => labelOf('sector', value, language)),
    ...bodies.map(value => labelOf('body', value, language)),
    ...measures.map(id => nameOf(id)?.[language] ?? id),
    ...new Set(publishers),
  ];
  const all = ja ? '日本のAI政策すべて' : 'all of Japanese AI policy';
  const narrowed = [
    ...(kinds.length === 0
      ? []
      : [
          listed(
            kinds.map(value => labelOf('kind', value, language)),
            language,
          ),
        ]),
    ...(languages.length === 0
      ? []
      : [
          listed(
            languages.map(value => {
              const name = languageChoices.find(one => one.value === value)?.label[language] ?? value;
              return ja ? `${name}の資料` : `in ${name}`;
            }),
            language,
          ),
        ]),
    ...(priorityMin === 'low'
      ? []
      : [
          {
            normal: { ja: '優先度「中」以上', en: 'normal priority and above' },
            high: { ja: '優先度「高」', en: 'high priority' },
          }[priorityMin][language],
        ]),
  ];
  const only = narrowed.length === 0 ? '' : ja ? `（${narrowed.join('・')}に限る）` : ` (only ${narrowed.join('; ')})`;
  return `${subjects.length === 0 ? all : listed(subjects, language)}${only}`;
}

function saySchedule({ digest, zone }: Subscription, language: Language): string {
  const ja = language === 'ja';
  if (digest === null) return ja ? 'なし' : 'none';
  const { every, weekday, dayOfMonth, time, skipHolidays } = digest;
  const label: Bilingual = everyChoices.find(({ value }) => value === every)?.label ?? { ja: '', en: '' };
  const day = weekdayChoices.find(({ value }) => value === String(weekday))?.label;
  const when = {
    day: label,
    weekday: label,
    week: { ja: `毎週${day?.ja ?? ''}`, en: `every ${day?.en ?? ''}` },
    month: {
      ja: `毎月${dayOfMonth === 31 ? '末日' : `${dayOfMonth}日`}`,
      en: dayOfMonth === 31 ? 'the last day of the month' : `day ${dayOfMonth} of the month`,
    },
  }[every];
  const where = zone === 'Asia/Tokyo' ? '' : ja ? `・${zone}` : `, ${zone}`;
  const off = skipHolidays
    ? ja
      ? '（祝日と12月29日〜1月3日は休み、次回にまとめる）'
      : '; skipped on Japan’s public holidays and from 29 December to 3 January, which the next one covers'
    : '';
  return ja ? `${when.ja} ${time}${where}${off}` : `${when.en} at ${time}${where}${off}`;
}

function sayAlerts({ priorityMin, kinds, stages }: NonNullable<Subscription['alerts']>, language: Language): string {
  const least = {
    high: { ja: '優先度「高」のもの', en: 'high priority' },
    normal: { ja: '優先度「中」以上のもの', en: 'normal priority and above' },
    low: { ja: 'すべて', en: 'everything' },
  }[priorityMin][language];
  const only = [
    ...kinds.map(value => labelOf('kind', value, language)),
    ...stages.map(value => labelOf('stage', value, language)),
  ];
  return only.length === 0
    ? least
    : language === 'ja'
      ? `${least}（${listed(only, 'ja')}）`
      : `${least} (${listed(only, 'en')})`;
}

function sayQuietHours({ quietHours }: Subscription, language: Language): string {
  if (quietHours === null) return language === 'ja' ? 'なし（終日すぐに知らせる）' : 'none; alerts come at any hour';
  const { from, to } = quietHours;
  return language === 'ja' ? `${from}〜${to}（${to}にまとめて知らせる）` : `${from} to ${to}; alerts wait until ${to}`;
}

/** «3 subscriptions». */
export function countSubscriptions(count: number, language: Language): string {
  return language === 'ja' ? `購読${count}件` : counted(count, 'subscription', 'subscriptions');
}
