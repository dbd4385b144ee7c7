import type { FetchedDocument } from './entry.ts';
import type { FailureReason, Validators } from './source.ts';
import type { Instant } from './time.ts';

/** What came of asking an address once. */
export type FetchOutcome =
  | {
      readonly kind: 'document';
      readonly document: FetchedDocument;
      readonly validators: Validators;
      /** Longest of Cache-Control max-age and Expires, in ms; 0 when absent. */
      readonly advisedMs: number;
      /** Where a permanent redirect points; reported, never followed silently by the catalogue. */
      readonly movedTo: string | null;
    }
  | { readonly kind: 'unchanged'; readonly advisedMs: number }
  | {
      readonly kind: 'failed';
      readonly reason: FailureReason;
      /** An English sentence for the operator: what happened, to what. */
      readonly detail: string;
      /** From Retry-After; null where the server said nothing. */
      readonly retryAt: Instant | null;
    };

/** Asks one address, conditionally where validators are known. */
export type Fetch = (url: string, validators: Validators | null) => Promise<FetchOutcome>;
