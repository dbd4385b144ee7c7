import type { FetchedDocument, Reading } from '../../src/domain/entry.ts';
import { decode } from './decode.ts';
import { readFeed } from './feed.ts';

/** Reads the bytes of a feed: RSS, RDF, Atom. */
export async function readFeedDocument({ body, contentType, url }: FetchedDocument): Promise<Reading> {
  const { text, issues } = decode(body, contentType);
  const reading = await readFeed(text, url);
  return { ...reading, issues: [...issues, ...reading.issues] };
}
