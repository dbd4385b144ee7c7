import type { Call } from '../domain/call.ts';
import type { Language } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import type { PersonId } from '../domain/workspace.ts';

/** A run of plain text; nothing in it is markup, and every renderer escapes it once. */
export type Span =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'strong' | 'quiet' }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** Somebody who is spoken to; a platform that is theirs may call them. `text` says who it is. */
  | { readonly kind: 'person'; readonly id: PersonId; readonly text: string }
  /** A moment that a platform may show in the reader's own zone; `text` says it in the channel's. */
  | { readonly kind: 'moment'; readonly at: Instant; readonly text: string };

export type Spans = readonly Span[];

/** Something to press: it makes the same Call as the words would. */
export interface Button {
  readonly label: string;
  readonly call: Call;
  readonly tone?: 'primary' | 'danger';
}

/** A publication or measure at a glance. */
export interface Card {
  readonly kind: 'card';
  /** Its number in the message, for «item 2»; null where it has none. */
  readonly number: number | null;
  /** Who, what, when: short parts that a platform sets in one line. */
  readonly facts: readonly Spans[];
  readonly title: Spans;
  readonly lines: readonly Spans[];
  readonly buttons: readonly Button[];
  /** Further buttons, for the menu of platforms that have one. */
  readonly more: readonly Button[];
}

export type Block =
  | { readonly kind: 'heading'; readonly spans: Spans }
  | { readonly kind: 'text'; readonly spans: Spans }
  | { readonly kind: 'list'; readonly items: readonly Spans[] }
  | { readonly kind: 'table'; readonly rows: readonly { readonly label: string; readonly value: Spans }[] }
  | { readonly kind: 'quote'; readonly spans: Spans; readonly source: Spans }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** Small print: proof of silence, terms, the footer. */
  | { readonly kind: 'note'; readonly spans: Spans }
  | Card;

/** What Kairan says, before any platform draws it. */
export interface Message {
  readonly language: Language;
  /** The essential in one line, for notifications and for clients that draw no blocks. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** Shows the same as it stands by then: for platforms that ask for it when a reader opens the message. */
  readonly newest?: Call;
}

export function text(words: string, tone?: 'strong' | 'quiet'): Span {
  return tone === undefined ? { kind: 'text', text: words } : { kind: 'text', text: words, tone };
}

/** A link where there is an address, the bare words where there is none. */
export function link(words: string, url: string | null): Span {
  return url === null ? { kind: 'text', text: words } : { kind: 'link', text: words, url };
}
