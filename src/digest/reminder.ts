import { businessDaysUntil } from '../calendar/business-days.ts';
import type { Told } from '../domain/delivery.ts';
import type { Language } from '../domain/language.ts';
import type { EventId, PublicationId } from '../domain/publication.ts';
import type { Day } from '../domain/time.ts';
import { type Message, text } from '../message/message.ts';
import { counted, notLegalAdvice } from '../message/strings.ts';
import { type Comments, isAhead } from './comments.ts';
import type { DueDay } from './due-days.ts';
import { dueRow } from './due-row.ts';
import type { Reading } from './reading.ts';

export interface Reminder {
  readonly due: DueDay;
  /** The appointed number of business days before it that this reminder stands for. */
  readonly before: number;
}

/**
 * Which days are to be called to mind today. Each appointed number of business days reminds once a day: what was missed
 * while nobody looked, or came to be known late, is made up for by the nearest that still lies ahead.
 */
export function dueReminders(
  days: readonly DueDay[],
  appointed: readonly number[],
  { told, names }: { readonly told: readonly Told[]; readonly names: ReadonlyMap<EventId, readonly PublicationId[]> },
  today: Day,
): Reminder[] {
  return days.flatMap(due => {
    const before = appointedFor(businessDaysUntil(today, due.on), appointed);
    if (before === null) return [];
    const called = new Set([due.event, ...(names.get(due.event) ?? [])]);
    const isDone = told.some(
      ({ event, facts: { reminded } }) => called.has(event) && reminded?.on === due.on && reminded.before <= before,
    );
    return isDone ? [] : [{ due, before }];
  });
}

/** The appointed number of business days that so many left stand for; null before the first and after the last. */
function appointedFor(left: number, appointed: readonly number[]): number | null {
  if (left < 0) return null;
  return appointed.filter(number => number >= left).sort((a, b) => a - b)[0] ?? null;
}

/** A card with its deadline, shown today, is as good as a reminder. */
export function remindedBy(told: Told, comments: Comments, appointed: readonly number[], today: Day): Told {
  const { deadline } = told.facts;
  if (deadline === null || !isAhead(comments)) return told;
  const before = appointedFor(businessDaysUntil(today, deadline.on), appointed);
  return before === null ? told : { ...told, facts: { ...told.facts, reminded: { before, on: deadline.on } } };
}

/** The day's reminders in one message, nearest first. */
export function showReminders(reminders: readonly Reminder[], reading: Reading): Message {
  const { language } = reading;
  const sorted = reminders.toSorted((a, b) => a.due.on.localeCompare(b.due.on));
  const heading = headingOf(sorted, language);
  return {
    language,
    summary: `${heading}${language === 'ja' ? '　' : ' · '}${sorted[0]?.due.title[language] ?? ''}`,
    blocks: [
      { kind: 'heading', spans: [text(heading, 'strong')] },
      { kind: 'list', items: sorted.map(({ due }) => dueRow(due, null, reading)) },
      { kind: 'note', spans: [text(notLegalAdvice[language], 'quiet')] },
    ],
  };
}

function headingOf(reminders: readonly Reminder[], language: Language): string {
  return language === 'ja'
    ? `期限・施行日などのお知らせ（${reminders.length}件）`
    : `Reminder: ${counted(reminders.length, 'date', 'dates')} ahead`;
}
