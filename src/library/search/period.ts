import type { Bilingual } from '../../domain/language.ts';
import type { Day } from '../../domain/time.ts';

/** A stretch of days, its end left out, and what it was taken for. */
export interface Period {
  readonly since: Day;
  readonly before: Day;
  readonly name: Bilingual;
}

/**
 * Reads a period's name: 2025 and 2025年 and 令和7年 (the calendar year), 2025-06, 2025年度 and 令和7年度 and FY2025 (April to
 * March), 2025事務年度 (the FSA's, July to June).
 * @returns Null for what names no period.
 */
export function readPeriod(typed: string): Period | null {
  const word = typed.normalize('NFKC').trim();
  const found =
    /^(?:(令和|平成|R|H)\s?(元|\d{1,2})|(FY\s?)?((?:19|20)\d{2}))(?:[-/.年](\d{1,2})月?|(年度|年|事務年度))?$/i.exec(
      word,
    );
  if (found === null) return null;
  const [, era, ofEra, fiscal, western, month, unit] = found;
  if (era !== undefined && unit === undefined && month === undefined) return null;
  const base = era === undefined ? 0 : /^(令和|R)$/i.test(era) ? 2018 : 1988;
  const year = era === undefined ? Number(western) : base + (ofEra === '元' ? 1 : Number(ofEra));
  if (month !== undefined) return monthOf(year, Number(month));
  if (unit === '事務年度')
    return between(year, 7, `${year}事務年度（7月〜翌年6月）`, `the FSA’s program year ${year} (July to June)`);
  if (unit === '年度' || fiscal !== undefined)
    return between(year, 4, `${year}年度（4月〜翌年3月）`, `fiscal ${year} (April to March)`);
  return between(year, 1, `${year}年（暦年）`, `the calendar year ${year}`);
}

function between(year: number, month: number, ja: string, en: string): Period {
  const first = `-${String(month).padStart(2, '0')}-01`;
  return { since: `${year}${first}`, before: `${year + 1}${first}`, name: { ja, en } };
}

function monthOf(year: number, month: number): Period | null {
  if (month < 1 || month > 12) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const name = { ja: `${year}年${month}月`, en: `${year}-${String(month).padStart(2, '0')}` };
  return { since: first.toString(), before: first.add({ months: 1 }).toString(), name };
}
