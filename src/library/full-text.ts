import type { Passage } from '../domain/entry.ts';
import type { Bilingual } from '../domain/language.ts';
import type { Publication, PublicationId } from '../domain/publication.ts';
import type { Owner } from '../domain/workspace.ts';
import type { Database } from '../store/sqlite/database.ts';
import { indexTerms, searchable } from '../text/segment.ts';
import { type FacetName, facetNames } from './query.ts';
import type { Names } from './search/names.ts';

/** Raised where a text gets other terms than before: the library is made anew. */
export const termsVersion = 3;

/** Set before the terms of a title, where they stand under it alone, and of a publisher. */
export const titleMark = '\uE000';
export const publisherMark = '\uE001';
const factMark = '\uE002';
const thingMark = '\uE004';
const privateFact = factTerm('private', 'yes');

/** Longest text of a publication that is indexed, in UTF-16 units; passages are indexed whole. */
const contentLengthMax = 100_000;

/** The term of a fact that is no word: a tag, a measure, an owner, an id, an article, a thing that has several names. */
export function factTerm(name: string, value: string): string {
  return factMark + `${name}:${value}`.replace(/[^A-Za-z0-9\u0080-\uFFFF]/g, '\uE003');
}

/** Terms of facts that many publications share, each with a blank behind it, made once. */
function sharedFactTerm(name: string, value: string): string {
  const known = sharedFacts.get(name) ?? new Map<string, string>();
  sharedFacts.set(name, known);
  const term = known.get(value) ?? `${factTerm(name, value)} `;
  if (known.size >= sharedFactsMax) known.clear();
  known.set(value, term);
  return term;
}

const sharedFacts = new Map<string, Map<string, string>>();
const sharedFactsMax = 1_000;

/** Stands wherever a thing is named, by whichever of its names. */
export function thingTerm(thing: number): string {
  return `${thingMark}${thing}`;
}

/** The terms of a thing in a text and in a title, each with a blank behind it, made once. */
function thingTerms(thing: number): { readonly text: string; readonly title: string } {
  const known = madeThings[thing];
  if (known !== undefined) return known;
  const term = thingTerm(thing);
  const made = { text: `${term} `, title: `${titleMark}${term} ${term} ` };
  madeThings[thing] = made;
  return made;
}

const madeThings: { readonly text: string; readonly title: string }[] = [];

/** Stands at the passages of an article, and of its paragraph where one is given: 16, 16-2; 2. */
export function articleTerm(article: string, paragraph: string | null): string {
  return factTerm('article', paragraph === null ? article : `${article} ${paragraph}`);
}

/** Narrows an expression of FTS5 to what is shared and what this owner has. */
export function seenBy(expression: string, owner: Owner): string {
  return `(${expression}) NOT (${quotedTerm(privateFact)} NOT ${quotedTerm(factTerm('owner', owner))})`;
}

export function quotedTerm(term: string): string {
  return `"${term.replaceAll('"', '')}"`;
}

/** Numbers of the publications that go, or may go, by this id or alias. */
export function numbersOfId(database: Database, id: PublicationId): number[] {
  const term = quotedTerm(factTerm('id', id));
  return database
    .all('SELECT rowid AS n FROM publication_text WHERE publication_text MATCH ?', term)
    .map(({ n }) => Number(n));
}

/** The terms by which a publication is found, joined by blanks. */
export function textTerms(
  { id, aliases = [], owner, title, summary, content, publisher }: Publication,
  facts: Readonly<Record<FacetName, readonly string[]>>,
  names: Names,
): string {
  const heading = searchable(title);
  const said = [searchable(summary), searchable(content.slice(0, contentLengthMax))];
  const terms = [ownerTerms(owner), publisherTerms(publisher, names)];
  for (const one of [id, ...aliases]) terms.push(`${factTerm('id', one)} `);
  for (const name of facetNames) for (const value of facts[name]) terms.push(sharedFactTerm(name, value));
  for (const thing of names.things([heading])) terms.push(thingTerms(thing).title);
  for (const thing of names.things(said)) terms.push(thingTerms(thing).text);
  terms.push(indexTerms(heading, titleMark), ...said.map(text => indexTerms(text)));
  return terms.join('');
}

/** A publisher's names, marked and plain, and what they name. Few publishers bring much, so the last ones are kept. */
function publisherTerms({ ja, en }: Bilingual, names: Names): string {
  const known = publishers.get(names) ?? new Map<string, string>();
  publishers.set(names, known);
  const key = `${ja}\n${en}`;
  const made = known.get(key) ?? publisherTermsAnew([...new Set([ja, en])].map(searchable), names);
  if (known.size >= publishersMax) known.clear();
  known.set(key, made);
  return made;
}

const publishers = new WeakMap<Names, Map<string, string>>();
const publishersMax = 500;

function publisherTermsAnew(written: readonly string[], names: Names): string {
  const things = names.things(written).map(thing => `${thingTerm(thing)} `);
  return [...things, ...written.flatMap(name => [indexTerms(name, publisherMark), indexTerms(name)])].join('');
}

/** The terms by which a passage is found, joined by blanks. */
export function passageTerms(owner: Owner, { heading, text, pinpoint }: Passage, names: Names): string {
  const said = [searchable(heading), searchable(text)];
  const articles =
    pinpoint.kind === 'article'
      ? [pinpoint.paragraph, null].map(paragraph => articleTerm(pinpoint.article, paragraph))
      : [];
  const terms = [...articles, ...names.things(said).map(thingTerm), ...said.map(one => indexTerms(one))];
  return ownerTerms(owner) + terms.join(' ');
}

function ownerTerms(owner: Owner): string {
  return owner === 'shared' ? '' : `${privateFact} ${factTerm('owner', owner)} `;
}
