import { describe, expect, test } from 'vitest';
import { covers, readArticle, sayArticle, takeArticle } from '../../src/measures/article.ts';

describe('an article behind a name', () => {
  const check = (words: string, rest: string, article: string | null) =>
    test(words, () => expect(takeArticle(words)).toEqual({ rest, article }));

  check('AI推進法 第16条', 'AI推進法', '16');
  check('AI推進法第十六条', 'AI推進法', '16');
  check('ＡＩ推進法　第１６条', 'ＡＩ推進法', '16');
  check('AI推進法の16条', 'AI推進法', '16');
  check('AI推進法 第3条第4項', 'AI推進法', '3');
  check('著作権法第三十条の四', '著作権法', '30-4');
  check('著作権法 第30条の4', '著作権法', '30-4');
  check('個人情報保護法 第百四条', '個人情報保護法', '104');
  check('AI推進法 附則第1条', 'AI推進法', 'S1');
  check('AI Promotion Act Article 16', 'AI Promotion Act', '16');
  check('AI Promotion Act, Art. 7', 'AI Promotion Act', '7');
  check('AI Promotion Act §7', 'AI Promotion Act', '7');
  check('AI Promotion Act Article 3(4)', 'AI Promotion Act', '3');
  check('Copyright Act Article 30-4', 'Copyright Act', '30-4');
  check('AI推進法', 'AI推進法', null);
  check('AI事業者ガイドライン 第1.1版', 'AI事業者ガイドライン 第1.1版', null);
  check('Article 13 guideline', 'Article 13 guideline', null);
});

describe('an article by itself', () => {
  const check = (words: string, expected: string | null) =>
    test(words, () => expect(readArticle(words)).toBe(expected));

  check('16', '16');
  check('１６', '16');
  check('第16条', '16');
  check('Article 16', '16');
  check('30-4', '30-4');
  check('s1', 'S1');
  check('what?', null);
});

describe('which articles a note is about', () => {
  const check = (articles: string, article: string, expected: boolean) =>
    test(`${articles} ∋ ${article}`, () => expect(covers(articles, article)).toBe(expected));

  check('7', '7', true);
  check('19-28', '25', true);
  check('19-28', '29', false);
  check('30-4', '30', false);
  check('30-4', '30-4', true);
});

describe('an article in words', () => {
  const check = (article: string, ja: string, en: string) =>
    test(article, () => expect(sayArticle(article)).toEqual({ ja, en }));

  check('16', '第16条', 'Article 16');
  check('19-28', '第19条〜第28条', 'Articles 19 to 28');
  check('30-4', '第30条の4', 'Article 30-4');
  check('S1', '附則第1条', 'Supplementary Provisions, Article 1');
});
