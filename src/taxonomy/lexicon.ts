import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../domain/operator-error.ts';
import { kinds, type Sector, stages, type Theme } from '../domain/tags.ts';
import { openYaml, sayFileProblem } from '../text/yaml-file.ts';

const folder = fileURLToPath(new URL('./lexicon/', import.meta.url));

const subjectsFile = z.strictObject({
  subjects: z.array(
    z.strictObject({ term: z.string(), weight: z.number().int().min(1).max(3), not: z.array(z.string()).default([]) }),
  ),
});
const policyFile = z.strictObject({
  policy: z.array(
    z.strictObject({ term: z.string(), kind: z.enum(kinds).nullish(), stage: z.enum(stages).optional() }),
  ),
});
const facetsFile = z.strictObject({
  themes: z.record(z.string(), z.array(z.string())),
  sectors: z.record(z.string(), z.array(z.string())),
});

/** The words by which publications are tagged, as lawyers can edit them. */
export interface Lexicon {
  readonly subjects: z.infer<typeof subjectsFile>['subjects'];
  readonly policy: z.infer<typeof policyFile>['policy'];
  readonly themes: Readonly<Partial<Record<Theme, readonly string[]>>>;
  readonly sectors: Readonly<Partial<Record<Sector, readonly string[]>>>;
}

/**
 * Loads the lexicon that comes with Kairan.
 * @throws OperatorError with file, line and field where it does not fit its schema.
 */
export function loadLexicon(): Lexicon {
  const { subjects } = load('subjects.yaml', subjectsFile);
  const { policy } = load('policy.yaml', policyFile);
  const { themes, sectors } = load('facets.yaml', facetsFile);
  return { subjects, policy, themes: themes as Lexicon['themes'], sectors: sectors as Lexicon['sectors'] };
}

function load<Output>(name: string, schema: z.ZodType<Output>): Output {
  const file = openYaml(`${folder}${name}`);
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return parsed.data;
  const problems = file.problems.length > 0 ? file.problems : file.complaints(parsed.error);
  throw new OperatorError(problems.map(sayFileProblem).join('\n'));
}
