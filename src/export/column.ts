import type { Bilingual, Language } from '../domain/language.ts';

/** A column of a table: what its head says, and what a row says under it. */
export interface Column<Row> {
  readonly head: Bilingual;
  readonly value: (row: Row, language: Language) => string;
}
