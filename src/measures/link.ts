import type { LinkedMeasure, MeasureTraits } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Evidence } from '../domain/tags.ts';
import { fold } from '../text/fold.ts';
import { createMatcher, type Match } from '../text/matcher.ts';
import { createAddressBook } from './address-book.ts';
import { type Name, namesOf } from './names.ts';
import { type Occurrence, roleOf } from './role.ts';
import type { Measure } from './schema.ts';
import { stageOn } from './stage-on.ts';
import { createTopics } from './topic.ts';

export type Link = (draft: Draft) => readonly LinkedMeasure[];

const evidenceMax = 3;
/** How much of a body counts as a name’s context, in characters on either side. */
const surroundingsMax = 200;

/**
 * Makes the linker: which measures a publication speaks of, by which words, and what it does with them. A measure is found by
 * its names, by a short name where the context holds that the catalogue asks for, and by the address that the catalogue gives.
 * The name of an amending law brings the law that it amends. What names no measure may still be about one.
 */
export function createLinker(measures: readonly Measure[]): Link {
  const names = measures.flatMap(namesOf);
  const find = createMatcher(names.map(({ text }) => text));
  const measureAt = createAddressBook(measures);
  const amendedBy = amendedLaws(measures);
  const topicOf = createTopics(measures);

  return draft => {
    const texts = textsOf(draft);
    const [title = '', summary = ''] = texts.map(({ text }) => text);
    const head = [fold(draft.publisher.ja).text, fold(draft.publisher.en).text, title, summary].join('\n');
    const occurrences = texts.flatMap(({ place, original, text, at }): Occurrence[] => {
      const fitting = find(text).flatMap(match => {
        const name = names[match.term];
        const context = () => (place === 'content' ? `${head}\n${surroundings(text, match)}` : head);
        return name?.fits(match, text, context, draft.publishedAt) ? [{ name, ...match }] : [];
      });
      return outermost(fitting).map(({ name, start, end }) => {
        const from = at(start);
        const evidence: Evidence = { words: original.slice(from, at(end - 1) + 1), place, at: from };
        return { measure: name.measure, isCue: name.sort === 'cue', evidence, start, end };
      });
    });
    const addressed = measureAt(draft.url);
    const byMeasure = Map.groupBy(occurrences, ({ measure }) => measure);
    if (addressed !== null && !byMeasure.has(addressed)) byMeasure.set(addressed, []);
    if (byMeasure.size === 0) {
      const about = topicOf(draft);
      if (about !== null) byMeasure.set(about.measure, about.evidence.map(pointing(about.measure)));
    }
    const links = [...byMeasure].map(([measure, found]): LinkedMeasure => {
      const evidence = found.slice(0, evidenceMax).map(one => one.evidence);
      if (evidence.length === 0) evidence.push({ words: draft.url ?? '', place: 'url', at: 0 });
      return { measure: measure.id, role: roleOf(draft, measure, found), evidence, traits: traitsOf(measure, draft) };
    });
    const named = new Set(occurrences.filter(({ isCue }) => !isCue).map(({ measure }) => measure.id));
    return withAmended(links, named, amendedBy, draft);
  };
}

/** Words that point at a measure without being a name of it. */
function pointing(measure: Measure): (evidence: Evidence) => Occurrence {
  return evidence => ({ measure, isCue: true, evidence, start: 0, end: 0 });
}

function textsOf(draft: Draft) {
  return (['title', 'summary', 'content'] as const).map(place => ({
    place,
    original: draft[place],
    ...folded(draft[place]),
  }));
}

function folded(original: string): { text: string; at: (offset: number) => number } {
  const { text, at } = fold(original);
  return { text, at };
}

interface Found extends Match {
  readonly name: Name;
}

/**
 * A name inside a longer name says nothing of its own: «AI法» in «EUのAI法案». What only holds a name hides no other measure's.
 * One sweep: of all that begin no later, the one that reaches furthest hides what it holds.
 */
function outermost(found: readonly Found[]): Found[] {
  const furthest = new Map<Measure | null, Found>();
  return found
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter(one => {
      const { sort, measure } = one.name;
      const isHidden = holds(furthest.get(null), one) || holds(furthest.get(measure), one);
      const key = sort === 'decoy' ? measure : null;
      if (one.end > (furthest.get(key)?.end ?? 0)) furthest.set(key, one);
      return sort !== 'decoy' && !isHidden;
    });
}

function holds(other: Found | undefined, one: Found): boolean {
  return other !== undefined && other.end >= one.end && (other.start < one.start || other.end > one.end);
}

/** What a long text says near a name; what it says elsewhere is another matter. */
function surroundings(text: string, { start, end }: Match): string {
  return text.slice(Math.max(0, start - surroundingsMax), end + surroundingsMax);
}

/** By the id of an amending law, the laws that it amends. */
function amendedLaws(measures: readonly Measure[]): ReadonlyMap<string, readonly Measure[]> {
  const byId = new Map(measures.map(measure => [measure.id, measure]));
  return new Map(
    measures
      .filter(({ kind }) => kind === 'statute')
      .map(({ id, lineage }) => [
        id,
        lineage.filter(({ relation }) => relation === 'amends').flatMap(({ to }) => byId.get(to) ?? []),
      ]),
  );
}

/** An amending law’s name names what it amends; words that only point at it need not. */
function withAmended(
  links: readonly LinkedMeasure[],
  named: ReadonlySet<string>,
  amendedBy: ReadonlyMap<string, readonly Measure[]>,
  draft: Draft,
): readonly LinkedMeasure[] {
  const linked = new Set(links.map(({ measure }) => measure));
  const added = links.flatMap(({ measure, role, evidence }) =>
    (named.has(measure) ? (amendedBy.get(measure) ?? []) : [])
      .filter(({ id }) => !linked.has(id))
      .map(amended => ({
        measure: amended.id,
        role: role === 'announces' ? ('amends' as const) : role,
        evidence,
        traits: traitsOf(amended, draft),
      })),
  );
  return [...links, ...added];
}

function traitsOf(measure: Measure, { publishedAt }: Draft): MeasureTraits {
  const { kind, force, themes, sectors, bodies, japanese } = measure;
  return { kind, force: force.level, stage: stageOn(measure, publishedAt), themes, sectors, bodies, japanese };
}
