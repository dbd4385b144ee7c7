import type { Publication } from '../domain/publication.ts';
import type { Database } from '../store/sqlite/database.ts';
import { indexTerms, searchable } from '../text/segment.ts';

/**
 * The full text: for each publication and passage the set of its terms, without positions (a phrase is proved on the text
 * itself). The second version of the library's schema; what the first had collected is made anew.
 */
export const fullTextSchema = `
  CREATE VIRTUAL TABLE publication_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii');
  CREATE VIRTUAL TABLE passage_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii');
  INSERT INTO publication_text (publication_text, rank) VALUES ('hashsize', 8388608);
  CREATE TABLE passages (number INTEGER PRIMARY KEY, publication INTEGER NOT NULL, place INTEGER NOT NULL) STRICT;
  CREATE INDEX passages_by_publication ON passages (publication);
  DELETE FROM publications;
  DELETE FROM facets;
  UPDATE position SET change = 0;
`;

/** Set before the terms of a title, a publisher, and a passage's heading. */
export const titleMark = '\uE000';
export const publisherMark = '\uE001';
const factMark = '\uE002';
const privateFact = factTerm('private', 'yes');

/** Longest text of a publication that is indexed, in UTF-16 units; passages are indexed whole. */
const contentLengthMax = 100_000;

/** The term of a fact that is no word: a tag, a measure, an owner. */
export function factTerm(name: string, value: string): string {
  return factMark + `${name}:${value}`.replace(/[^A-Za-z0-9\u0080-\uFFFF]/g, '\uE003');
}

/** Narrows an expression of FTS5 to what is shared and what the workspace owns. */
export function seenBy(expression: string, workspace: string): string {
  return `(${expression}) NOT (${quotedTerm(privateFact)} NOT ${quotedTerm(factTerm('owner', workspace))})`;
}

export function quotedTerm(term: string): string {
  return `"${term.replaceAll('"', '')}"`;
}

/** Indexes a publication under the number by which the library knows it. */
export function indexText(
  database: Database,
  number: number,
  publication: Publication,
  facts: Readonly<Record<string, readonly string[]>>,
): void {
  const { owner, title, summary, content, publisher, passages } = publication;
  const owned = owner === 'shared' ? '' : `${privateFact} ${factTerm('owner', owner)} `;
  const heading = searchable(title);
  const names = [...new Set([publisher.ja, publisher.en])].map(searchable);
  const known = Object.entries(facts).flatMap(([name, values]) => values.map(value => factTerm(name, value)));
  const terms = [
    owned,
    indexTerms(heading, titleMark),
    indexTerms(heading),
    ...names.flatMap(name => [indexTerms(name, publisherMark), indexTerms(name)]),
    indexTerms(searchable(summary)),
    indexTerms(searchable(content.slice(0, contentLengthMax))),
    known.join(' '),
  ];
  database.run('INSERT INTO publication_text (rowid, terms) VALUES (?, ?)', number, terms.join(' '));
  for (const [place, passage] of passages.entries()) {
    const row = database.get('INSERT INTO passages (publication, place) VALUES (?, ?) RETURNING number', number, place);
    const said = `${owned}${indexTerms(searchable(passage.heading))}${indexTerms(searchable(passage.text))}`;
    database.run('INSERT INTO passage_text (rowid, terms) VALUES (?, ?)', Number(row?.number), said);
  }
}

export function forgetText(database: Database, number: number): void {
  database.run('DELETE FROM publication_text WHERE rowid = ?', number);
  database.run('DELETE FROM passage_text WHERE rowid IN (SELECT number FROM passages WHERE publication = ?)', number);
  database.run('DELETE FROM passages WHERE publication = ?', number);
}
