import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileProblem, readYamlFile } from '../text/yaml-file.ts';
import { type Measure, measureEntry, measureFile } from './schema.ts';

export interface Measures {
  readonly measures: readonly Measure[];
  readonly problems: readonly FileProblem[];
}

const shipped = fileURLToPath(new URL('./catalogue/', import.meta.url));

/**
 * The measures that come with Kairan, then the files of whoever runs it, whose entries add to them or replace one by its id.
 * @param extra Paths of YAML files.
 */
export function loadMeasures({ extra = [] }: { extra?: readonly string[] } = {}): Measures {
  const own = loadFiles(
    readdirSync(shipped)
      .sort()
      .map(name => `${shipped}${name}`),
  );
  const added = loadFiles(extra);
  const replaced = new Set(added.measures.map(({ id }) => id));
  return {
    measures: [...own.measures.filter(({ id }) => !replaced.has(id)), ...added.measures],
    problems: [...own.problems, ...added.problems],
  };
}

function loadFiles(paths: readonly string[]): Measures {
  const measures: Measure[] = [];
  const problems: FileProblem[] = [];
  for (const path of paths) {
    const file = readYamlFile(path);
    const shape = file.check(measureFile, []);
    problems.push(...file.problems, ...shape.problems);
    shape.value?.measures.forEach((_entry, index) => {
      const { value: measure, problems: found } = file.check(measureEntry, ['measures', index]);
      problems.push(...found);
      if (measure === null) return;
      if (measures.some(({ id }) => id === measure.id))
        problems.push(file.problem(['measures', index, 'id'], `«${measure.id}» stands twice`));
      measures.push(measure);
    });
  }
  return { measures, problems };
}
