import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { MeasureId } from '../../domain/measure.ts';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Measure } from '../../measures/schema.ts';
import { codebook, type Facet } from '../../taxonomy/codebook.ts';
import { createMatcher } from '../../text/matcher.ts';
import { openYaml } from '../../text/open-yaml.ts';
import { searchable } from '../../text/segment.ts';
import { slips } from '../../text/slips.ts';
import { sayFileProblem } from '../../text/yaml-file.ts';

/** One thing under all its names: a term of the glossary, a value of a facet, a measure. */
export interface Named {
  /** Its place among all things. */
  readonly thing: number;
  /** Searchable names in either language. */
  readonly names: readonly string[];
  readonly tags: readonly { readonly facet: Facet; readonly value: string }[];
  readonly measure: MeasureId | null;
}

export interface Names {
  /** Different where things are others, or called otherwise. */
  readonly version: string;
  readonly measures: ReadonlySet<MeasureId>;
  /** Every thing that one of these searchable texts names, inside longer names too. */
  things(texts: readonly string[]): readonly number[];
  /** Things named in a searchable text, the longest names first, none inside another. */
  find(text: string): readonly { readonly start: number; readonly end: number; readonly things: readonly Named[] }[];
  /** Things whose name begins with this searchable word and is little longer: 著作 for 著作権. */
  longerBy(word: string): readonly Named[];
  /** A searchable name as people write it; as it is where nobody names it. */
  written(name: string): string;
  /** The name that was probably meant, as it is written; null where none is near. */
  nearest(text: string): string | null;
}

/** Names in Japanese and in English, as a line of the glossary has them. */
type Pair = readonly [string, string];

type Unplaced = Omit<Named, 'thing'>;

const glossaryFile = z.record(z.string(), z.record(z.string(), z.string()));
/** A name that goes on for more than these has another meaning than its beginning. */
const fewLetters = 1;
const taggedFacets = ['body', 'kind', 'theme', 'sector'] as const;

/**
 * What is called what, in both languages, from glossary, codebook and catalogue.
 * @throws OperatorError where the glossary does not fit its form.
 */
export function loadNames(measures: readonly Measure[]): Names {
  const pairs = glossaryPairs();
  const things = [...glossary(pairs), ...values(), ...measures.map(ofMeasure)].map((one, thing) => ({ ...one, thing }));
  const byName = new Map<string, Named[]>();
  for (const thing of things) for (const name of thing.names) byName.set(name, [...(byName.get(name) ?? []), thing]);
  const all = [...byName.keys()].filter(name => name !== '');
  const match = createMatcher(all);
  const written = new Map(writtenNames(pairs, measures).map(name => [searchable(name), name]));

  const thingsByTerm = all.map(name => (byName.get(name) ?? []).map(({ thing }) => thing));
  /** In which asking each thing was found last: a set for each text took as long as finding. */
  const foundWhen = new Float64Array(things.length);
  let asked = 0;
  return {
    version: hash('sha256', JSON.stringify(things.map(({ names }) => names))),
    measures: new Set(measures.map(({ id }) => id)),
    things(texts) {
      const found: number[] = [];
      asked++;
      for (const text of texts) {
        for (const { term } of match(text)) {
          for (const thing of thingsByTerm[term] as readonly number[]) {
            if (foundWhen[thing] === asked) continue;
            foundWhen[thing] = asked;
            found.push(thing);
          }
        }
      }
      return found;
    },
    find(text) {
      const matches = match(text).sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
      const taken: { start: number; end: number; things: readonly Named[] }[] = [];
      for (const { term, start, end } of matches) {
        if (taken.some(other => start < other.end && end > other.start)) continue;
        taken.push({ start, end, things: byName.get(all[term] ?? '') ?? [] });
      }
      return taken.sort((a, b) => a.start - b.start);
    },
    longerBy(word) {
      const longer = all.filter(name => name.startsWith(word) && name.length - word.length <= fewLetters);
      return [...new Set(longer.flatMap(name => byName.get(name) ?? []))];
    },
    written: name => written.get(name) ?? name,
    nearest(text) {
      const most = text.length >= 9 ? 2 : text.length >= 4 ? 1 : 0;
      let best: string | null = null;
      let least = most + 1;
      for (const [name, asWritten] of written) {
        if (Math.abs(name.length - text.length) > most || name.length < 4) continue;
        const slip = slips(name, text);
        if (slip < least) [best, least] = [asWritten, slip];
      }
      return least === 0 ? null : best;
    },
  };
}

/** What the glossary holds: names in Japanese, names in English. */
export function glossaryPairs(): readonly Pair[] {
  const file = openYaml(fileURLToPath(new URL('../glossary.yaml', import.meta.url)));
  const parsed = glossaryFile.safeParse(file.value);
  if (!parsed.success) {
    const problems = file.problems.length > 0 ? file.problems : file.complaints(parsed.error);
    throw new OperatorError(problems.map(sayFileProblem).join('\n'));
  }
  return Object.values(parsed.data).flatMap(section => Object.entries(section));
}

function glossary(pairs: readonly Pair[]): Unplaced[] {
  return pairs.map(([ja, en]) => ({
    names: namesIn([...ja.split('、'), ...en.split(';')]),
    tags: [],
    measure: null,
  }));
}

function values(): Unplaced[] {
  return taggedFacets.flatMap(facet =>
    Object.entries(codebook[facet]).map(([value, { label }]) => ({
      names: namesIn([
        ...(facet === 'body' ? [value] : []),
        label.ja,
        label.en,
        ...label.ja.split(/[・、]/),
        ...label.en.split(/, | and /),
      ]),
      tags: [{ facet, value }],
      measure: null,
    })),
  );
}

function ofMeasure({ id, name, aliases, contextual }: Measure): Unplaced {
  const short = contextual.map(entry => entry.name);
  return { names: namesIn([name.ja, name.en, ...aliases.ja, ...aliases.en, ...short]), tags: [], measure: id };
}

/** Names by which a slip of the pen is mended, as people write them. */
function writtenNames(pairs: readonly Pair[], measures: readonly Measure[]): string[] {
  return [
    ...pairs.flatMap(([ja, en]) => [...ja.split('、'), ...en.split(';')]),
    ...taggedFacets.flatMap(facet => Object.values(codebook[facet]).flatMap(({ label }) => [label.ja, label.en])),
    ...measures.flatMap(({ name, aliases }) => [name.ja, name.en, ...aliases.ja, ...aliases.en]),
  ].map(name => name.trim());
}

function namesIn(written: readonly string[]): string[] {
  return [...new Set(written.map(name => searchable(name.trim())))].filter(name => name.length > 1);
}
