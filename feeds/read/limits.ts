import type { ReadIssue } from '../../src/domain/entry.ts';

/** Entries of one document that are taken; what is beyond is counted in an issue. */
export const entriesMax = 2_000;

export function tooManyEntries(count: number): ReadIssue {
  const detail = `it has ${count} entries; the first ${entriesMax} were read`;
  return { code: 'too-many-entries', detail, entry: null };
}
