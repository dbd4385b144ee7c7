import { sayDate } from '../../calendar/say-date.ts';
import type { Bilingual, Language } from '../../domain/language.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { Basis } from '../../measures/schema.ts';
import { hostOf, secondarySource } from '../../measures/source-words.ts';
import { type Block, link, type Span, text } from '../../message/message.ts';
import { counted, notLegalAdvice } from '../../message/strings.ts';

/** Dates and statements without a source that anybody has seen carry this mark in every output. */
export const unverified: Bilingual = { ja: '⚠ 一次資料で未確認', en: '⚠ unverified' };

/** Older than this, what the catalogue says is shown with a warning. */
const catalogueDaysMax = 30;

/** Up to which day the catalogue's statements hold, what speaks against them, and the footer. */
export function asOfNote(asOf: Day, now: Instant, newer: number, language: Language): Block {
  const days = daysSince(asOf, now);
  const date = sayDate(asOf, language);
  const isOld = days > catalogueDaysMax;
  const words =
    language === 'ja'
      ? [
          `収録内容は${date}時点です${isOld ? `（⚠ ${days}日前）` : ''}。`,
          newer > 0 ? `⚠ その後の関連公表が${newer}件あります（「経過」で表示）。` : '',
          notLegalAdvice.ja,
        ].join('')
      : [
          `As of ${date}${isOld ? ` (⚠ ${days} days ago)` : ''}.`,
          newer > 0
            ? ` ⚠ ${counted(newer, 'linked publication', 'linked publications')} since; "timeline" shows what.`
            : '',
          ` ${notLegalAdvice.en}`,
        ].join('');
  return { kind: 'note', spans: [text(words, 'quiet')] };
}

/** What a statement rests on. */
interface Based {
  readonly source?: string | null | undefined;
  readonly basis?: Basis | null | undefined;
  readonly verified: boolean;
}

/** Where a statement stands: a link named for its host, or the mark of what nobody has seen. */
export function sourceSpans({ source, basis, verified }: Based, language: Language): Span[] {
  const [open, close] = language === 'ja' ? ['（', '）'] : [' (', ')'];
  if (!source || !verified) return [text(`${open}${unverified[language]}${close}`)];
  const kind = basis === 'secondary-page' ? secondarySource[language] : '';
  return [text(`${open}${kind}`), link(hostOf(source), source), text(close)];
}

/** Days between the catalogue's date and now, in Japan. */
function daysSince(day: Day, now: Instant): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Asia/Tokyo').toPlainDate();
  return Temporal.PlainDate.from(day).until(today).days;
}
