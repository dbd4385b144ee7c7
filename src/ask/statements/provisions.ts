import type { Passage } from '../../domain/entry.ts';
import type { Language } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Publication } from '../../domain/publication.ts';
import { articleOf, type Statement } from './statement.ts';

/** The provisions of a law's text, the two languages side by side; the Japanese one alone has legal effect. */
export function provisionsOf(
  texts: readonly { readonly measure: MeasureId; readonly publication: Publication }[],
): Statement[] {
  const placed = texts.flatMap(({ measure, publication }) =>
    publication.passages.flatMap(passage =>
      passage.pinpoint.kind === 'article'
        ? [{ measure, publication, passage, key: `${measure} ${JSON.stringify(passage.pinpoint)}` }]
        : [],
    ),
  );
  return [...Map.groupBy(placed, ({ key }) => key).values()].flatMap((group): Statement[] => {
    const inLanguage = (language: Language) => group.find(({ publication }) => publication.language === language);
    const [first] = group;
    if (first === undefined) return [];
    const [ja, en] = [inLanguage('ja')?.passage, inLanguage('en')?.passage];
    return [
      {
        kind: 'provision',
        measure: first.measure,
        says: { ...(ja && { ja: ja.text }), ...(en && { en: en.text }) },
        foundBy: isOfSupplement(first.passage) ? supplementary : '',
        heading: group.map(({ passage }) => captionIn(passage.heading)).join('\n'),
        date: null,
        verified: true,
        version: null,
        cite: language => {
          const { publication, passage } = inLanguage(language) ?? first;
          return {
            title: publication.title,
            url: publication.url,
            publisher: publication.publisher[language],
            date: publication.publishedAt,
            quote: passage.text,
            measure: first.measure,
            pinpoint: passage.pinpoint,
          };
        },
      },
    ];
  });
}

const supplementary = '附則 supplementary provisions';

function isOfSupplement({ pinpoint }: Passage): boolean {
  return pinpoint.kind === 'article' && pinpoint.article.startsWith('suppl');
}

/** 目的 of 第一条（目的）; empty where an article has no caption. */
function captionIn(heading: string): string {
  return /[（(](.+)[）)]$/.exec(heading)?.[1] ?? '';
}

/** Where there is the text of an article, its gloss says nothing by itself any more; its words and the key points' help to find the text. */
export function withGlosses(statements: readonly Statement[]): Statement[] {
  const keyOf = (statement: Statement) => `${statement.measure} ${articleOf(statement)}`;
  const texts = new Set(statements.filter(({ kind }) => kind === 'provision').map(keyOf));
  const about = Map.groupBy(
    statements.filter(({ kind }) => kind === 'gloss' || kind === 'point'),
    keyOf,
  );
  return statements.flatMap(statement => {
    if (statement.kind === 'gloss') return texts.has(keyOf(statement)) ? [] : [statement];
    const others = statement.kind === 'provision' ? (about.get(keyOf(statement)) ?? []) : [];
    if (others.length === 0) return [statement];
    const foundBy = [statement.foundBy, ...others.map(({ says }) => `${says.ja}\n${says.en}`)].join('\n');
    return [
      { ...statement, foundBy, heading: [statement.heading, ...others.map(({ heading }) => heading)].join('\n') },
    ];
  });
}
