import type { Passage } from '../../domain/entry.ts';
import type { Bilingual } from '../../domain/language.ts';
import type { MeasureId } from '../../domain/measure.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Instant } from '../../domain/time.ts';
import type { FacetName } from '../query.ts';

/** What stands behind so many characters of a search is not read, and that is said. */
export const wordsLengthMax = 2_000;

export interface SearchRequest {
  /** As a person typed it, filters and all. */
  readonly words: string;
  readonly limit: number;
  /** Results to pass over. */
  readonly offset?: number;
  readonly now: Instant;
}

/** Where words stand; `passage` is the one that comes with the hit. */
export type WordsPlace = 'title' | 'summary' | 'text' | 'publisher' | 'passage';

/** Why something was found: words as they were sought, and where they stand; or a fact that stands for them. */
export type Why =
  | { readonly kind: 'words'; readonly words: string; readonly place: WordsPlace }
  | { readonly kind: 'fact'; readonly facet: FacetName; readonly value: string };

export interface SearchHit {
  /** Without its passages, which may be a whole law. */
  readonly publication: Publication;
  /** The passage that fits best, where the publication has passages and one fits. */
  readonly passage: Passage | null;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly why: readonly Why[];
  /** False where some of the words were not found in it. */
  readonly isWhole: boolean;
}

export interface SearchFound {
  readonly hits: readonly SearchHit[];
  /** How many have every word, and how many have some. */
  readonly whole: number;
  readonly partly: number;
  /** False where only the newest were counted. */
  readonly isExact: boolean;
  /** Measures that the words name. */
  readonly measures: readonly MeasureId[];
  /** What was taken for what, what was mended, what nobody knows. */
  readonly notes: readonly Bilingual[];
  /** Counts among the hits that were ranked. */
  readonly facets: Readonly<Partial<Record<FacetName, Readonly<Record<string, number>>>>>;
}
