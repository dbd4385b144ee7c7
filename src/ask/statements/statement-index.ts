import type { MeasureId } from '../../domain/measure.ts';
import type { Measure } from '../../measures/schema.ts';
import { fold } from '../../text/fold.ts';
import type { Concepts } from '../terms/concepts.ts';
import { createWeighing, type Terms, type Weighing } from '../terms/weigh.ts';
import type { Statement } from './statement.ts';

/** A statement with the terms by which it is found. */
export interface Indexed {
  readonly statement: Statement;
  readonly terms: Terms;
  readonly heading: Terms;
  /** Words of others about it. */
  readonly foundBy: Terms;
}

/** Everything that is known, as terms: what is said of each measure, and how each is called. */
export interface StatementIndex {
  readonly weighing: Weighing;
  /** The measures of which something is said; null stands for none. */
  readonly measures: readonly (MeasureId | null)[];
  of(measure: MeasureId | null): readonly Indexed[];
  measure(id: MeasureId | null): Measure | undefined;
  /** Its names and its issuer's. */
  names(measure: MeasureId | null): Terms;
  /** Its names alone. */
  ownNames(measure: MeasureId | null): Terms;
  issuer(measure: MeasureId | null): Terms;
  /** Whether these words stand in anything that is said, or in any name. */
  isSaid(words: string): boolean;
  /** A statement that is not in it, made comparable. */
  read(statement: Statement): Indexed;
}

export function indexStatements(
  measures: readonly Measure[],
  statements: readonly Statement[],
  concepts: Concepts,
): StatementIndex {
  const read = (statement: Statement): Indexed => ({
    statement,
    terms: concepts.read(textOf(statement)),
    heading: concepts.read(statement.heading),
    foundBy: concepts.read(statement.foundBy),
  });
  const index = statements.map(read);
  const byMeasure = Map.groupBy(index, ({ statement }) => statement.measure);
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  const termsFor = (words: (measure: Measure) => string) =>
    new Map(measures.map(measure => [measure.id, concepts.read(words(measure))]));
  const names = termsFor(measure => `${namesOf(measure)}\n${issuerOf(measure)}`);
  const own = termsFor(namesOf);
  const issuers = termsFor(issuerOf);
  const texts = [
    ...statements.map(textOf),
    ...measures.map(measure => `${namesOf(measure)}\n${measure.asked.join('\n')}`),
  ];
  const corpus = fold(texts.join('\n')).text;

  return {
    weighing: createWeighing([...index.map(({ terms }) => terms), ...names.values()]),
    measures: [...byMeasure.keys()],
    of: id => byMeasure.get(id) ?? [],
    measure: id => byId.get(id ?? ''),
    names: id => names.get(id ?? '') ?? none,
    ownNames: id => own.get(id ?? '') ?? none,
    issuer: id => issuers.get(id ?? '') ?? none,
    isSaid: words => corpus.includes(fold(words).text),
    read,
  };
}

/** What a statement says, in every language that it has. */
export function textOf({ says }: Statement): string {
  return `${says.ja ?? ''}\n${says.en ?? ''}`;
}

const none: Terms = { counts: new Map(), length: 0 };

function namesOf({ name, aliases, contextual }: Measure): string {
  return [name.ja, name.en, ...aliases.ja, ...aliases.en, ...contextual.map(entry => entry.name)].join('\n');
}

function issuerOf({ issuer }: Measure): string {
  return `${issuer.ja}\n${issuer.en}`;
}
