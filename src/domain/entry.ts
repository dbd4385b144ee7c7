import type { PartialDate } from './time.ts';

/** One item of a publisher's document, as plain text and absolute addresses. */
export interface Entry {
  readonly title: string;
  readonly link: string | null;
  /** What the document calls it: guid, rdf:about, atom:id, e-Gov's case number. */
  readonly id: string | null;
  readonly summary: string;
  readonly content: string;
  readonly published: PartialDate | null;
  readonly updated: PartialDate | null;
  readonly categories: readonly string[];
  readonly author: string | null;
  readonly passages: readonly Passage[];
}

/** Where in a document a passage stands. */
export type Pinpoint =
  | {
      readonly kind: 'article';
      readonly article: string;
      readonly paragraph: string | null;
      readonly item: string | null;
    }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'heading'; readonly heading: string };

/** A piece of a longer text that an answer can quote: a paragraph of a law, a page of a PDF, a section of a page. */
export interface Passage {
  readonly pinpoint: Pinpoint;
  readonly heading: string;
  readonly text: string;
}

/** Something in a document that could not be read as it should; the rest was read all the same. */
export interface ReadIssue {
  readonly code: string;
  readonly detail: string;
  /** Number of the entry from 0; null where the document as a whole is meant. */
  readonly entry: number | null;
}

/** Code of the issue of a document that is not whole: its validators must not be kept, so that it is read again. */
export const breaksOff = 'breaks-off';

/** What a reader makes of bytes; reading never fails, it reports. */
export interface Reading {
  readonly feed: { readonly title: string; readonly link: string | null; readonly description: string } | null;
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
  /** Addresses of the PDFs that a watched page links, to be watched with it. */
  readonly linked?: readonly string[];
}

/** A page as somebody finds it who looks for what to watch. */
export interface FoundPage {
  /** Its own name; empty where it has none. */
  readonly title: string;
  /** Feeds that it names by `<link rel="alternate">`, in its order. */
  readonly feeds: readonly string[];
}

/** A document as it came from the network. */
export interface FetchedDocument {
  /** The address that answered, after redirects. */
  readonly url: string;
  /** The Content-Type header, as sent. */
  readonly contentType: string | null;
  readonly body: Uint8Array;
}
