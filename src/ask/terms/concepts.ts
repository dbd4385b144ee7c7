import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { OperatorError } from '../../domain/operator-error.ts';
import type { Body } from '../../domain/tags.ts';
import { loadNames, type Named } from '../../library/search/names.ts';
import { createMatcher } from '../../text/matcher.ts';
import { openYaml } from '../../text/open-yaml.ts';
import { searchable } from '../../text/segment.ts';
import { sayFileProblem } from '../../text/yaml-file.ts';
import { type Asked, type Terms, termsOf, termsOfSearchable } from './weigh.ts';

/** Reads texts and questions as index terms, in which all words for one matter are one term. */
export interface Concepts {
  /** The terms of a text: its own, and one for each matter that it names. */
  read(text: string): Terms;
  /**
   * What is asked, one by one; of Japanese, nothing that is hiragana by itself.
   * @param strip Takes out words that ask rather than being asked for; matters of several words are read before it.
   */
  ask(text: string, strip?: (text: string) => string): Asked[];
  /** Bodies of the state that a question names, by their ids in the codebook. */
  bodiesIn(text: string): Body[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly concept: string;
}

const kindredFile = z.record(z.string(), z.array(z.record(z.string(), z.string())));
const shipped = fileURLToPath(new URL('./kindred.yaml', import.meta.url));

/** @throws OperatorError where the file of kindred words does not fit its form. */
export function loadConcepts(): Concepts {
  const names = loadNames([]);
  const numbers = new Map<Named, string>();
  const conceptOf = (thing: Named) => {
    const known = numbers.get(thing) ?? `#g${numbers.size}`;
    numbers.set(thing, known);
    return known;
  };
  const kindred = loadKindred();
  const match = createMatcher(kindred.map(({ word }) => word));
  const phrases = kindred
    .filter(({ written }) => /[a-z] [a-z]/i.test(written))
    .sort((a, b) => b.written.length - a.written.length)
    .map(({ word, written }) => ({ phrase: word, pattern: new RegExp(`\\b${written}\\b`, 'i') }));

  /** Words for known matters, those inside of longer ones left out: 本部長 is not what 副本部長 says. */
  const spansIn = (text: string): Span[] => {
    const all = [
      ...match(text).map(({ term, start, end }) => ({ start, end, concept: `#k${kindred[term]?.group}` })),
      ...names
        .find(text)
        .flatMap(({ start, end, things }) => things.map(thing => ({ start, end, concept: conceptOf(thing) }))),
    ];
    const isInside = (one: Span, other: Span) =>
      other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start;
    return all.filter(one => !all.some(other => isInside(one, other)));
  };

  return {
    read(text) {
      const { counts, length } = termsOf(text);
      const whole = new Map(counts);
      for (const { concept } of spansIn(searchable(text))) whole.set(concept, (whole.get(concept) ?? 0) + 1);
      return { counts: whole, length };
    },

    ask(text, strip = whole => whole) {
      // Words that ask are taken out of the text as it was written; a matter of several words would lose some of its own.
      const held = phrases.filter(({ pattern }) => pattern.test(text));
      const rest = strip(held.reduce((left, { pattern }) => left.replace(pattern, ' '), text));
      const folded = searchable(rest);
      const spans = spansIn(folded);
      const matters = [
        ...held.flatMap(({ phrase }) => mattersOf(phrase, spansIn(phrase))),
        ...mattersOf(folded, spans),
      ];
      const words = telling(blanked(folded, spans)).map(term => ({ concepts: [], own: [term] }));
      return [...new Map([...matters, ...words].map(one => [JSON.stringify(one), one])).values()];
    },

    bodiesIn: text =>
      names
        .find(searchable(text))
        .flatMap(({ things }) =>
          things.flatMap(({ tags }) => tags.flatMap(({ facet, value }) => (facet === 'body' ? [value as Body] : []))),
        ),
  };
}

function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { start, end }) => `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`,
    text,
  );
}

function mattersOf(text: string, spans: readonly Span[]): Asked[] {
  return spans.map(({ start, end }) => ({
    concepts: [
      ...new Set(spans.filter(span => span.start === start && span.end === end).map(({ concept }) => concept)),
    ],
    own: telling(text.slice(start, end)),
  }));
}

/** Terms that tell something by themselves. */
function telling(text: string): string[] {
  return [...termsOfSearchable(text).counts.keys()].filter(
    term => !/\p{sc=Hiragana}/u.test(term) && !/^[a-z]$/.test(term),
  );
}

function loadKindred(): { word: string; written: string; group: number }[] {
  const file = openYaml(shipped);
  const parsed = kindredFile.safeParse(file.value);
  if (!parsed.success) {
    const problems = file.problems.length > 0 ? file.problems : file.complaints(parsed.error);
    throw new OperatorError(problems.map(sayFileProblem).join('\n'));
  }
  return Object.values(parsed.data)
    .flat()
    .flatMap((line, group) =>
      Object.entries(line).flatMap(([ja, en]) =>
        [...ja.split('、'), ...en.split(';')]
          .map(written => ({ word: searchable(written.trim()), written: written.trim(), group }))
          .filter(({ word }) => word.length > 1),
      ),
    );
}
