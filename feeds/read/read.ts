import type { FetchedDocument, ReadIssue, Reading } from '../../src/domain/entry.ts';
import type { Source, SourceKind } from '../../src/domain/source.ts';
import { decode } from './bytes/decode.ts';
import { kindOf, sniff } from './bytes/sniff.ts';

/** What a source says of how it is read. */
type ReadOptions = Pick<Source, 'kind' | 'language' | 'selectors'>;

/** A reader of one kind of document. It never throws for what the bytes are: what is wrong with them is an issue. */
type DocumentReader = (document: FetchedDocument, how: ReadOptions) => Reading | Promise<Reading>;

/** Reads a document as its source's kind says. Never throws for what the bytes are; what is wrong with them is an issue. */
export async function readDocument(document: FetchedDocument, how: ReadOptions): Promise<Reading> {
  const read = await readerOf(how.kind);
  return read(document, how);
}

/** Reads a document that no source describes: as the kind says, and where none is given as its bytes say. */
export async function readUnknown(document: FetchedDocument, kind: SourceKind | null): Promise<Reading> {
  const form = sniff(document);
  if (kind === null && form === 'html') return readHtml(document);
  const found = kind ?? (form === 'unknown' && isPlainText(document) ? 'page' : kindOf(form));
  if (found === null) {
    const detail = 'its bytes are no feed, HTML page, PDF or law; say with --kind what it is';
    return nothing({ code: 'unknown-form', detail, entry: null });
  }
  return readDocument(document, { kind: found, language: 'ja', selectors: null });
}

/** Each reader is loaded with the first document of its kind: some bring large libraries. */
async function readerOf(kind: SourceKind): Promise<DocumentReader> {
  switch (kind) {
    case 'feed':
      return (await import('./feed/feed-document.ts')).readFeedDocument;
    case 'egov-comments':
      return (await import('./feed/egov-comments.ts')).readEgovComments;
    case 'egov-law':
      return (await import('./law/egov-law.ts')).readLaw;
    case 'pdf':
      return (await import('./pdf/pdf.ts')).readPdf;
    case 'html-list':
      return (await import('./page/html-list.ts')).readHtmlList;
    case 'page':
      return (await import('./page/page.ts')).readPage;
  }
}

/** Words and nothing else: an article that somebody saved. */
function isPlainText({ body, contentType }: FetchedDocument): boolean {
  const { text, issues } = decode(body, contentType);
  return issues.length === 0 && text.trim() !== '' && !/[\u0000-\u0008\u000E-\u001A]|^\s*[[{<]/.test(text);
}

/** Pages are lists as often as articles: one that holds so many dated items is read as a list. */
const datedItemsMin = 3;

async function readHtml(document: FetchedDocument): Promise<Reading> {
  const list = await readDocument(document, { kind: 'html-list', language: 'ja', selectors: null });
  const dated = list.entries.filter(({ published }) => published !== null);
  return dated.length >= datedItemsMin
    ? list
    : readDocument(document, { kind: 'page', language: 'ja', selectors: null });
}

/** What is read of a document that cannot be read at all. */
function nothing(issue: ReadIssue): Reading {
  return { feed: null, entries: [], issues: [issue] };
}
