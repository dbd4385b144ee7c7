import { ownSeen, type Viewer } from '../../domain/workspace.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { seenBy } from '../full-text.ts';
import { firstNumberOf, numbersADay, passagesMax } from '../number.ts';
import type { Understood } from './understand.ts';

/**
 * The full text as one search may see it: within its days, for its viewer. Numbers come newest first. FTS5 passes over a
 * bound of rowids that is no integer, which is how numbers are bound: hence the casts.
 */
export interface LookUp {
  /**
   * Publications under an expression of FTS5 that fulfil the search's filters.
   * @param among Only these and what lies between them.
   */
  publications(
    expression: string,
    limit: number,
    among?: { readonly oldest: number; readonly newest: number },
  ): readonly number[];
  /** True where a publication fulfils the search's filters. */
  fulfils(number: number): boolean;
  /** Passages, each as the number of its publication and its place there. */
  passages(expression: string, limit: number): { readonly number: number; readonly place: number }[];
  /** Any publications within the days. */
  newest(limit: number): number[];
}

/** What the full text answered within a search: a question names things twice, and is asked again in other words. */
export type Answered = Map<string, readonly number[]>;

export function createLookUp(
  database: Database,
  viewer: Viewer,
  { must, mustNot, since, before }: Pick<Understood, 'must' | 'mustNot' | 'since' | 'before'>,
  answered: Answered,
): LookUp {
  const low = since === null ? 0 : firstNumberOf(since);
  const high = before === null ? firstNumberOf('9999-12-31') + numbersADay : firstNumberOf(before);
  const numbers = (table: string, expression: string, from: number, to: number, limit: number): readonly number[] => {
    const key = [table, expression, from, to, limit].join(' ');
    const known = answered.get(key);
    if (known !== undefined) return known;
    const found = database
      .all(
        `SELECT rowid AS n FROM ${table} WHERE ${table} MATCH ?
         AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER) ORDER BY rowid DESC LIMIT ?`,
        seenBy(expression, ownSeen(viewer)),
        from,
        to,
        limit,
      )
      .map(({ n }) => Number(n));
    answered.set(key, found);
    return found;
  };
  const has = (number: number, expression: string) =>
    database.get(
      'SELECT 1 FROM publication_text WHERE publication_text MATCH ? AND rowid = CAST(? AS INTEGER)',
      expression,
      number,
    ) !== undefined;
  // One NOT of all of them: FTS5 goes some dozens deep only.
  const never = mustNot.map(one => `(${one})`).join(' OR ');
  const without = (expression: string) => (never === '' ? expression : `(${expression}) NOT (${never})`);
  const all = (expressions: readonly string[]) => expressions.map(one => `(${one})`).join(' AND ');
  const filtered = (expression: string) => without(all([expression, ...must]));

  return {
    publications: (expression, limit, { oldest, newest } = { oldest: low, newest: high - 1 }) =>
      numbers('publication_text', filtered(expression), oldest, newest + 1, limit),
    fulfils: number => (must.length === 0 || has(number, all(must))) && (never === '' || !has(number, never)),
    passages: (expression, limit) =>
      numbers('passage_text', without(expression), low * passagesMax, high * passagesMax - 1, limit).map(n => ({
        number: Math.floor(n / passagesMax),
        place: n % passagesMax,
      })),
    newest: limit =>
      database
        .all(
          "SELECT number AS n FROM publications WHERE owner IN ('shared', ?) AND number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
          ownSeen(viewer),
          low,
          high,
          limit,
        )
        .map(({ n }) => Number(n)),
  };
}
