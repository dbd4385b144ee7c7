import { figureOf } from '../../measures/article.ts';

/** An article that a search names, with its paragraph where it names one: 16, 30-4, suppl-1; 2. */
export interface ArticleSought {
  /** As it was typed. */
  readonly words: string;
  readonly article: string;
  readonly paragraph: string | null;
  /** How a Japanese and an English text would name it. */
  readonly names: readonly string[];
}

const kanji = '[一二三四五六七八九十百]{1,7}';
const figure = `(\\d{1,4}|${kanji})`;
// 三条 may be a city, 3条例 are ordinances: 漢字 count only behind 第.
const japanese = new RegExp(
  `(附則)?\\s*(?:第\\s*${figure}|(\\d{1,4}))\\s*条(?![例約件項])(?:の\\s*${figure}(?!項))?(?:\\s*第?\\s*${figure}\\s*項)?`,
  'g',
);
const english =
  /(supplementary provisions?,?\s*)?(?:\b(?:articles?|arts?\.?)|§)\s*(\d{1,4})(?:[-‑](\d{1,3})|\s*bis\b)?(?:\s*\((\d{1,2})\)|,?\s*(?:paragraph|para\.?)\s*(\d{1,2}))?(?!\d)/gi;

/** Takes articles out of what was typed: 第16条第2項, 著作権法30条の4, Article 16(2), Art. 5. */
export function takeArticles(typed: string): { readonly rest: string; readonly articles: readonly ArticleSought[] } {
  const articles: ArticleSought[] = [];
  const take = (words: string, isSupplementary: boolean, number = '', branch?: string, paragraph?: string) => {
    const main = figureOf(number);
    const of = branch === undefined ? '' : String(figureOf(branch));
    articles.push({
      words: words.trim(),
      article: `${isSupplementary ? 'suppl-' : ''}${main}${of === '' ? '' : `-${of}`}`,
      paragraph: paragraph === undefined ? null : String(figureOf(paragraph)),
      names: [`第${main}条${of === '' ? '' : `の${of}`}`, `article ${main}${of === '' ? '' : `-${of}`}`],
    });
    return ' ';
  };
  const rest = typed
    .normalize('NFKC')
    .replace(japanese, (words, supplement, ordinal, number, branch, paragraph) =>
      take(words, supplement !== undefined, ordinal ?? number, branch, paragraph),
    )
    .replace(english, (words, supplement, number, branch, inBrackets, paragraph) =>
      take(words, supplement !== undefined, number, branch, inBrackets ?? paragraph),
    );
  return articles.length === 0 ? { rest: typed, articles } : { rest, articles };
}
