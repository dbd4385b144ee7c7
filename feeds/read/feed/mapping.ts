import type { PartialDate } from '../../../src/domain/time.ts';
import type { Element } from './element.ts';

/** What an entry's mapping is handed: the feed's way of reading texts, addresses and dates. */
export interface Mapping {
  /** The document's address; null where only the file is known and it does not say itself. */
  readonly base: string | null;
  /** The first of these elements that has words, as plain text. */
  words(elements: readonly Element[]): string;
  /** The first of these that can be read. */
  date(written: readonly string[]): PartialDate | null;
}
