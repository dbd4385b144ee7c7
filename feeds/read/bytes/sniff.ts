import type { FetchedDocument } from '../../../src/domain/entry.ts';
import type { SourceKind } from '../../../src/domain/source.ts';
import { textIn, wideEncoding } from './decode.ts';

/** What a document's bytes are, whatever its source or its Content-Type call it. */
export type Form = 'feed' | 'json-feed' | 'html' | 'pdf' | 'law-xml' | 'law-json' | 'unknown';

/** Of a document, so much is looked at to tell its form. */
const headBytesMax = 16_384;

/** Tells a document's form by its first bytes. */
export function sniff({ body }: Pick<FetchedDocument, 'body'>): Form {
  const bytes = body.subarray(0, headBytesMax);
  // Some servers send a few blanks or a byte order mark first.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  const head = headOf(bytes).trimStart();
  if (head.startsWith('{')) return jsonForm(head);
  return markupForm(head);
}

/** The kind of source that such a form is read as; null where the bytes do not say. */
export function kindOf(form: Form): SourceKind | null {
  switch (form) {
    case 'feed':
    case 'json-feed':
      return 'feed';
    case 'html':
      return 'page';
    case 'pdf':
      return 'pdf';
    case 'law-xml':
    case 'law-json':
      return 'egov-law';
    case 'unknown':
      return null;
  }
}

/** The beginning as far as it is ASCII, which is all that tells a form; whatever the encoding. */
function headOf(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return textIn(bytes, wide);
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
}

function jsonForm(head: string): Form {
  if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(head)) return 'json-feed';
  if (/"(?:law_info|law_full_text|revision_info|law_revision_id|attached_files_info)"/.test(head)) return 'law-json';
  return /"items"\s*:\s*\[/.test(head) ? 'json-feed' : 'unknown';
}

/** The first element that says what the document is; comments, declarations and instructions stand before it. */
function markupForm(head: string): Form {
  const bare = head.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  const root = /<(?:[\w.-]+:)?([a-z][\w.-]*)/i.exec(bare)?.[1]?.toLowerCase() ?? '';
  if (/^(?:rss|rdf|feed|channel|entry)$/.test(root)) return 'feed';
  if (/^(?:law|dataroot|law_data_response|law_full_text)$/.test(root)) return 'law-xml';
  if (/<!doctype\s+html/i.test(bare) || /^(?:html|head|body|title|meta|main|div|table|p|h1|ul)$/.test(root))
    return 'html';
  return /<(?:[\w.-]+:)?(?:rss|rdf|feed)[\s>]/i.test(bare) ? 'feed' : 'unknown';
}
