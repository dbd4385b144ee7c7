import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MeasureId } from '../domain/measure.ts';
import { openYaml } from '../text/open-yaml.ts';
import type { FileProblem } from '../text/yaml-file.ts';
import type { Family } from './families.ts';
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
  const shippedById = new Map(own.measures.map(measure => [measure.id, measure]));
  const addedIds = new Set(added.measures.map(({ id }) => id));
  const known = new Set([...shippedById.keys(), ...addedIds]);
  const lost = [...own.targets, ...added.targets].filter(({ to }) => !known.has(to)).map(({ complain }) => complain());
  return {
    measures: [...own.measures.filter(({ id }) => !addedIds.has(id)), ...added.measures].map(measure => ({
      ...measure,
      family: measure.family ?? shippedById.get(measure.id)?.family ?? 'other',
    })),
    problems: [...own.problems, ...added.problems, ...lost],
  };
}

interface Loaded {
  readonly measures: readonly (Omit<Measure, 'family'> & { readonly family: Family | undefined })[];
  readonly problems: readonly FileProblem[];
  /** What lineages point at, which may stand in another file. */
  readonly targets: readonly { readonly to: MeasureId; readonly complain: () => FileProblem }[];
}

function loadFiles(paths: readonly string[]): Loaded {
  const measures = new Map<MeasureId, Loaded['measures'][number]>();
  const problems: FileProblem[] = [];
  const targets: Loaded['targets'][number][] = [];
  for (const path of paths) {
    const file = openYaml(path);
    problems.push(...file.problems);
    if (file.problems.length > 0) continue;
    const shape = measureFile.safeParse(file.value);
    if (!shape.success) {
      problems.push(...file.complaints(shape.error));
      continue;
    }
    const { asOf, family } = shape.data;
    shape.data.measures.forEach((written, index) => {
      const at = ['measures', index];
      const entry = measureEntry.safeParse(written);
      if (!entry.success) {
        problems.push(...file.complaints(entry.error, inside => [...at, ...inside]));
      } else if (measures.has(entry.data.id)) {
        problems.push(file.problemAt([...at, 'id'], `«${entry.data.id}» stands twice.`));
      } else {
        entry.data.lineage.forEach(({ to }, place) => {
          const complain = () => file.problemAt([...at, 'lineage', place, 'to'], `There is no measure «${to}».`);
          targets.push({ to, complain });
        });
        measures.set(entry.data.id, { ...entry.data, family, asOf: entry.data.asOf ?? asOf });
      }
    });
  }
  return { measures: [...measures.values()], problems, targets };
}
