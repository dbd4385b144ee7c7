import type { Deadline } from '../domain/deadline.ts';
import type { Draft } from '../domain/publication.ts';
import type { Day, PartialDate } from '../domain/time.ts';
import { fold } from '../text/fold.ts';
import { overPattern } from './comment-words.ts';
import { closesRange, isExtended, isOfPost, roleOf } from './date-role.ts';
import { createForComments } from './for-comments.ts';
import { printedDates, timeOfLastDay } from './printed-dates.ts';
import { resolveDates } from './resolve-dates.ts';
import { dayInZone } from './say-date.ts';

/** A last day for comments as a text prints it. */
export interface FoundDeadline {
  readonly on: Day;
  /** As printed; `24:00` where the notice means the day's end. */
  readonly time: string | null;
  readonly basis: Deadline['basis'];
  readonly words: string;
  /** UTF-16 offset of the words in the text. */
  readonly at: number;
}

/** The last day on which comments are taken, where the publication opens a consultation and says so. */
export function findDeadline(draft: Pick<Draft, 'title' | 'summary' | 'content' | 'publishedAt'>): Deadline | null {
  const pieces = (['title', 'summary', 'content'] as const).filter(place => draft[place] !== '');
  const text = pieces.map(place => draft[place]).join(joint);
  const found = findDeadlineIn(text, draft.publishedAt);
  if (found === null) return null;
  const { on, time, basis, words } = found;
  let at = found.at;
  for (const place of pieces) {
    const { length } = draft[place];
    if (at < length) return { on, time, zone: 'Asia/Tokyo', basis, evidence: { words, place, at } };
    at -= length + joint.length;
  }
  return null;
}

/** Between title, summary and body: a sentence ends there. */
const joint = '。\n';

/** Texts without these words are about no consultation: most texts. */
const consultation =
  /意見|受付締切日時|案|draft|パブ|コメント|comment|consult|feedback|views|opinion|input|evidence|submission|response|representation/i;

/**
 * The one last day for comments that a text gives.
 * @param published For what no year is printed with; a month or a year counts as its first day.
 * @returns Null where comments are taken no more, where there is no such day, and where there are several.
 */
export function findDeadlineIn(text: string, published: PartialDate | null): FoundDeadline | null {
  if (!consultation.test(text)) return null;
  const folded = fold(text);
  const from = published === null ? null : `${dayInZone(published, 'Asia/Tokyo')}-01-01`.slice(0, 10);
  const ends = lastDays(folded.text, from);
  const [first] = ends;
  if (first === undefined || ends.some(end => end.on !== first.on)) return null;
  const { start, end, on, time } = ends.find(one => one.time !== null) ?? first;
  const at = folded.at(start);
  return {
    on,
    time: time ?? timeOfLastDay(folded.text),
    basis: basisOf(folded.text),
    words: text.slice(at, folded.at(end - 1) + 1),
    at,
  };
}

interface LastDay {
  readonly on: Day;
  readonly time: string | null;
  readonly start: number;
  readonly end: number;
}

interface Candidate extends LastDay {
  readonly isNew: boolean;
  readonly isOfPost: boolean;
}

/** Every last day for comments that the text gives and that has not passed when it is published. */
function lastDays(text: string, published: Day | null): LastDay[] {
  const printed = printedDates(text);
  if (printed.length === 0 || overPattern.test(text)) return [];
  const dates = resolveDates(printed, published, (first, last) => closesRange(text, first, last));
  const isForComments = createForComments(text);
  const extended = isExtended(text);
  const found = dates.flatMap((date, index): Candidate[] => {
    const [before, after] = [dates[index - 1], dates[index + 1]];
    const role = roleOf(text, date, before, after, extended);
    if (date.on === null || (role !== 'last' && role !== 'new-last')) return [];
    const first = date.closesRange && before !== undefined ? index - 1 : index;
    const start = dates[first]?.start ?? date.start;
    const span = {
      start,
      end: date.end,
      beforeEnd: dates[first - 1]?.end ?? 0,
      afterStart: after?.start ?? text.length,
    };
    if (!isForComments(span)) return [];
    const last = {
      ...dayEnding(date.on, date.time),
      start,
      end: date.end,
      isNew: role === 'new-last',
      isOfPost: isOfPost(text, span, span.beforeEnd),
    };
    return published !== null && last.on < published ? [] : [last];
  });
  const whole = found.some(one => !one.isOfPost) ? found.filter(one => !one.isOfPost) : found;
  return extended ? afterExtension(whole) : whole;
}

/** The new day where it is called so, else the latest. */
function afterExtension(found: readonly Candidate[]): Candidate[] {
  const called = found.filter(({ isNew }) => isNew);
  if (called.length > 0) return called;
  const latest = found
    .map(({ on }) => on)
    .sort()
    .at(-1);
  return found.filter(({ on }) => on === latest);
}

/** e-Gov prints «受付締切日時 2026/07/10 00:00» where it means the end of 9 July. */
function dayEnding(on: Day, time: string | null): { on: Day; time: string | null } {
  if (time !== '00:00') return { on, time };
  return { on: Temporal.PlainDate.from(on).subtract({ days: 1 }).toString(), time: '24:00' };
}

function basisOf(text: string): Deadline['basis'] {
  const isVoluntary =
    /任意の意見|行政手続法[^。]{0,40}(?:基づかな|基づくものではな|よらな|対象(?:外|では)|該当しな|適用除外)|\bvoluntary\b[^.]{0,20}(?:consultation|comment)|consultation is (?:a )?voluntary|not (?:based on|under) the administrative procedure act/;
  if (isVoluntary.test(text)) return 'voluntary';
  return /行政手続法|administrative procedures? act/.test(text) ? 'administrative-procedure-act' : null;
}
