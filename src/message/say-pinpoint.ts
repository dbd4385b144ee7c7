import type { Pinpoint } from '../domain/entry.ts';
import type { Language } from '../domain/language.ts';

/** Articles from one to another, as a whole. */
export interface ArticleRange {
  readonly kind: 'articles';
  readonly from: string;
  readonly to: string;
}

/** Where in a document: 第16条の2第1項第3号, Article 16-2(1) item 3; 第19条〜第28条; 12頁, p. 12; 「目的」, “Purpose”. */
export function sayPinpoint(pinpoint: Pinpoint | ArticleRange, language: Language): string {
  if (pinpoint.kind === 'page') return language === 'ja' ? `${pinpoint.page}頁` : `p. ${pinpoint.page}`;
  if (pinpoint.kind === 'heading') return language === 'ja' ? `「${pinpoint.heading}」` : `“${pinpoint.heading}”`;
  if (pinpoint.kind === 'articles') {
    const { from, to } = pinpoint;
    return language === 'ja' ? `第${from}条〜第${to}条` : `Articles ${from} to ${to}`;
  }
  const { article, paragraph, item } = pinpoint;
  const isSupplementary = article.startsWith('suppl');
  const number = article.replace(/^suppl-?/, '');
  const [main, branch] = number.split('-');
  if (language === 'ja') {
    const of = number === '' ? '' : `第${main}条${branch === undefined ? '' : `の${branch}`}`;
    const parts = `${paragraph === null ? '' : `第${paragraph}項`}${item === null ? '' : `第${item}号`}`;
    return `${isSupplementary ? '附則' : ''}${of}${parts}`;
  }
  const supplementary = isSupplementary ? `Supplementary Provisions${number === '' ? '' : ', '}` : '';
  const of = number === '' ? '' : `Article ${number}`;
  return `${supplementary}${of}${paragraph === null ? '' : `(${paragraph})`}${item === null ? '' : ` item ${item}`}`;
}
