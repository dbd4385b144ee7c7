import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../../domain/operator-error.ts';
import { glossaryPairs } from '../../library/search/names.ts';
import { shortName } from '../../measures/name.ts';
import type { Measure } from '../../measures/schema.ts';
import { openYaml } from '../../text/open-yaml.ts';
import { sayFileProblem } from '../../text/yaml-file.ts';
import type { TitleGrammar } from './english.ts';

const words = z.record(z.string(), z.string());
const grammarFile = z.strictObject({
  links: words,
  joins: words,
  endings: z.array(z.string()),
  fronts: words,
  acts: words,
  verbs: words,
  tellings: words,
  words,
  bodies: words,
  places: words,
  press: words,
});

type TitleWords = z.infer<typeof grammarFile>;

let known: TitleWords | null = null;

let publishing: ReadonlyMap<string, string> | null = null;

/** Places and papers that publish, in English; the file is read when the first is looked up. */
export function publishingNames(): ReadonlyMap<string, string> {
  known ??= readTitleWords();
  publishing ??= new Map([...spread(known.places), ...spread(known.press)]);
  return publishing;
}

/** What sentences say was done, in English. */
export function tellingWords(): ReadonlyMap<string, string> {
  known ??= readTitleWords();
  return new Map(spread(known.tellings));
}

/** What things in titles are called: «監督指針» and «supervisory guidelines». */
export function titlePairs(): readonly (readonly [ja: string, en: string])[] {
  known ??= readTitleWords();
  return spread(known.words).filter(([ja]) => ja.length > 2 && !/[なのるい]$/u.test(ja));
}

/**
 * How titles are read: `words.yaml`, then measures by the names that the catalogue gives them, then the glossary.
 * @throws OperatorError where the file does not fit its form.
 */
export function loadTitleGrammar(measures: readonly Measure[]): TitleGrammar {
  known ??= readTitleWords();
  const { links, joins, endings, fronts, acts, verbs, words: own, bodies, places, press } = known;
  return {
    links: new Map(spread(links)),
    joins: new Map(spread(joins)),
    endings: new Set(endings.map(folded)),
    fronts: new Map(spread(fronts)),
    acts: new Map(spread(acts)),
    verbs: new Map(spread(verbs)),
    names: new Map([...spread(bodies), ...spread(places), ...spread(press)]),
    words: new Map([...firstNames(), ...measureNames(measures), ...spread(own)]),
  };
}

function readTitleWords(): TitleWords {
  const file = openYaml(fileURLToPath(new URL('words.yaml', import.meta.url)));
  const parsed = grammarFile.safeParse(file.value);
  if (parsed.success) return parsed.data;
  const problems = file.problems.length > 0 ? file.problems : file.complaints(parsed.error);
  throw new OperatorError(problems.map(sayFileProblem).join('\n'));
}

/** Of a line of the glossary its first names mean the same; the others are near it. */
function firstNames(): [string, string][] {
  return glossaryPairs().flatMap(([ja, en]) => {
    const [[japanese = ''], [english = '']] = [ja.split('、'), en.split(';')];
    return japanese.length < 2 ? [] : [[folded(japanese), english.trim()]];
  });
}

function measureNames(measures: readonly Measure[]): [string, string][] {
  return measures
    .filter(({ japanese }) => japanese)
    .flatMap(measure => [[folded(measure.name.ja), shortName(measure, 'en')] as [string, string]]);
}

function spread(written: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(written).flatMap(([ja, en]) =>
    ja.split('、').map(name => [folded(name), en] as [string, string]),
  );
}

function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}
