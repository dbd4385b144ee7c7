import type { Source, SourceId, Terms } from '../domain/source.ts';
import { importSource } from './import.ts';
import { lawSource } from './law.ts';
import { starterSource } from './recognise.ts';

/** How much of a source's publications may be shown. */
export type TermsOf = (source: SourceId) => Terms['show'];

/** What Kairan comes with is in our own words; what an operator imports is the operator's to show within reason. */
const ours: Readonly<Record<SourceId, Terms['show']>> = {
  [starterSource]: 'full',
  [lawSource.id]: lawSource.terms.show,
  [importSource]: 'excerpt',
};

/** The terms of every source. Of one that has left the catalogue nobody knows them any more, so it shows its address only. */
export function createTerms(sources: readonly Pick<Source, 'id' | 'terms'>[]): TermsOf {
  return source => sources.find(({ id }) => id === source)?.terms.show ?? ours[source] ?? 'link-only';
}
