import type { Language } from '../domain/language.ts';
import type { Publication } from '../domain/publication.ts';

/** 3月4日, 24日; no span of days: 30日間. */
const dayWithoutYear = /(?<![\d月])(?:\d{1,2}月)?\d{1,2}日(?![間以前後])/u;
const year = /\d{4}年|\d{4}[./-]\d|(?:令和|平成|昭和)/u;

/** A warning to those who read Japanese, to whom alone Japanese is quoted, where a page without a date is quoted with a day that has no year: it may be a day of years ago. */
export function yearlessNote({ publishedAt }: Publication, excerpt: string, language: Language): string | null {
  if (publishedAt !== null || language === 'en') return null;
  const words = excerpt.normalize('NFKC');
  const day = year.test(words) ? undefined : dayWithoutYear.exec(words)?.[0];
  return day === undefined ? null : `⚠ 「${day}」が何年かは確認できていません。以前の資料の可能性があります。`;
}
