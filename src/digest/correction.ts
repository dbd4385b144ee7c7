import { dayOf, sayDay } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { ToldFacts } from '../domain/delivery.ts';
import type { Bilingual, Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';
import { link, type Message, type Spans, text } from '../message/message.ts';
import { japaneseOnly } from '../message/strings.ts';
import { labelOf } from '../taxonomy/codebook.ts';
import { commentsOf, isAhead } from './comments.ts';
import { factsOf } from './event-view.ts';
import { issuerOf, sayIssuer } from './issuer/issuer.ts';
import type { Reading } from './reading.ts';
import { isForeign, shortTitle } from './words/name-thing.ts';
import { sayLeft, sayShort, sayUntil } from './words/say-deadline.ts';

export interface Correction {
  /** Each a sentence. */
  readonly sentences: readonly Bilingual[];
  /** What was told. */
  readonly told: ToldFacts;
  /** The publication as it is; null where it was withdrawn. */
  readonly now: Publication | null;
}

/**
 * What must be said to those who were told something that no longer holds; null where it all still does.
 * @param now The publication as it is; null where it was withdrawn. Only an authority gives, moves or takes back a deadline.
 */
export function correctionOf(
  told: ToldFacts,
  now: Publication | null,
  isOfficial: Reading['isOfficial'],
): Correction | null {
  if (now === null) {
    const ja = '掲載が取り下げられました。収録からも除きました。';
    const sentences = [{ ja, en: 'It was withdrawn, and is no longer in the archive.' }];
    return { sentences, told, now };
  }
  const facts = factsOf(now);
  const sentences = [
    now.tags.kind.value === 'commentary' || !isOfficial(now) ? null : deadlineChange(told.deadline, facts.deadline),
    titleChange(told, facts),
    ...tagChanges(told, facts),
  ].filter(sentence => sentence !== null);
  return sentences.length === 0 ? null : { sentences, told, now };
}

/** So many corrections of one publication a reader gets a day; the last says that it is the last. */
export const correctionsADay = 2;

/** A correction behind which the day brings no other of its publication. */
export function lastOfTheDay(correction: Correction): Correction {
  return { ...correction, sentences: [...correction.sentences, noMoreToday] };
}

const noMoreToday: Bilingual = {
  ja: 'この件の変更のお知らせは本日2回目です。このあと変更があれば、翌日にまとめてお知らせします。最新の内容は原文でご確認ください。',
  en: 'This is the second correction of it today: what changes from here on will be told tomorrow; please see the original for its present state.',
};

function plain({ title }: ToldFacts): string {
  return title.normalize('NFKC').replace(/\s/g, '');
}

/** Corrections of one message, in its thread: what has changed, how long is left, whose it is and where it stands. */
export function showCorrections(corrections: readonly Correction[], reading: Reading): Message {
  const { language } = reading;
  const items = corrections.map(one => correctionSpans(one, reading));
  const summary = corrections[0]?.sentences[0]?.[language] ?? '';
  const blocks =
    items.length === 1 ? [{ kind: 'text', spans: items[0] ?? [] } as const] : [{ kind: 'list', items } as const];
  return { language, summary: `✎ ${summary}`, blocks };
}

function correctionSpans({ sentences, told, now }: Correction, reading: Reading): Spans {
  const { language, today, isOfficial } = reading;
  const ja = language === 'ja';
  const gap = ja ? '　' : ' ';
  const [first = '', ...others] = sentences.map(sentence => sentence[language]);
  if (now === null) return [text('✎ ', 'strong'), text(`${first}${gap}`), text(told.title)];
  const comments = commentsOf(now, reading.now, isOfficial);
  const isMoved = now.deadline?.on !== told.deadline?.on;
  const left = isAhead(comments) && isMoved && now.deadline !== null ? sayLeft(now.deadline.on, language, today) : '';
  const short = left === '' || now.deadline === null ? null : sayShort(now.deadline, now);
  const time = left === '' ? [] : [ja ? `${left}です。` : `${capital(left)}.`];
  const remark = short === null ? [] : [ja ? `${short.ja}期間です。` : `Still ${short.en}.`];
  const issuer = sayIssuer(issuerOf(now, reading))[language];
  const seen = sayDay(dayOf(now.revisedAt), language);
  const only = isForeign(now, language) ? ` (${japaneseOnly.en})` : '';
  return [
    text('✎ ', 'strong'),
    text(`${[first, ...time, ...remark, ...others].join(ja ? '' : ' ')}${gap}`),
    link(shortTitle(now, reading), now.url),
    text(`${only}${ja ? `（${issuer}、変更の検知：${seen}）` : ` · ${issuer}; change noticed on ${seen}`}`, 'quiet'),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Until = Pick<Deadline, 'on' | 'time'> | null;

/** That a deadline has been given, moved or taken away; null where it has not. */
export function deadlineChange(before: Until, after: Until): Bilingual | null {
  if (before?.on === after?.on && before?.time === after?.time) return null;
  if (after === null) {
    return {
      ja: `先にお知らせした期限（${say(before, 'ja')}）の記載がなくなりました。原文をご確認ください。`,
      en: `The deadline that was given (${say(before, 'en')}) is no longer stated; please check the original.`,
    };
  }
  if (before === null)
    return { ja: `期限が示されました：${say(after, 'ja')}。`, en: `A deadline has been given: ${say(after, 'en')}.` };
  const moved = {
    later: { ja: '期限延長', en: 'Deadline extended' },
    sooner: { ja: '期限の繰上げ', en: 'Deadline brought forward' },
    hour: { ja: '期限の時刻の変更', en: 'Hour of the deadline changed' },
  }[after.on > before.on ? 'later' : after.on < before.on ? 'sooner' : 'hour'];
  return {
    ja: `${moved.ja}：${say(before, 'ja')}→${say(after, 'ja')}。`,
    en: `${moved.en}: ${say(before, 'en')} → ${say(after, 'en')}.`,
  };
}

function say(until: Until, language: Language): string {
  return until === null ? '' : sayUntil(until, language).replace(/まで$/, '');
}

/** A title that differs in blanks and width only is no news. */
function titleChange(before: ToldFacts, after: ToldFacts): Bilingual | null {
  if (before.revision === after.revision || plain(before) === plain(after)) return null;
  // A deadline that has moved is said already; 「（期限の延長）」 behind the title says no more.
  const isMoved = before.deadline?.on !== after.deadline?.on;
  if (isMoved && plain(after).startsWith(plain(before))) return null;
  return { ja: `表題が改められました（旧：${before.title}）。`, en: `Its title was changed; it was: ${before.title}.` };
}

/** Where the publisher said nothing new, it was we who were wrong. */
function tagChanges(before: ToldFacts, after: ToldFacts): (Bilingual | null)[] {
  const isOurs = before.revision === after.revision;
  if (before.relevance === 'core' && after.relevance !== 'core') {
    return [
      {
        ja: `日本のAI政策に関するものとしてお知らせしましたが、「${labelOf('relevance', after.relevance, 'ja')}」と判断を改めました。`,
        en: `It was sent as Japanese AI policy; it is now judged to be ${labelOf('relevance', after.relevance, 'en')}.`,
      },
    ];
  }
  const verb = isOurs ? { ja: 'の分類を訂正しました', en: 'corrected' } : { ja: 'が変わりました', en: 'changed' };
  const changed = <Value extends string>(
    name: Bilingual,
    from: Value | null,
    to: Value | null,
    label: (value: Value, language: Language) => string,
  ) =>
    from === to
      ? null
      : {
          ja: `${name.ja}${verb.ja}：${from === null ? 'なし' : label(from, 'ja')}→${to === null ? 'なし' : label(to, 'ja')}。`,
          en: `${name.en} ${verb.en}: ${from === null ? 'none' : label(from, 'en')} → ${to === null ? 'none' : label(to, 'en')}.`,
        };
  return [
    changed({ ja: '段階', en: 'Stage' }, before.stage, after.stage, (value, language) =>
      labelOf('stage', value, language),
    ),
    changed({ ja: '種別', en: 'Kind' }, before.kind, after.kind, (value, language) => labelOf('kind', value, language)),
    changed({ ja: '拘束力', en: 'Force' }, before.force, after.force, (value, language) =>
      labelOf('force', value, language),
    ),
  ];
}
