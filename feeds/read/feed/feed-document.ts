import type { FetchedDocument, Reading } from '../../../src/domain/entry.ts';
import { decode } from '../bytes/decode.ts';
import { type Form, sniff } from '../bytes/sniff.ts';
import { readFeed } from './feed.ts';

/** Reads the bytes of a feed: RSS, RDF, Atom or JSON Feed; which one, the bytes say. */
export async function readFeedDocument(document: FetchedDocument): Promise<Reading> {
  const form = sniff(document);
  const known = notFeeds[form];
  if (known !== undefined) return noFeed(`it is no feed but ${known}`);
  const { text, issues } = decode(document.body, document.contentType);
  const reading = form === 'json-feed' ? await asJson(text, document.url) : await readFeed(text, document.url);
  return { ...reading, issues: [...issues, ...reading.issues] };
}

const notFeeds: Partial<Record<Form, string>> = {
  html: 'an HTML page',
  pdf: 'a PDF',
  'law-xml': 'a law of e-Gov’s',
  'law-json': 'a law of e-Gov’s',
};

async function asJson(text: string, url: string): Promise<Reading> {
  return (await import('./json-feed.ts')).readJsonFeed(text, url);
}

function noFeed(detail: string): Reading {
  return { feed: null, entries: [], issues: [{ code: 'no-feed', detail, entry: null }] };
}
