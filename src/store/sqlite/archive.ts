import { dayOfPublication } from '../../calendar/day-of-publication.ts';
import { dayAhead } from '../../calendar/effect-day.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Archive, Change, Merge } from '../archive.ts';
import { tiesOf } from '../ties.ts';
import type { Database, Row } from './database.ts';
import { writeState } from './sources.ts';

export function sqliteArchive(database: Database): Archive {
  /** The last change that is known to be on the disk. */
  let settledTo = 0;

  return {
    // A document's commit does not wait for the disk, only whoever is told of it does: what a power cut undoes is
    // fetched again, validators and all.
    async commit({ owner, state, publications, identities, merging }) {
      return database.lightStep(() => {
        if (merging !== undefined && merging.readAt !== lastChange()) return { kind: 'overtaken' };
        if (!writeState(database, state)) return { kind: 'stale' };
        const first = reserveChanges(publications.length);
        publications.forEach((publication, index) => {
          if (publication.revision > 1) keepFormer(publication);
          write(publication, first + index, 'said');
        });
        for (const { key, publication } of identities) {
          database.run('INSERT OR IGNORE INTO identities VALUES (?, ?, ?, ?)', owner, state.id, key, publication);
        }
        for (const merge of merging?.merges ?? []) move(merge);
        return { kind: 'committed', lastChange: lastChange() };
      });
    },

    async changes(after, limit, charactersMax = Number.POSITIVE_INFINITY) {
      const rows = database.each(
        'SELECT id, change, born, said, owner, body FROM publications WHERE change > ? ORDER BY change LIMIT ?',
        after,
        limit,
      );
      const changes: Change[] = [];
      let characters = 0;
      for (const row of rows) {
        changes.push(toChange(row));
        characters += row.body === null ? 0 : String(row.body).length;
        if (characters > charactersMax) break;
      }
      settle(changes.at(-1)?.change ?? 0);
      return changes;
    },

    async countAfter(after) {
      return Number(database.get('SELECT count(*) AS count FROM publications WHERE change > ?', after)?.count);
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
        publication: toPublication(group[0] ?? {}),
        keys: group.flatMap(({ key }) => (key === null ? [] : [String(key)])),
      }));
    },

    async near(owner, { urls, ties, ids }) {
      const rows = database.all(
        `SELECT body FROM publications WHERE body IS NOT NULL AND event IN (
           SELECT p.event FROM json_each(?2) q CROSS JOIN publications p
             ON p.owner = ?1 AND p.url = q.value ->> 'url' AND p.day BETWEEN q.value ->> 'from' AND q.value ->> 'to'
           UNION
           SELECT p.event FROM json_each(?3) q CROSS JOIN ties t
             ON t.owner = ?1 AND t.tie = q.value ->> 'tie' AND t.day BETWEEN q.value ->> 'from' AND q.value ->> 'to'
             JOIN publications p ON p.id = t.publication
           UNION
           SELECT p.event FROM json_each(?4) q CROSS JOIN publications p ON p.id = q.value AND +p.owner = ?1)`,
        owner,
        JSON.stringify(urls),
        JSON.stringify(ties),
        JSON.stringify(ids),
      );
      return { readAt: lastChange(), publications: rows.map(toPublication) };
    },

    async revisions(id) {
      const latest = database.get('SELECT body FROM publications WHERE id = ? AND body IS NOT NULL', id);
      if (latest === undefined) return [];
      const { revision } = toPublication(latest);
      const former = database.all(
        'SELECT body FROM revisions WHERE publication = ? AND revision < ? ORDER BY revision',
        id,
        revision,
      );
      return [...former, latest].map(toPublication);
    },

    async rejudge(publications) {
      return database.step(() => {
        const present = publications.filter(
          ({ id }) => database.get('SELECT 1 FROM publications WHERE id = ? AND body IS NOT NULL', id) !== undefined,
        );
        const first = reserveChanges(present.length);
        present.forEach((publication, index) => {
          write(publication, first + index, 'judged');
        });
        return present.length;
      });
    },

    async remove(ids) {
      database.step(() => {
        for (const id of ids) {
          const removed = database.run(
            'UPDATE publications SET body = NULL, url = NULL, deadline = NULL, day = NULL, change = ? WHERE id = ? AND body IS NOT NULL',
            lastChange() + 1,
            id,
          );
          if (removed === 0) continue;
          reserveChanges(1);
          for (const table of ['revisions', 'identities', 'ties'])
            database.run(`DELETE FROM ${table} WHERE publication = ?`, id);
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

  /** Its event is set at its birth; after that only a merge moves it. */
  function write(publication: Publication, change: number, what: 'said' | 'judged'): void {
    const { id, owner, source, url, event, revision } = publication;
    const day = dayOfPublication(publication);
    database.run(
      `INSERT INTO publications (id, change, born, said, owner, source, url, event, deadline, day, body)
       VALUES (?1, ?2, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
       ON CONFLICT (id) DO UPDATE SET change = excluded.change, source = excluded.source, url = excluded.url,
         event = coalesce(event, excluded.event), deadline = excluded.deadline, day = excluded.day,
         body = CASE WHEN event <> excluded.event THEN json_set(excluded.body, '$.event', event) ELSE excluded.body END,
         said = ${what === 'said' ? 'excluded.said' : 'said'}`,
      id,
      change,
      owner,
      source,
      url,
      event,
      dayAhead(publication),
      day,
      JSON.stringify(publication),
    );
    if (what === 'judged' || revision > 1) database.run('DELETE FROM ties WHERE publication = ?', id);
    for (const tie of day === null ? [] : tiesOf(publication))
      database.run('INSERT OR REPLACE INTO ties VALUES (?, ?, ?, ?)', owner, tie, day, id);
  }

  /** The revision before this one, as it was last judged. */
  function keepFormer({ id, revision }: Publication): void {
    database.run(
      `INSERT OR REPLACE INTO revisions SELECT id, body ->> 'revision', body FROM publications
       WHERE id = ? AND body ->> 'revision' < ?`,
      id,
      revision,
    );
  }

  function move({ from, to }: Merge): void {
    const moved = database.all(
      'SELECT id FROM publications WHERE event = ? AND body IS NOT NULL ORDER BY born, id',
      from,
    );
    const first = reserveChanges(moved.length);
    moved.forEach(({ id }, index) => {
      database.run(
        "UPDATE publications SET change = ?1, body = json_set(body, '$.event', ?2) WHERE id = ?3",
        first + index,
        to,
        String(id),
      );
    });
    database.run('UPDATE publications SET event = ? WHERE event = ?', to, from);
    database.run('INSERT OR IGNORE INTO absorbed VALUES (?)', from);
  }

  /** The first of so many change numbers that are the caller's. */
  function reserveChanges(count: number): number {
    const sql = "UPDATE counters SET value = value + ? WHERE name = 'change' RETURNING value";
    return Number(database.get(sql, count)?.value) - count + 1;
  }

  function lastChange(): number {
    return Number(database.get("SELECT value FROM counters WHERE name = 'change'")?.value);
  }
}

function toPublication({ body }: Row): Publication {
  return JSON.parse(String(body)) as Publication;
}

function toChange({ id, change, born, said, owner, body }: Row): Change {
  const publication = body === null ? null : toPublication({ body });
  return {
    id: String(id),
    change: Number(change),
    born: Number(born),
    said: Number(said),
    owner: String(owner),
    publication,
  };
}
