import { findDeadlineIn } from '../calendar/deadline.ts';
import { dayInZone, dayOf } from '../calendar/say-date.ts';
import type { Deadline } from '../domain/deadline.ts';
import type { Publication } from '../domain/publication.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { IsOfficial } from './issuer/official.ts';

/** How an authority's call for comments stands at a moment. */
export type Comments =
  /** It calls for none, or somebody else reports that comments are still taken. */
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly deadline: Deadline }
  /** Comments are called for; no last day was read. */
  | { readonly kind: 'undated' }
  | { readonly kind: 'over'; readonly on: Day; readonly isReported: boolean }
  /** A last day is recorded that the publication itself speaks against. */
  | { readonly kind: 'doubtful'; readonly deadline: Deadline; readonly doubt: Doubt };

export type Doubt =
  | { readonly kind: 'before-publication'; readonly published: Day }
  | { readonly kind: 'printed-otherwise'; readonly printed: Day };

const extensionDaysMax = 60;

/** Characters of a body that are read for the day that it prints. */
const contentMax = 20_000;

/** What may be said of a publication's deadline; only an authority's own counts, and only while the text bears it out. */
export function commentsOf(publication: Publication, now: Instant, isOfficial: IsOfficial): Comments {
  const today = dayOf(now);
  const { deadline, tags, publishedAt } = publication;
  const isCalled =
    deadline !== null ||
    tags.stage?.value === 'consultation-open' ||
    (tags.kind.value === 'consultation' && tags.stage?.value !== 'consultation-closed');
  if (!isOfficial(publication)) return asReported(publication, today, isCalled);
  if (deadline === null && tags.stage?.value !== 'consultation-open') return { kind: 'none' };
  if (deadline === null) {
    const printed = printedDay(publication);
    return printed !== null && printed < today ? over(printed) : { kind: 'undated' };
  }
  const printed = isInText(publication, deadline) ? null : printedDay(publication);
  if (printed !== null && printed !== deadline.on) {
    if (printed < today && (endOf(deadline) < now || isFarFrom(printed, deadline.on)))
      return over(endOf(deadline) < now && deadline.on > printed ? deadline.on : printed);
    return { kind: 'doubtful', deadline, doubt: { kind: 'printed-otherwise', printed } };
  }
  if (endOf(deadline) < now) return over(deadline.on);
  const published = publishedAt === null ? null : dayInZone(publishedAt, 'Asia/Tokyo');
  if (published !== null && published.length === 10 && deadline.on < published)
    return { kind: 'doubtful', deadline, doubt: { kind: 'before-publication', published } };
  return { kind: 'open', deadline };
}

/** Of a call that somebody else reports only this is said: that the day which the report gives has passed. */
function asReported(publication: Publication, today: Day, isCalled: boolean): Comments {
  if (!isCalled || publication.tags.kind.value === 'commentary') return { kind: 'none' };
  const on = publication.deadline?.on ?? reportedDay(publication);
  return on !== null && on < today ? { ...over(on), isReported: true } : { kind: 'none' };
}

function over(on: Day): Comments & { readonly kind: 'over' } {
  return { kind: 'over', on, isReported: false };
}

/** An extension moves a day by weeks: one that is recorded long after the printed one is another year's. */
function isFarFrom(printed: Day, recorded: Day): boolean {
  return recorded > Temporal.PlainDate.from(printed).add({ days: extensionDaysMax }).toString();
}

/** True while comments are taken, for all that is known: such a day is to be reminded of. */
export function isAhead({ kind }: Comments): boolean {
  return kind === 'open' || kind === 'doubtful';
}

/** The last moment for comments: the hour where one is printed, else the end of the day in Japan. */
function endOf({ on, time }: Deadline): Instant {
  const [hours = 24, minutes = 0] = (time ?? '24:00').split(':').map(Number);
  return Date.parse(`${on}T00:00:00+09:00`) + (hours * 60 + minutes) * 60_000;
}

/** The words in which the day was read stand where they were read. */
function isInText(publication: Publication, { evidence: { words, place, at } }: Deadline): boolean {
  if (words === '' || at === null || (place !== 'title' && place !== 'summary' && place !== 'content')) return false;
  return publication[place].startsWith(words, at);
}

/** The last day that the text prints whole, however long ago. */
function printedDay({ title, summary, content }: Publication): Day | null {
  return findDeadlineIn(`${title}。\n${summary}。\n${content.slice(0, contentMax)}`, null)?.on ?? null;
}

function reportedDay({ title, summary, publishedAt }: Publication): Day | null {
  return findDeadlineIn(`${title}。\n${summary}`, publishedAt)?.on ?? null;
}
