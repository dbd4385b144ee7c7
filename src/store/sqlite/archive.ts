import type { Publication } from '../../domain/publication.ts';
import type { Archive, Change } from '../archive.ts';
import type { Database, Row } from './database.ts';
import { writeState } from './sources.ts';

export function sqliteArchive(database: Database): Archive {
  /** The last change that is known to be on the disk. */
  let settledTo = 0;

  return {
    // A document's commit does not wait for the disk, only whoever is told of it does: what a power cut undoes is
    // fetched again, validators and all.
    async commit({ owner, state, publications, identities }) {
      return database.lightStep(() => {
        if (!writeState(database, state)) return { kind: 'stale' };
        for (const publication of publications) {
          write(publication, 'said');
          keepRevision(publication);
        }
        for (const { key, publication } of identities) {
          database.run('INSERT OR IGNORE INTO identities VALUES (?, ?, ?, ?)', owner, state.id, key, publication);
        }
        return { kind: 'committed', lastChange: lastChange() };
      });
    },

    async changes(after, limit) {
      const changes = database
        .all(
          'SELECT id, change, born, said, owner, body FROM publications WHERE change > ? ORDER BY change LIMIT ?',
          after,
          limit,
        )
        .map(toChange);
      settle(changes.at(-1)?.change ?? 0);
      return changes;
    },

    async known(owner, source, keys, urls) {
      const rows = database.all(
        `SELECT p.id, p.body, i.key FROM publications p LEFT JOIN identities i ON i.publication = p.id
         WHERE p.body IS NOT NULL AND p.id IN (
           SELECT publication FROM identities WHERE owner = ?1 AND source = ?2 AND key IN (SELECT value FROM json_each(?3))
           UNION SELECT id FROM publications WHERE owner = ?1 AND source = ?2 AND url IN (SELECT value FROM json_each(?4)))`,
        owner,
        source,
        JSON.stringify(keys),
        JSON.stringify(urls),
      );
      return [...Map.groupBy(rows, row => row.id).values()].map(group => ({
        publication: JSON.parse(String(group[0]?.body)) as Publication,
        keys: group.flatMap(({ key }) => (key === null ? [] : [String(key)])),
      }));
    },

    async revisions(id) {
      const rows = database.all('SELECT body FROM revisions WHERE publication = ? ORDER BY revision', id);
      return rows.map(({ body }) => JSON.parse(String(body)) as Publication);
    },

    async rejudge(publications) {
      return database.step(() => {
        const present = publications.filter(
          ({ id }) => database.get('SELECT 1 FROM publications WHERE id = ? AND body IS NOT NULL', id) !== undefined,
        );
        for (const publication of present) write(publication, 'judged');
        return present.length;
      });
    },

    async remove(ids) {
      database.step(() => {
        for (const id of ids) {
          const removed = database.run(
            'UPDATE publications SET body = NULL, url = NULL, event = NULL, deadline = NULL, change = ? WHERE id = ? AND body IS NOT NULL',
            lastChange() + 1,
            id,
          );
          if (removed === 0) continue;
          nextChange();
          database.run('DELETE FROM revisions WHERE publication = ?', id);
          database.run('DELETE FROM identities WHERE publication = ?', id);
        }
      });
    },
  };

  /** Puts what followers are about to be told on the disk, so that no power cut leaves them ahead of the archive. */
  function settle(change: number): void {
    if (change <= settledTo) return;
    settledTo = database.step(() => {
      const last = lastChange();
      // Only a step that changes something waits for the disk.
      database.run(
        "INSERT INTO counters VALUES ('settled', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        last,
      );
      return last;
    });
  }

  function write(publication: Publication, what: 'said' | 'judged'): void {
    const { id, owner, source, url, event, deadline } = publication;
    database.run(
      `INSERT INTO publications (id, change, born, said, owner, source, url, event, deadline, body)
       VALUES (?1, ?2, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
       ON CONFLICT (id) DO UPDATE SET change = excluded.change, url = excluded.url, event = excluded.event,
         deadline = excluded.deadline, body = excluded.body, said = ${what === 'said' ? 'excluded.said' : 'said'}`,
      id,
      nextChange(),
      owner,
      source,
      url,
      event,
      deadline?.on ?? null,
      JSON.stringify(publication),
    );
  }

  function keepRevision(publication: Publication): void {
    database.run(
      'INSERT OR REPLACE INTO revisions VALUES (?, ?, ?)',
      publication.id,
      publication.revision,
      JSON.stringify(publication),
    );
  }

  function nextChange(): number {
    return Number(database.get("UPDATE counters SET value = value + 1 WHERE name = 'change' RETURNING value")?.value);
  }

  function lastChange(): number {
    return Number(database.get("SELECT value FROM counters WHERE name = 'change'")?.value);
  }
}

function toChange({ id, change, born, said, owner, body }: Row): Change {
  const publication = body === null ? null : (JSON.parse(String(body)) as Publication);
  return {
    id: String(id),
    change: Number(change),
    born: Number(born),
    said: Number(said),
    owner: String(owner),
    publication,
  };
}
