import type { LinkedMeasure, MeasureTraits } from '../domain/measure.ts';
import type { Draft } from '../domain/publication.ts';
import type { Evidence } from '../domain/tags.ts';
import { fold } from '../text/fold.ts';
import { createMatcher, type Match } from '../text/matcher.ts';
import { createAddressBook } from './address-book.ts';
import { type Name, namesOf } from './names.ts';
import { type Occurrence, roleOf } from './role.ts';
import type { Measure } from './schema.ts';

export type Link = (draft: Draft) => readonly LinkedMeasure[];

const evidenceMax = 3;

/**
 * Makes the linker: which measures a publication speaks of, by which words, and what it does with them. A measure is found by
 * its names, by a short name where the context holds that the catalogue asks for, and by the address that the catalogue gives.
 * A law that is amended is linked with the law that amends it.
 */
export function createLinker(measures: readonly Measure[]): Link {
  const names = measures.flatMap(namesOf);
  const find = createMatcher(names.map(({ text }) => text));
  const measureAt = createAddressBook(measures);
  const amendedBy = amendedLaws(measures);

  return draft => {
    const texts = textsOf(draft);
    const context = [draft.publisher.ja, draft.publisher.en].map(name => fold(name).text);
    const whole = context.concat(texts.map(({ text }) => text)).join('\n');
    const occurrences = texts.flatMap(({ place, original, text, at }): Occurrence[] => {
      const fitting = find(text).flatMap(match => {
        const name = names[match.term];
        return name?.fits(match, text, whole, draft.publishedAt) ? [{ name, ...match }] : [];
      });
      return outermost(fitting).map(({ name, start, end }) => {
        const from = at(start);
        const evidence: Evidence = { words: original.slice(from, at(end - 1) + 1), place, at: from };
        return { measure: name.measure, evidence, text, start, end };
      });
    });
    const addressed = measureAt(draft.url);
    const byMeasure = Map.groupBy(occurrences, ({ measure }) => measure);
    if (addressed !== null && !byMeasure.has(addressed)) byMeasure.set(addressed, []);
    const links = [...byMeasure].map(([measure, found]): LinkedMeasure => {
      const evidence = found.slice(0, evidenceMax).map(one => one.evidence);
      if (evidence.length === 0) evidence.push({ words: draft.url ?? '', place: 'url', at: 0 });
      return { measure: measure.id, role: roleOf(draft, measure, found), evidence, traits: traitsOf(measure) };
    });
    return withAmended(links, amendedBy);
  };
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

/** A name inside a longer name says nothing of its own: «AI法» in «EUのAI法案». What only holds a name hides no other measure's. */
function outermost(found: readonly Found[]): Found[] {
  const hides = (other: Found, one: Found) =>
    other.start <= one.start &&
    other.end >= one.end &&
    other.end - other.start > one.end - one.start &&
    (!other.name.isDecoy || other.name.measure === one.name.measure);
  return found.filter(one => !one.name.isDecoy && !found.some(other => hides(other, one)));
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

function withAmended(
  links: readonly LinkedMeasure[],
  amendedBy: ReadonlyMap<string, readonly Measure[]>,
): readonly LinkedMeasure[] {
  const linked = new Set(links.map(({ measure }) => measure));
  const added = links.flatMap(({ measure, role, evidence }) =>
    (amendedBy.get(measure) ?? [])
      .filter(({ id }) => !linked.has(id))
      .map(amended => ({
        measure: amended.id,
        role: role === 'announces' ? ('amends' as const) : role,
        evidence,
        traits: traitsOf(amended),
      })),
  );
  return [...links, ...added];
}

function traitsOf({ kind, force, stage, themes, sectors, bodies, japanese }: Measure): MeasureTraits {
  return { kind, force: force.level, stage, themes, sectors, bodies, japanese };
}
