import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../domain/operator-error.ts';
import { bodies, kinds, type Sector, sectors, stages, type Theme, themes } from '../domain/tags.ts';
import { openYaml } from '../text/open-yaml.ts';
import { sayFileProblem } from '../text/yaml-file.ts';

const folder = fileURLToPath(new URL('./lexicon/', import.meta.url));

/** A word of the lexicon, and what it says of a publication in whose text it stands. */
export interface Term {
  readonly term: string;
  readonly facet: Facet;
  readonly value: string;
  /** How loudly it says it; 0 only where nothing else is said. */
  readonly weight: number;
  /** One of these must stand in the text too; empty where none need. */
  readonly with: readonly string[];
  /** None of these may. */
  readonly not: readonly string[];
}

const speakerTypes = [
  'authority',
  'municipality',
  'legislature',
  'court',
  'party',
  'association',
  'institute',
  'law-firm',
  'analyst',
  'press',
  'foreign',
  'other',
] as const;
export type SpeakerType = (typeof speakerTypes)[number];

/** `個人情報 ×2`, or a table where the word needs or excludes others beside it. */
const word = z.union([
  z.string(),
  z.strictObject({
    term: z.string(),
    weight: z.number().int().min(0).max(5).default(1),
    with: z.array(z.string()).default([]),
    not: z.array(z.string()).default([]),
  }),
]);
const words = <const Values extends readonly string[]>(values: Values) =>
  z.partialRecord(z.enum(values), z.array(word));
const policyValues = [
  'named',
  'instrument',
  'law',
  'official',
  'talk',
  'explains',
  'position',
  'staff',
  'goods',
  'crime',
] as const;

const files = {
  'subjects.yaml': z.strictObject({
    subject: words(['ai', 'self-driving', 'hint', 'none']),
    neighbour: words(['yes', 'law']),
  }),
  'policy.yaml': z.strictObject({ policy: words(policyValues) }),
  'kinds.yaml': z.strictObject({ kind: words(kinds) }),
  'stages.yaml': z.strictObject({
    stage: words(stages),
    force: words(['penalty', 'no-penalty', 'must', 'duty', 'penal-law']),
  }),
  'themes.yaml': z.strictObject({ theme: words(themes) }),
  'sectors.yaml': z.strictObject({ sector: words(sectors) }),
  'places.yaml': z.strictObject({ place: words(['japan', 'abroad', 'not-japan']) }),
};
export type Facet =
  | 'subject'
  | 'neighbour'
  | 'policy'
  | 'kind'
  | 'stage'
  | 'force'
  | 'theme'
  | 'sector'
  | 'place'
  | 'body';

type WordFile = Readonly<Record<string, Readonly<Record<string, readonly z.infer<typeof word>[]>>>>;

const names = z.strictObject({ names: z.array(z.string()), hosts: z.array(z.string()).default([]) });
const bodyEntry = z.strictObject({
  ...names.shape,
  type: z.enum(speakerTypes),
  sector: z.enum(sectors).optional(),
  theme: z.enum(themes).optional(),
});
const bodiesFile = z.strictObject({
  bodies: z.partialRecord(z.enum(bodies), bodyEntry),
  institutes: names,
  press: names,
  analysts: names,
  nobody: names,
});

/** The value of words that only keep a shorter name inside them from speaking. */
export const nobody = 'nobody';

/** What stands for a body where the text singles out no sector or theme. */
export interface BodyDefaults {
  readonly sector: Sector | undefined;
  readonly theme: Theme | undefined;
  readonly type: SpeakerType;
}

/** The words by which publications are tagged, as lawyers can edit them. */
export interface Lexicon {
  readonly terms: readonly Term[];
  readonly who: z.infer<typeof bodiesFile>;
}

/**
 * Loads the lexicon that comes with Kairan.
 * @throws OperatorError with file, line and field where it does not fit its schema.
 */
export function loadLexicon(): Lexicon {
  const terms = Object.entries(files).flatMap(([name, schema]) =>
    Object.entries(load(name, schema as z.ZodType<WordFile>)).flatMap(([facet, values]) =>
      Object.entries(values).flatMap(([value, list]) => list.map(one => termOf(facet as Facet, value, one))),
    ),
  );
  const who = load('bodies.yaml', bodiesFile);
  const mentions = Object.entries(who.bodies).flatMap(([value, entry]) =>
    entry.names.map(name => termOf('body', value, name)),
  );
  const masks = who.nobody.names.map(name => termOf('body', nobody, name));
  return { terms: [...terms, ...mentions, ...masks], who };
}

function termOf(facet: Facet, value: string, one: z.infer<typeof word>): Term {
  const plain = { weight: 1, with: [], not: [] };
  if (typeof one !== 'string') return { facet, value, ...one };
  const [, term = one, weight = '1'] = /^(.+) ×(\d)$/.exec(one) ?? [];
  return { facet, value, ...plain, term, weight: Number(weight) };
}

function load<Output>(name: string, schema: z.ZodType<Output>): Output {
  const file = openYaml(`${folder}${name}`);
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return parsed.data;
  const problems = file.problems.length > 0 ? file.problems : file.complaints(parsed.error);
  throw new OperatorError(problems.map(sayFileProblem).join('\n'));
}
