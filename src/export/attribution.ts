import type { Bilingual } from '../domain/language.ts';
import type { Source, SourceId } from '../domain/source.ts';

/** The line that must go with what a source published; null where it asks for none. */
export type AttributionOf = (source: SourceId) => Bilingual | null;

export function createAttribution(sources: readonly Pick<Source, 'id' | 'terms'>[]): AttributionOf {
  const lines = new Map(sources.map(({ id, terms }) => [id, terms.attribution]));
  return source => lines.get(source) ?? null;
}
