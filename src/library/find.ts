import type { Passage } from '../domain/entry.ts';
import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import { ownSeen, type Viewer } from '../domain/workspace.ts';
import type { Database, Row } from '../store/sqlite/database.ts';
import { numbersOfId } from './full-text.ts';
import { passagesMax } from './number.ts';

/** Whole publications, as far as the viewer may see them. */
export interface Find {
  /** In the order of these numbers. */
  at(viewer: Viewer, numbers: readonly number[]): Publication[];
  /** The same by number, without their passages, which may be many. */
  bare(viewer: Viewer, numbers: readonly number[]): { readonly number: number; readonly publication: Publication }[];
  /** The same as they begin: of a longer title, summary and text so much as `beginningLengthMax`. */
  beginnings(viewer: Viewer, numbers: readonly number[]): Beginning[];
  /** Passages at these places of a publication, in this order. */
  passages(number: number, places: readonly number[]): Passage[];
  /** By its id, or by another under which it is known. */
  publication(viewer: Viewer, id: PublicationId): Publication | null;
  /** Oldest first. */
  members(viewer: Viewer, event: EventId): Publication[];
}

export interface Beginning {
  readonly number: number;
  readonly publication: Publication;
  readonly isCut: boolean;
  /** Of the whole, in bytes. */
  readonly size: number;
}

/** Longest beginning of a text that is kept for weighing, in UTF-16 units. */
export const beginningLengthMax = 4_000;

export function createFind(database: Database): Find {
  const bare: Find['bare'] = (viewer, numbers) =>
    database
      .all(
        `SELECT p.number, p.body FROM json_each(?) AS asked JOIN publications p ON p.number = asked.value
         WHERE p.owner IN ('shared', ?) ORDER BY asked.key`,
        JSON.stringify(numbers),
        ownSeen(viewer),
      )
      .map(({ number, body }) => ({ number: Number(number), publication: JSON.parse(String(body)) as Publication }));
  const at: Find['at'] = (viewer, numbers) =>
    bare(viewer, numbers).map(({ number, publication }) => ({ ...publication, passages: everyPassage(number) }));
  const everyPassage = (number: number) =>
    database
      .all(
        'SELECT body FROM passages WHERE number >= ? AND number < ? ORDER BY number',
        number * passagesMax,
        (number + 1) * passagesMax,
      )
      .map(toPassage);
  const byId = (viewer: Viewer, id: PublicationId) =>
    at(viewer, numbersOfId(database, id)).filter(one => one.id === id || one.aliases?.includes(id));

  return {
    at,
    bare,
    beginnings: (viewer, numbers) =>
      database
        .all(
          `SELECT p.number, coalesce(p.begins, p.body) AS body, p.begins IS NOT NULL AS cut, octet_length(p.body) AS size
           FROM json_each(?) AS asked JOIN publications p ON p.number = asked.value
           WHERE p.owner IN ('shared', ?) ORDER BY asked.key`,
          JSON.stringify(numbers),
          ownSeen(viewer),
        )
        .map(({ number, body, cut, size }) => ({
          number: Number(number),
          publication: JSON.parse(String(body)) as Publication,
          isCut: cut === 1 || cut === 1n,
          size: Number(size),
        })),
    passages: (number, places) =>
      places.flatMap(place => {
        const row = database.get('SELECT body FROM passages WHERE number = ?', number * passagesMax + place);
        return row === undefined ? [] : [toPassage(row)];
      }),
    publication(viewer, id) {
      const known = byId(viewer, id);
      return known.find(one => one.id === id) ?? known[0] ?? null;
    },
    members(viewer, event) {
      const others = database
        .all('SELECT number FROM publications WHERE event = ? AND event <> id', event)
        .map(({ number }) => Number(number));
      const first = numbersOfId(database, event);
      const numbers = [...new Set([...first, ...others])].sort((a, b) => a - b);
      return at(viewer, numbers).filter(one => one.event === event);
    },
  };
}

function toPassage({ body }: Row): Passage {
  return JSON.parse(String(body)) as Passage;
}
