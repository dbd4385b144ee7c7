import type { FetchedDocument, Reading } from '../domain/entry.ts';
import type { FetchOutcome } from '../domain/fetching.ts';
import type { Source, SourceKind } from '../domain/source.ts';
import type { PreparedDocument } from '../ingest/prepare.ts';

/** What an operator's verb may do without a store: look at the catalogue, ask an address, read a document. */
export interface Outside {
  sources(): readonly Source[];
  /** Names of the hosts that the sources are fetched from. */
  hosts(): readonly string[];
  fetch(url: string): Promise<FetchOutcome>;
  /** Reads as the kind says; where it is null, as the bytes say. Never rejects for what the bytes are. */
  read(document: FetchedDocument, kind: SourceKind | null): Promise<Reading>;
  /** Reads and judges as a round would, in a thread with limits; rejects where they are reached. */
  prepare(document: FetchedDocument, source: Source): Promise<PreparedDocument>;
  close(): Promise<void>;
}
