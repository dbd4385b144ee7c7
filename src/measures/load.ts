import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileProblem, openYaml } from '../text/yaml-file.ts';
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
    const file = openYaml(path);
    problems.push(...file.problems);
    if (file.problems.length > 0) continue;
    const shape = measureFile.safeParse(file.value);
    if (!shape.success) problems.push(...file.complaints(shape.error));
    shape.data?.measures.forEach((written, index) => {
      const at = ['measures', index];
      const entry = measureEntry.safeParse(written);
      if (!entry.success) {
        problems.push(...file.complaints(entry.error, inside => [...at, ...inside]));
        return;
      }
      if (measures.some(({ id }) => id === entry.data.id)) {
        problems.push(file.problemAt([...at, 'id'], `«${entry.data.id}» stands twice.`));
      }
      measures.push(entry.data);
    });
  }
  return { measures, problems };
}
