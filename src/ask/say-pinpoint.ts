import type { Language } from '../domain/language.ts';
import type { Citation } from './statement.ts';

/** 第3条第4項; Article 3(4); empty where the whole is cited. */
export function sayPinpoint({ pinpoint }: Pick<Citation, 'pinpoint'>, language: Language): string {
  if (pinpoint === null) return '';
  switch (pinpoint.kind) {
    case 'page':
      return language === 'ja' ? `${pinpoint.page}頁` : `p. ${pinpoint.page}`;
    case 'heading':
      return language === 'ja' ? `「${pinpoint.heading}」` : `“${pinpoint.heading}”`;
    case 'articles':
      return language === 'ja'
        ? `第${pinpoint.from}条〜第${pinpoint.to}条`
        : `Articles ${pinpoint.from} to ${pinpoint.to}`;
    case 'article':
      return sayArticle(pinpoint, language);
  }
}

type Article = Extract<NonNullable<Citation['pinpoint']>, { kind: 'article' }>;

function sayArticle({ article, paragraph, item }: Article, language: Language): string {
  const isOfSupplement = article.startsWith('suppl-');
  const number = article.replace(/^suppl-/, '');
  if (language === 'en') {
    const of = `${isOfSupplement ? 'Supplementary Provisions, ' : ''}Article ${number}`;
    return `${of}${paragraph === null ? '' : `(${paragraph})`}${item === null ? '' : ` item ${item}`}`;
  }
  const [main, branch] = number.split('-');
  const of = `${isOfSupplement ? '附則' : ''}第${main}条${branch === undefined ? '' : `の${branch}`}`;
  return `${of}${paragraph === null ? '' : `第${paragraph}項`}${item === null ? '' : `第${item}号`}`;
}
