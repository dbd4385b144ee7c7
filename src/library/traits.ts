import { stepRoles } from '../domain/measure.ts';
import type { Publication } from '../domain/publication.ts';
import type { Database } from '../store/sqlite/database.ts';
import { type FacetName, facetNames } from './query.ts';

/** What a card says of a publication: the value of a facet, whose it is, or of which measure's history it is a step. */
export const traitNames = [...facetNames, 'owner', 'historyOf'] as const;
export type TraitName = (typeof traitNames)[number];

/** The values of each facet that a publication has. */
export function facetValues({ tags, links, source, language }: Publication): Record<FacetName, readonly string[]> {
  return {
    relevance: [tags.relevance.value],
    theme: tags.themes.map(({ value }) => value),
    sector: tags.sectors.map(({ value }) => value),
    body: tags.bodies.map(({ value }) => value),
    kind: [tags.kind.value],
    stage: tags.stage === null ? [] : [tags.stage.value],
    force: [tags.force.value],
    measure: links.map(({ measure }) => measure),
    source: [source],
    language: [language],
  };
}

/** The measures of whose history a publication is a step, or whose text it is. */
export function historyOf({ links }: Publication): readonly string[] {
  return links.filter(({ role }) => role === 'text-of' || stepRoles.includes(role)).map(({ measure }) => measure);
}

/** Traits by number, as cards have them. */
export interface Traits {
  /** Its number, made where there is none yet. */
  number(name: TraitName, value: string): number;
  /** Null where nothing has it. */
  known(name: TraitName, value: string): number | null;
  of(number: number): { readonly name: TraitName; readonly value: string } | undefined;
  /** One more than the greatest number. */
  readonly end: number;
}

export function readTraits(database: Database): Traits {
  const byName = new Map<TraitName, Map<string, number>>();
  const byNumber: { name: TraitName; value: string }[] = [];
  const keep = (number: number, name: TraitName, value: string) => {
    byName.set(name, (byName.get(name) ?? new Map<string, number>()).set(value, number));
    byNumber[number] = { name, value };
  };
  for (const { trait, facet, value } of database.all('SELECT trait, facet, value FROM traits'))
    keep(Number(trait), facet as TraitName, String(value));
  return {
    number(name, value) {
      const known = byName.get(name)?.get(value);
      if (known !== undefined) return known;
      const number = byNumber.length;
      database.run('INSERT INTO traits VALUES (?, ?, ?)', number, name, value);
      keep(number, name, value);
      return number;
    },
    known: (name, value) => byName.get(name)?.get(value) ?? null,
    of: number => byNumber[number],
    get end() {
      return byNumber.length;
    },
  };
}

/** A list of traits as a card keeps it: one character each, after the control characters and without halves of characters. */
export function writeTraits(numbers: readonly number[]): string {
  return String.fromCodePoint(
    ...numbers.map(number => number + firstCharacter + (number < withoutHalves ? 0 : halves)),
  );
}

/** @param character One of those that `writeTraits` wrote. */
export function traitOf(character: string): number {
  const number = (character.codePointAt(0) ?? 0) - firstCharacter;
  return number < withoutHalves ? number : number - halves;
}

const firstCharacter = 0x100;
/** U+D800 to U+DFFF stand for nothing alone: a store keeps them as U+FFFD. */
const halves = 0x800;
const withoutHalves = 0xd800 - firstCharacter;
