import type { Bilingual, Language } from '../../domain/language.ts';
import { sayArticle } from '../../measures/article.ts';
import { shortName } from '../../measures/name.ts';
import { type Block, link, type Message, text } from '../../message/message.ts';
import type { Article, ArticleText } from '../meant/article-of.ts';
import { asOfNote, sourceSpans } from './basis.ts';
import type { MeasureCard } from './measure-card.ts';
import { sayTaken } from './unclear.ts';

/** Stands by every English passage of a law. */
export const referenceTranslation: Bilingual = {
  ja: '参考訳（法的効力があるのは日本語の条文のみです）',
  en: 'reference translation; only the Japanese text has legal effect',
};

/** One article: the catalogue's gloss, then the text, the reader's language first. */
export function showArticle(card: MeasureCard, article: Article, language: Language): Message {
  const { measure, asked, took, newer, now } = card;
  const place = sayArticle(article.number)[language];
  const name = shortName(measure, language);
  const heading = language === 'ja' ? `${name}　${place}` : `${name}, ${place}`;
  const texts = article.texts.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  const caption = article.gloss?.heading[language] ?? texts.find(one => one.language === language)?.caption ?? '';
  const missing = saysMissing(card, article, language);
  return {
    language,
    summary: heading,
    blocks: [
      ...sayTaken(asked, took, language),
      {
        kind: 'heading',
        spans: [
          text(`${heading}${caption === '' ? '' : language === 'ja' ? `（${caption}）` : ` (${caption})`}`, 'strong'),
        ],
      },
      ...pointList(article, language),
      ...texts.map(one => quote(one, place, language)),
      ...(missing === null ? [] : [{ kind: 'text', spans: [text(missing)] } as const]),
      ...lawLink(card, language),
      {
        kind: 'buttons',
        buttons: [
          {
            label: { ja: '制度の概要', en: 'Overview' }[language],
            call: { command: 'measure', args: { name: measure.id } },
          },
        ],
      },
      asOfNote(measure.asOf, now, newer.length, language),
    ],
  };
}

function pointList({ gloss, points }: Article, language: Language): Block[] {
  if (gloss === null && points.length === 0) return [];
  const items = [
    ...(gloss === null ? [] : [[text(gloss.gloss[language])]]),
    ...points.map(one => [
      text(one.point[language]),
      ...(one.source === undefined && one.verified ? [] : sourceSpans(one, language)),
    ]),
  ];
  return [{ kind: 'list', items }];
}

function quote({ language: spoken, paragraphs, url }: ArticleText, place: string, language: Language): Block {
  const words = spoken === 'en' ? referenceTranslation[language] : { ja: '条文', en: 'Japanese text' }[language];
  return {
    kind: 'quote',
    spans: [text(paragraphs.join('\n'))],
    source: [link(`${place}${language === 'ja' ? `（${words}）` : ` (${words})`}`, url)],
  };
}

/** What an answer about an article lacks, said plainly. */
function saysMissing(
  { measure, isOperator }: MeasureCard,
  { texts, hasText, gloss, points, articles, number }: Article,
  language: Language,
): string | null {
  if (texts.length > 0) return null;
  const place = sayArticle(number)[language];
  const isPast = articles !== null && Number(number) > articles;
  const harmless = measure.penalties === false;
  if (isPast)
    return {
      ja: `${shortName(measure, 'ja')}の本則は全${articles}条で、${place}はありません。${harmless ? '罰則の規定もありません。' : ''}`,
      en: `The main provisions of the ${shortName(measure, 'en')} have ${articles} articles; there is no ${place}.${harmless ? ' Nor does it contain penalty provisions.' : ''}`,
    }[language];
  if (hasText) return { ja: `収録した条文に${place}はありません。`, en: `The text at hand has no ${place}.` }[language];
  const hint = isOperator
    ? { ja: '「npx kairan laws fetch」で取り込めます。', en: ' "npx kairan laws fetch" brings it.' }[language]
    : '';
  const nothing =
    gloss !== null || points.length > 0
      ? ''
      : { ja: `${place}についての要点も収録していません。`, en: ` Nor is there a note on ${place}.` }[language];
  return {
    ja: `条文そのものは収録していません。${nothing}${hint}`,
    en: `The text itself is not in the archive.${nothing}${hint}`,
  }[language];
}

function lawLink({ measure }: MeasureCard, language: Language): Block[] {
  const address = measure.addresses.find(one => one.includes('laws.e-gov.go.jp'));
  if (address === undefined) return [];
  return [
    { kind: 'text', spans: [link({ ja: 'e-Gov法令検索', en: 'e-Gov Law Search (Japanese)' }[language], address)] },
  ];
}
