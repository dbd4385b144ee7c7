import { sayDate } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import type { PartialDate } from '../../domain/time.ts';
import type { Basis } from '../../measures/schema.ts';
import type { TimelineEntry } from '../../measures/timeline.ts';
import { link, type Spans, text } from '../../message/message.ts';
import { labelOf } from '../../taxonomy/codebook.ts';
import { sourceSpans } from './basis.ts';

/** An entry of a timeline as a line: the date, what happened, where it stands. */
export function entryLine(entry: TimelineEntry, language: Language): Spans {
  const date = text(`${sayDate(entry.date, language)}${language === 'ja' ? '　' : '  '}`);
  if (entry.from === 'catalogue')
    return [
      date,
      text(`${entry.event[language]}${whenWords(entry, language)}`),
      ...sourceSpans({ ...entry, verified: entry.isVerified }, language),
    ];
  const { publication, movesTo } = entry;
  const what = language === 'ja' ? '目録の後の公表：' : 'published since: ';
  const moved =
    movesTo === null
      ? ''
      : {
          ja: `　→ 段階が「${labelOf('stage', movesTo, 'ja')}」に`,
          en: ` → moves to "${labelOf('stage', movesTo, 'en')}"`,
        }[language];
  const publisher = { ja: `（${publication.publisher.ja}）`, en: ` (${publication.publisher.en})` }[language];
  return [date, text(what, 'quiet'), link(publication.title, publication.url), text(`${publisher}${moved}`)];
}

const stepsMax = 5;

/** The last steps in one line: 2025-02-28 閣議決定 → 04-24 可決; the year is left out where it is that of the step before. */
export function shortTimeline(entries: readonly TimelineEntry[], language: Language): string {
  const shown = entries.slice(-stepsMax);
  const left = entries.length - shown.length;
  const steps = shown.map((entry, index) => {
    const words = entry.from === 'catalogue' ? entry.event[language] : entry.publication.title;
    const mark = entry.from === 'catalogue' ? evidenceMark(entry, language) : sinceWords(entry, language);
    const when = entry.from === 'catalogue' ? whenWords(entry, language) : '';
    return `${shortDate(entry.date, shown[index - 1]?.date)} ${words}${when}${mark}`;
  });
  const earlier = { ja: `（ほか${left}件）→ `, en: `(${left} earlier) → ` }[language];
  return `${left > 0 ? earlier : ''}${steps.join(' → ')}`;
}

function sinceWords({ movesTo }: TimelineEntry & { from: 'archive' }, language: Language): string {
  if (movesTo === null) return { ja: '（目録の後の公表）', en: ' (published since)' }[language];
  const stage = labelOf('stage', movesTo, language);
  return { ja: `（目録の後の公表、段階が「${stage}」に）`, en: ` (published since, moves to "${stage}")` }[language];
}

/** What stands behind an event that nobody has seen at its source, or only somebody else's page tells. */
export function evidenceMark(
  { isVerified, basis }: { readonly isVerified: boolean; readonly basis: Basis | null },
  language: Language,
): string {
  if (!isVerified) return { ja: '（⚠ 未確認）', en: ' (⚠ unverified)' }[language];
  return basis === 'secondary-page' ? { ja: '（二次資料）', en: ' (secondary source)' }[language] : '';
}

function whenWords(entry: TimelineEntry & { from: 'catalogue' }, language: Language): string {
  if (entry.when === 'past') return '';
  const hasSaid = /予定|scheduled|due|announced to/i.test(entry.event[language]);
  if (entry.when === 'ahead') return hasSaid ? '' : { ja: '（予定）', en: ' (scheduled)' }[language];
  return {
    ja: '（期日を過ぎていますが、実施は未確認です）',
    en: ' (the date has passed; whether it happened is not confirmed)',
  }[language];
}

/** Without the year where the date before has it; of a month alone «11» would read as a day. */
function shortDate(date: PartialDate, before: PartialDate | undefined): string {
  return date.length > 7 && before?.slice(0, 4) === date.slice(0, 4) ? date.slice(5, 10) : date.slice(0, 10);
}
