import { sayDay } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Language } from '../domain/language.ts';
import { link, type Spans, text } from '../message/message.ts';
import { japaneseOnly } from '../message/strings.ts';
import { isAhead } from './comments.ts';
import type { DueDay } from './due-days.ts';
import { whoOf } from './issuer/issuer.ts';
import type { Reading } from './reading.ts';
import { isForeign } from './words/name-thing.ts';
import { sayDoubt, sayIn, sayLeft, sayUntil } from './words/say-deadline.ts';

/** A day that lies ahead, in a line: when, how long that is, what falls on it, whose it is. */
export function dueRow(
  { on, time, title, url, what, lead, comments }: DueDay,
  was: Pick<Deadline, 'on' | 'time'> | null,
  reading: Pick<Reading, 'language' | 'today' | 'isOfficial' | 'publishers'>,
): Spans {
  const { language, today } = reading;
  const ja = language === 'ja';
  const left = isAhead(comments) || on === today ? sayLeft(on, language, today) : sayIn(on, language, today);
  const mark = isAhead(comments) ? '⏳ ' : '';
  const when = `${mark}${sayUntil({ on, time }, language)}${ja ? `（${left}）` : ` (${left})`} `;
  const issuer = lead === null ? '' : whoOf(lead, reading)[language];
  const only = lead !== null && isForeign(lead, language) ? ` (${japaneseOnly.en}: ${lead.title})` : '';
  const doubt = comments.kind === 'doubtful' ? ` ⚠ ${sayDoubt(comments, language)}` : '';
  // What the catalogue announces begins with whose day it is.
  const said =
    lead === null
      ? [link(title[language], url), text(`${ja ? '：' : ' – '}${what[language]}`)]
      : [text(`${what[language]}${ja ? '：' : ': '}`), link(title[language], url)];
  return [
    text(when, 'strong'),
    ...said,
    ...(only === '' ? [] : [text(only, 'quiet')]),
    text(`${issuer === '' ? '' : ja ? `　${issuer}` : ` · ${issuer}`}`, 'quiet'),
    text(`${was === null ? '' : sayMoved(was, on, language)}${doubt}`),
  ];
}

function sayMoved(was: Pick<Deadline, 'on' | 'time'>, on: string, language: Language): string {
  const before = sayDay(was.on, language);
  if (on > was.on) return language === 'ja' ? `（延長。変更前の期限：${before}）` : ` (extended from ${before})`;
  if (on < was.on)
    return language === 'ja' ? `（繰上げ。変更前の期限：${before}）` : ` (brought forward from ${before})`;
  const hour = sayUntil(was, language);
  return language === 'ja' ? `（時刻の変更。変更前の期限：${hour}）` : ` (time changed; previously ${hour})`;
}
