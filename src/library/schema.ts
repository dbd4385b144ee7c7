/**
 * The library's tables. Cards hold of each publication what lists are made by; the full text holds the set of its terms,
 * without positions (a phrase is proved on the text itself). A long publication stands beside its body as it begins, so that
 * weighing a hundred of them reads little. Ids and aliases are terms of the full text too: an index of
 * their own, where each comes at a random place, took longer to fill than all else together.
 */
const schema = `
  DROP TABLE IF EXISTS position;
  DROP TABLE IF EXISTS publications;
  DROP TABLE IF EXISTS cards;
  DROP TABLE IF EXISTS traits;
  DROP TABLE IF EXISTS facets;
  DROP TABLE IF EXISTS passages;
  DROP TABLE IF EXISTS publication_text;
  DROP TABLE IF EXISTS passage_text;
  CREATE TABLE position (change INTEGER NOT NULL, made TEXT NOT NULL) STRICT;
  INSERT INTO position VALUES (0, '');
  CREATE TABLE publications (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    event TEXT NOT NULL,
    begins TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE passages (number INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE INDEX publications_by_event ON publications (event) WHERE event <> id;
  CREATE TABLE cards (
    number INTEGER PRIMARY KEY,
    event INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    traits TEXT NOT NULL
  ) STRICT;
  CREATE TABLE traits (trait INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value)) STRICT;
  CREATE VIRTUAL TABLE publication_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii');
  CREATE VIRTUAL TABLE passage_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii');
  INSERT INTO publication_text (publication_text, rank) VALUES ('hashsize', 8388608);
  INSERT INTO publication_text (publication_text, rank) VALUES ('automerge', 16);
`;

/** Earlier shapes are dropped: the library holds nothing that the archive does not. */
export const librarySchema = ['', '', '', '', '', schema] as const;
