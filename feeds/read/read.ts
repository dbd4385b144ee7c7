import type { FetchedDocument, Reading } from '../../src/domain/entry.ts';
import type { Source } from '../../src/domain/source.ts';
import { decode } from './decode.ts';
import { readFeed } from './feed.ts';

export type ReadOptions = Pick<Source, 'kind' | 'language' | 'selectors'>;

/** Reads a document as its source's kind says. Never throws for what the bytes are; what is wrong with them is an issue. */
export async function readDocument(document: FetchedDocument, how: ReadOptions): Promise<Reading> {
  switch (how.kind) {
    case 'feed':
    case 'egov-comments': {
      const { text, issues } = decode(document.body, document.contentType);
      const reading = await readFeed(text, document.url);
      return { ...reading, issues: [...issues, ...reading.issues] };
    }
    default:
      return {
        feed: null,
        entries: [],
        issues: [{ code: 'no-reader', detail: `nothing reads ${how.kind} yet`, entry: null }],
      };
  }
}
