import type { Instant } from '../../domain/time.ts';
import type { VersionSide } from '../../measures/compare.ts';
import type { Measure } from '../../measures/schema.ts';

/** Two measures, or two versions of one. */
export type Compared =
  | {
      readonly kind: 'measures';
      readonly left: Measure;
      readonly right: Measure;
      readonly newer: number;
      readonly now: Instant;
    }
  | {
      readonly kind: 'versions';
      readonly measure: Measure;
      readonly left: VersionSide & { readonly asked: string };
      readonly right: VersionSide & { readonly asked: string };
      readonly newer: number;
      readonly now: Instant;
    }
  /** One thing, or nothing, was named. */
  | { readonly kind: 'one'; readonly asked: string };
