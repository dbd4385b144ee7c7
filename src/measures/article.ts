import { fold } from '../text/fold.ts';
import type { KeyPoint, Measure } from './schema.ts';

const kanji: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

const japanese =
  /(附則)?\s*第?\s*(\d+|[一二三四五六七八九十百]+)\s*条(?:\s*の\s*(\d+|[一二三四五六七八九十]+))?(?:\s*第?(?:\d+|[一二三四五六七八九十]+)項)?\s*$/;
const english =
  /(?:,|\s|^)(?:(supplementary provisions,?)\s*)?(?:articles?|arts?\.?|§)\s*(\d+)(?:\s*-\s*(\d+))?(?:\s*\(\d+\))?\s*$/;

/**
 * Takes an article out of words: «AI推進法 第16条», «AI Promotion Act, Article 16», «著作権法第三十条の四».
 * @returns The article as `16`, `30-4` or, for a supplementary provision, `S1`; null where none is named.
 */
export function takeArticle(words: string): { readonly rest: string; readonly article: string | null } {
  const { text, at } = fold(words);
  const found = japanese.exec(text) ?? english.exec(text);
  if (found === null) return { rest: words, article: null };
  const [, supplementary, number = '', branch] = found;
  const article = `${supplementary ? 'S' : ''}${figureOf(number)}${branch ? `-${figureOf(branch)}` : ''}`;
  return { rest: words.slice(0, at(found.index)).replace(/[\s,の]+$/, ''), article };
}

/** An article that was given by itself: `16`, «第16条», «Article 16». */
export function readArticle(words: string): string | null {
  const bare = /^\s*(s?\d{1,4}(?:-\d{1,3})?)\s*$/.exec(fold(words).text)?.[1]?.toUpperCase();
  return bare ?? takeArticle(words).article;
}

/** Key points of the catalogue that speak of an article, alone or within a range. */
export function pointsOn(measure: Measure, article: string): readonly KeyPoint[] {
  return measure.keyPoints.filter(point => point.article !== undefined && covers(point.article, article));
}

/** True where `19-28`, `7, 16` or `30-4` speak of the article. A range goes up: `30-4` is no range. */
export function covers(articles: string, article: string): boolean {
  return articles.split(/[,、]\s*/).some(part => {
    const [from = '', to] = part.split(/[-–]/);
    if (part === article) return true;
    return (
      to !== undefined && Number(to) > Number(from) && Number(article) >= Number(from) && Number(article) <= Number(to)
    );
  });
}

/** 第16条; Article 16. `19-28` in a note is a range: 第19条〜第28条. */
export function sayArticle(article: string): { readonly ja: string; readonly en: string } {
  const [, supplementary, number = '', branch] = /^(S)?(\d+)(?:-(\d+))?$/.exec(article) ?? [];
  if (branch !== undefined && Number(branch) > Number(number))
    return { ja: `第${number}条〜第${branch}条`, en: `Articles ${number} to ${branch}` };
  const ja = `${supplementary ? '附則' : ''}第${number}条${branch ? `の${branch}` : ''}`;
  const en = `${supplementary ? 'Supplementary Provisions, ' : ''}Article ${number}${branch ? `-${branch}` : ''}`;
  return number === '' ? { ja: article, en: article } : { ja, en };
}

/** 十六 → 16, 百二 → 102; figures as they are. */
export function figureOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  let total = 0;
  let digit = 0;
  for (const sign of written) {
    if (sign === '百' || sign === '十') {
      total += (digit || 1) * (sign === '百' ? 100 : 10);
      digit = 0;
    } else digit = kanji[sign] ?? 0;
  }
  return total + digit;
}
