import type { Conversation, Platform, SendOutcome } from './chat.ts';
import type { DeliveryId } from './delivery.ts';
import type { EventId, PublicationId } from './publication.ts';
import type { PollOutcome, SourceId } from './source.ts';
import type { Instant } from './time.ts';

/** What happens in the house, as facts; the log and the metrics subscribe to them. */
export type Observation =
  | { readonly kind: 'started'; readonly version: string; readonly database: string; readonly sources: number }
  /** How many sources are due; 0 where none is. */
  | { readonly kind: 'round-started'; readonly sources: number }
  | {
      readonly kind: 'source-polled';
      readonly source: SourceId;
      readonly outcome: PollOutcome;
      readonly nextDueAt: Instant;
      readonly nextDueWhy: string;
      readonly ms: number;
      /** How many of the round's sources are done, this one included. */
      readonly done: number;
      readonly of: number;
    }
  /** Its new address, as it may be printed. */
  | { readonly kind: 'source-moved'; readonly source: SourceId; readonly to: string }
  /** A document's bytes became tagged publications. */
  | { readonly kind: 'document-prepared'; readonly source: SourceId; readonly ms: number }
  | { readonly kind: 'publications-kept'; readonly source: SourceId; readonly ids: readonly PublicationId[] }
  | { readonly kind: 'round-finished'; readonly ok: number; readonly failed: number; readonly ms: number }
  /** What it tells of which events; the log leads by them from a publication to its messages. */
  | { readonly kind: 'delivery-planned'; readonly delivery: DeliveryId; readonly events: readonly EventId[] }
  | {
      readonly kind: 'delivery-attempted';
      readonly delivery: DeliveryId;
      readonly outcome: SendOutcome['kind'];
      readonly reason: string | null;
      readonly ms: number;
    }
  /** It was given up, or its conversation is gone. */
  | {
      readonly kind: 'delivery-lost';
      readonly delivery: DeliveryId;
      readonly conversation: Conversation;
      readonly how: 'dead' | 'gone';
      readonly reason: string;
    }
  | { readonly kind: 'command-answered'; readonly command: string; readonly ms: number }
  /** The API, a feed or a calendar. */
  | { readonly kind: 'program-answered'; readonly what: string; readonly status: number; readonly ms: number }
  /** `tokens` in and out; `why` of a failure, or of tokens that could not be counted. */
  | {
      readonly kind: 'model-asked';
      readonly model: string;
      readonly outcome: 'written' | 'failed' | 'resting' | 'over-budget';
      readonly tokens: number;
      readonly ms: number;
      readonly why: string | null;
    }
  /** A request from outside that is not what it claims to be. */
  | { readonly kind: 'request-refused'; readonly platform: Platform; readonly why: string }
  /** A platform that cannot be heard for the moment; it is tried again. */
  /** Who is in a conversation was not told: everybody there counts as from outside. */
  | { readonly kind: 'roster-unknown'; readonly platform: Platform; readonly why: string }
  | { readonly kind: 'connection-lost'; readonly platform: Platform; readonly why: string }
  /** An answer that did not reach who asked. */
  | { readonly kind: 'answer-lost'; readonly platform: Platform; readonly why: string }
  | { readonly kind: 'installed' | 'uninstalled'; readonly platform: Platform; readonly tenant: string }
  /** The library has so much to catch up with while it serves; 0 when it has. */
  | { readonly kind: 'library-behind'; readonly publications: number }
  /** Something outside was not there, such as the store; it is done again at the next tick. */
  | { readonly kind: 'put-off'; readonly where: string; readonly why: string }
  /** Something was written that would be lost with the server that holds it. */
  | { readonly kind: 'unreplicated'; readonly why: string }
  | { readonly kind: 'bug'; readonly where: string; readonly error: unknown }
  | { readonly kind: 'stopping'; readonly why: string };

export type Observe = (observation: Observation) => void;
