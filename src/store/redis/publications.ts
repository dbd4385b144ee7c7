import type { Publication } from '../../domain/publication.ts';

/** A publication as a script returns it: its text, the event that it belongs to by now, the change of its birth. */
export type Kept = [body: string, event: string, born: number];

export function toPublication([body, event]: Kept): Publication {
  return { ...(JSON.parse(body) as Publication), event };
}

/** Oldest first. */
export function toPublications(rows: readonly Kept[]): Publication[] {
  return rows
    .map(row => ({ born: row[2], publication: toPublication(row) }))
    .sort((a, b) => a.born - b.born || (a.publication.id < b.publication.id ? -1 : 1))
    .map(({ publication }) => publication);
}
