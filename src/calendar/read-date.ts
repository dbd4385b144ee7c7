import type { PartialDate } from '../domain/time.ts';
import { toPartialDate } from './date-parts.ts';
import { englishDate, figuresDate } from './english-date.ts';
import { isoDate } from './iso-date.ts';
import { arabic, japaneseDate } from './japanese-date.ts';

/** UTF-16 units of a text that are looked at. */
const lengthMax = 100;
const japan = 540;

/**
 * Reads one printed date, in any form that publishers use: RFC 822 with or without weekday and with zone names, ISO 8601
 * in every precision, Japanese eras (令和, 平成 even beyond its end), kanji and full-width figures, 2026.7.9, 9 July 2026.
 * @param text Nothing but the date, and what stands behind it in Japanese.
 * @param offset Minutes east of UTC for hours without a zone; Japan's where not given.
 * @returns In the precision that was printed; null for what cannot be read, or could be read in two ways.
 */
export function readDate(text: string, offset = japan): PartialDate | null {
  const folded = text
    .slice(0, lengthMax)
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const written = withoutMarks(folded);
  const parts = isoDate(written) ?? englishDate(written) ?? figuresDate(written) ?? japaneseDate(arabic(written));
  return parts === null ? null : toPartialDate(parts, offset);
}

/** Without what stands around the whole: brackets, a comment's marks. */
function withoutMarks(written: string): string {
  return /^(?:<!--+|[[(【〔])\s*([^\])】〕]*?)\s*(?:--+>|[\])】〕])$/.exec(written)?.[1] ?? written;
}
