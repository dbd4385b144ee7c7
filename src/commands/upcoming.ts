import { sayDate, sayDay } from '../calendar/say-date.ts';
import { type Ahead, lookAhead } from '../digest/ahead.ts';
import { dueRow } from '../digest/due-row.ts';
import type { Reading } from '../digest/reading.ts';
import type { Language } from '../domain/language.ts';
import type { Day, Instant, PartialDate } from '../domain/time.ts';
import { shortName } from '../measures/name.ts';
import type { Coming } from '../measures/upcoming.ts';
import { type Block, type Message, type Spans, text } from '../message/message.ts';
import { command } from './command.ts';
import { asOfNote, sourceSpans } from './show/basis.ts';
import { readingFor } from './show/reading.ts';

interface Upcoming {
  readonly ahead: readonly Ahead[];
  readonly overdue: readonly Coming[];
  /** What lies behind the days that were asked for. */
  readonly later: number;
  readonly days: number | null;
  readonly reading: Reading;
  readonly asOf: Day | null;
  readonly now: Instant;
}

export const upcoming = command({
  name: 'upcoming',
  words: ['予定', '今後'],
  summary: {
    ja: '意見募集の期限、施行日・適用日、公表が予告された報告書などを日付順に表示します。',
    en: 'Shows what lies ahead: deadlines for comments, dates of effect, announced reports.',
  },
  args: {
    days: {
      kind: 'number',
      words: ['日数'],
      positional: true,
      min: 1,
      max: 3650,
      isDays: true,
      help: { ja: '今日から何日先まで（省略時はすべて）', en: 'so many days from today (all where not given)' },
    },
  },
  async run({ days }, context): Promise<Upcoming> {
    const { measures, now } = context;
    const reading = readingFor(context);
    const { ahead: all, overdue } = await lookAhead(context, reading);
    const horizon = days === undefined ? null : Temporal.PlainDate.from(reading.today).add({ days }).toString();
    const ahead = all.filter(({ date }) => horizon === null || firstDayOf(date) <= horizon);
    return {
      ahead,
      overdue,
      later: all.length - ahead.length,
      days: days ?? null,
      reading,
      asOf: measures.map(one => one.asOf).sort()[0] ?? null,
      now,
    };
  },
  show: showUpcoming,
  lines: ({ ahead, overdue }) => [
    ...ahead.map(lineOf),
    ...overdue.map(one => lineOf({ kind: 'event', date: one.event.date, ...one })),
  ],
});

function showUpcoming({ ahead, overdue, later, days, reading, asOf, now }: Upcoming, language: Language): Message {
  const heading = headline(ahead.length, days)[language];
  const left = {
    ja: `これより先に${later}件あります（「予定」ですべて表示）。`,
    en: `${later} more lie further ahead ("upcoming" shows all).`,
  };
  const blocks: Block[] = [
    { kind: 'heading', spans: [text(heading, 'strong')] },
    ...(ahead.length > 0 ? [{ kind: 'list', items: ahead.map(one => sayAhead(one, reading)) } as const] : []),
    ...(later > 0 ? [{ kind: 'text', spans: [text(left[language])] } as const] : []),
    ...overdueBlocks(overdue, language),
    ...(asOf === null ? [] : [asOfNote(asOf, now, 0, language)]),
  ];
  return { language, summary: heading, blocks };
}

function headline(count: number, days: number | null) {
  const within =
    days === null ? { ja: '今後の予定', en: 'Ahead' } : { ja: `${days}日以内の予定`, en: `Within ${days} days` };
  return count === 0
    ? { ja: `${within.ja}はありません。`, en: `${within.en}: nothing known.` }
    : { ja: `${within.ja}${count}件`, en: `${within.en}: ${count}` };
}

/** What lies ahead, in a line. */
export function sayAhead(one: Ahead, reading: Reading): Spans {
  return one.kind === 'event' ? sayComing(one, reading.language) : dueRow(one.due, null, reading);
}

/** What a measure is about to do, in a line. */
export function sayComing({ measure, event }: Coming, language: Language): Spans {
  const [gap, colon] = language === 'ja' ? ['　', '：'] : ['  ', ': '];
  return [
    text(`${sayWhole(event.date, language)}${gap}${shortName(measure, language)}${colon}${event.event[language]}`),
    ...sourceSpans(event, language),
  ];
}

function overdueBlocks(overdue: readonly Coming[], language: Language): Block[] {
  if (overdue.length === 0) return [];
  const words = {
    ja: '⚠ 予定の期日を過ぎ、実施を確認していないもの',
    en: '⚠ Announced for a day that has passed; whether it happened is not confirmed',
  }[language];
  return [
    { kind: 'text', spans: [text(words)] },
    { kind: 'list', items: overdue.map(one => sayComing(one, language)) },
  ];
}

function sayWhole(date: PartialDate, language: Language): string {
  return date.length === 10 ? sayDay(date, language) : sayDate(date, language);
}

function firstDayOf(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10);
}

function lineOf(one: Ahead): object {
  if (one.kind === 'deadline') {
    const { id, title, url, deadline, links } = one.publication;
    const { time = null, basis = null } = deadline ?? {};
    return {
      date: one.date,
      time,
      kind: deadline === null ? 'effect' : 'deadline',
      basis,
      event: { ja: title, en: title },
      measure: links[0]?.measure ?? null,
      publication: id,
      source: url,
      secondary: false,
      verified: true,
      when: 'ahead',
    };
  }
  const { measure, event, when } = one;
  return {
    date: event.date,
    time: null,
    kind: 'event',
    basis: null,
    event: event.event,
    measure: measure.id,
    publication: null,
    source: event.source ?? null,
    secondary: event.basis === 'secondary-page',
    verified: event.verified,
    when,
  };
}
