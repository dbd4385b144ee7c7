import { loadCatalogue } from '../feeds/catalogue/load.ts';
import type { Config } from './config.ts';
import { OperatorError } from './domain/operator-error.ts';
import type { Source } from './domain/source.ts';
import { loadMeasures } from './measures/load.ts';
import { sayFileProblem } from './text/yaml-file.ts';

/** The data files that people edit. @throws OperatorError with every problem of theirs at once. */
export function loadData(config: Config) {
  const { sources, problems } = loadCatalogue({ extra: config.KAIRAN_SOURCES });
  const measures = loadMeasures({ extra: config.KAIRAN_MEASURES });
  const all = [...problems, ...measures.problems];
  if (all.length > 0) throw new OperatorError(all.map(sayFileProblem).join('\n'));
  return { sources, measures: measures.measures };
}

/** The catalogue alone. @throws OperatorError with every problem of it at once. */
export function loadSources(config: Config): readonly Source[] {
  const { sources, problems } = loadCatalogue({ extra: config.KAIRAN_SOURCES });
  if (problems.length > 0) throw new OperatorError(problems.map(sayFileProblem).join('\n'));
  return sources;
}
