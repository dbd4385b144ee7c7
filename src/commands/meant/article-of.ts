import type { Passage } from '../../domain/entry.ts';
import type { Language } from '../../domain/language.ts';
import type { Publication } from '../../domain/publication.ts';
import { pointsOn } from '../../measures/article.ts';
import type { KeyPoint, Measure, MeasureArticle } from '../../measures/schema.ts';

/** An article of a law: what the catalogue says of it, and its text where the archive has it. */
export interface Article {
  readonly number: string;
  /** What it says, in one line of the catalogue's. */
  readonly gloss: MeasureArticle | null;
  readonly points: readonly KeyPoint[];
  readonly texts: readonly ArticleText[];
  /** True where the archive has the law's text, with or without this article. */
  readonly hasText: boolean;
  /** How many articles the main provisions have, where the catalogue or the text tells. */
  readonly articles: number | null;
}

export interface ArticleText {
  readonly language: Language;
  /** 調査研究等 */
  readonly caption: string;
  /** Each with its number in front. */
  readonly paragraphs: readonly string[];
  readonly url: string | null;
}

/** @param publications Those that are linked to the measure, its own text among them. */
export function articleOf(measure: Measure, number: string, publications: readonly Publication[]): Article {
  const texts = publications.filter(({ links }) =>
    links.some(link => link.measure === measure.id && link.role === 'text-of'),
  );
  const numbers = new Set(texts[0]?.passages.flatMap(passage => articleNumber(passage) ?? []));
  const main = [...measure.articles.map(one => one.number), ...numbers].filter(one => /^\d+$/.test(one));
  return {
    number,
    gloss: measure.articles.find(one => one.number === number) ?? null,
    points: pointsOn(measure, number),
    texts: texts.flatMap(text => textOf(text, number)),
    hasText: texts.length > 0,
    articles: main.length === 0 ? null : Math.max(...main.map(Number)),
  };
}

function textOf({ language, passages, url }: Publication, number: string): ArticleText[] {
  const own = passages.filter(passage => articleNumber(passage) === number);
  const [first] = own;
  if (first === undefined) return [];
  const caption = /[（(](.+)[）)]$/.exec(first.heading)?.[1] ?? '';
  return [{ language, caption, paragraphs: own.map(passage => numbered(passage, language)), url }];
}

/** The text with its paragraph or item in front, as laws are printed. */
function numbered({ pinpoint, text }: Passage, language: Language): string {
  if (pinpoint.kind !== 'article') return text;
  const { paragraph, item } = pinpoint;
  if (item !== null) return language === 'ja' ? `　第${item}号　${text}` : `  (${item}) ${text}`;
  if (paragraph === null || (language === 'ja' && paragraph === '1')) return text;
  return language === 'ja' ? `${paragraph}　${text}` : `(${paragraph}) ${text}`;
}

/** `16`, `30-4`; `S1` for what the reader of laws calls `suppl-1`. */
function articleNumber({ pinpoint }: Passage): string | null {
  return pinpoint.kind === 'article' ? pinpoint.article.replace(/^suppl-/, 'S') : null;
}
