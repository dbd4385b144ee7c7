import { dayOfPublication } from '../../../calendar/day-of-publication.ts';
import { dayAhead } from '../../../calendar/effect-day.ts';
import type { Publication } from '../../../domain/publication.ts';
import type { RecordOf } from '../../records.ts';
import { tiesOf } from '../../ties.ts';
import type { Database, Row } from '../database.ts';
import { bodyOf, putRow, type Shelves } from './shelf.ts';

/** What was published, and how far each source has come. */
export function archiveShelves(database: Database): Shelves<'source' | 'publication' | 'change'> {
  const { run } = database;

  return {
    source: {
      from: 'SELECT * FROM sources',
      key: ['id'],
      read: ({ state }) => JSON.parse(String(state)),
      write: one => putRow(database, 'sources', one.id, one.version, JSON.stringify(one)),
    },
    publication: {
      from: 'SELECT *, id IN (SELECT event FROM absorbed) AS absorbed FROM publications',
      key: ['change'],
      read: readPublication,
      write: writePublication,
    },
    change: {
      from: 'SELECT value FROM counters',
      where: "name = 'change'",
      key: ['value'],
      read: ({ value }) => ({ last: Number(value) }),
      write: ({ last }) => void run("UPDATE counters SET value = ? WHERE name = 'change'", last),
    },
  };

  function readPublication(row: Row): RecordOf['publication'] {
    const id = String(row.id);
    const revisions = database.all('SELECT body FROM revisions WHERE publication = ? ORDER BY revision', id);
    const keys = database.all(
      'SELECT owner, source, key FROM identities WHERE publication = ? ORDER BY owner, source, key',
      id,
    );
    return {
      id,
      change: Number(row.change),
      born: Number(row.born),
      said: Number(row.said),
      owner: String(row.owner),
      source: String(row.source),
      // Withdrawn before events were kept: it led to nothing but itself.
      event: row.event === null ? id : String(row.event),
      isAbsorbed: row.absorbed === 1,
      publication: row.body === null ? null : bodyOf<Publication>(row),
      revisions: revisions.map(bodyOf<Publication>),
      identities: keys.map(one => ({ owner: String(one.owner), source: String(one.source), key: String(one.key) })),
    };
  }

  function writePublication(record: RecordOf['publication']): void {
    const { id, change, born, said, owner, source, event, isAbsorbed, publication, revisions, identities } = record;
    const day = publication === null ? null : dayOfPublication(publication);
    for (const [table, column] of publicationTables) run(`DELETE FROM ${table} WHERE ${column} = ?`, id);
    run(
      `INSERT INTO publications (id, change, born, said, owner, source, url, event, deadline, day, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      change,
      born,
      said,
      owner,
      source,
      publication?.url ?? null,
      event,
      publication === null ? null : dayAhead(publication),
      day,
      publication === null ? null : JSON.stringify(publication),
    );
    if (isAbsorbed) run('INSERT INTO absorbed VALUES (?)', id);
    for (const one of revisions) run('INSERT INTO revisions VALUES (?, ?, ?)', id, one.revision, JSON.stringify(one));
    for (const one of identities) putRow(database, 'identities', one.owner, one.source, one.key, id);
    for (const tie of publication === null || day === null ? [] : tiesOf(publication))
      run('INSERT INTO ties VALUES (?, ?, ?, ?)', owner, tie, day, id);
  }
}

const publicationTables = [
  ['publications', 'id'],
  ['revisions', 'publication'],
  ['identities', 'publication'],
  ['ties', 'publication'],
  ['absorbed', 'event'],
] as const;
