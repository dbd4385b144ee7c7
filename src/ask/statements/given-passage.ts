import { sayDate } from '../../calendar/say-date.ts';
import type { Language } from '../../domain/language.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';
import type { Citation, Statement } from './statement.ts';

/** What a model is given to answer from: a passage with what it is cited as. */
export interface GivenPassage {
  readonly text: string;
  readonly citation: Citation;
  /** Names under which it may be spoken of. */
  readonly names: readonly string[];
  /** False where nobody saw it at its source; then every answer says so. */
  readonly verified: boolean;
}

const passagesMax = 8;

/** The first of these statements as passages that may be quoted, in the language of the question. */
export function passagesOf(
  statements: readonly Statement[],
  language: Language,
  measures: readonly Measure[],
): GivenPassage[] {
  return [...new Set(statements)].slice(0, passagesMax).map(statement => {
    const measure = measures.find(({ id }) => id === statement.measure);
    const names = measure === undefined ? [] : [shortName(measure, language), measure.name[language]];
    const { says, kind, date } = statement;
    const words = says[language] ?? says.ja ?? says.en ?? '';
    const dated = kind === 'event' && date !== null ? `${sayDate(date, language)}: ` : '';
    return { text: `${dated}${words}`, citation: statement.cite(language), names, verified: statement.verified };
  });
}
