import type { Clause } from '../../../src/library/search/clauses.ts';

/** Writes clauses so that `parseClauses` reads the same. */
export function printClauses(clauses: readonly Clause[]): string {
  return clauses
    .map(clause => {
      const minus = clause.isNegated ? '-' : '';
      if (clause.kind === 'word') return `${minus}${clause.text}`;
      if (clause.kind === 'phrase') return `${minus}${quoted(clause.text)}`;
      return `${minus}${clause.name}:${quoted(clause.value)}`;
    })
    .join(' ');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
