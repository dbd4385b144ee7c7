import type { MeasureId } from '../domain/measure.ts';
import { penaltySentence } from '../measures/force-words.ts';
import type { Measure } from '../measures/schema.ts';
import type { Question } from './question.ts';
import type { Statement } from './statement.ts';

/** What a question takes for granted and the sources contradict, corrected in a sentence; null where nothing is. */
export function premiseProblem(
  question: Question,
  about: MeasureId | null,
  statements: readonly Statement[],
  measures: readonly Measure[],
): string | null {
  const measure = measures.find(({ id }) => id === about);
  if (measure === undefined) return null;
  const { language } = question;
  const name = measure.aliases[language][0] ?? measure.name[language];
  const penalties =
    question.aspects.has('penalty') && measure.penalties === false ? penaltySentence(measure)[language] : '';
  const last = lastArticle(measure.id, statements);
  const beyond = question.articles.find(article => last !== null && Number(article) > last);
  if (beyond !== undefined && last !== null) {
    return language === 'ja'
      ? `${name}の本則は全${last}条で、第${beyond}条はありません。${penalties}`
      : `${name} has ${last} articles; there is no Article ${beyond}.${penalties === '' ? '' : ` ${penalties}`}`;
  }
  const chapters = chaptersOf(measure.id, statements);
  const chapter = question.chapters.find(one => chapters !== null && one > chapters);
  if (chapter !== undefined && chapters !== null) {
    return language === 'ja'
      ? `${name}の本則は${chapters}章で、第${chapter}章はありません。`
      : `${name} has ${chapters} chapters; there is no Chapter ${chapter} (${numerals[chapters] ?? chapters} chapters in all).`;
  }
  return null;
}

const numerals: Readonly<Record<number, string>> = {
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
};

/** The number of the last article of a law's main text; null where the text is not here. */
function lastArticle(measure: MeasureId, statements: readonly Statement[]): number | null {
  const numbers = statements.flatMap(({ kind, measure: of, cite }) => {
    if (kind !== 'provision' || of !== measure) return [];
    const { pinpoint } = cite('ja');
    return pinpoint?.kind === 'article' && /^\d+/.test(pinpoint.article) ? [Number.parseInt(pinpoint.article, 10)] : [];
  });
  return numbers.length === 0 ? null : Math.max(...numbers);
}

/** How many chapters the catalogue says that the text has. */
function chaptersOf(measure: MeasureId, statements: readonly Statement[]): number | null {
  const said = statements.find(
    ({ measure: of, kind, says }) => of === measure && kind === 'point' && /\d章/.test(says.ja ?? ''),
  );
  const number = /(\d{1,2})章/.exec(said?.says.ja ?? '')?.[1];
  return number === undefined ? null : Number(number);
}
