import type { FuzzTarget } from './target.ts';
import { decoding } from './targets/decoding.ts';
import { feed } from './targets/feed.ts';

/** One file a target; `npm test` gives each a few seconds, `npm run fuzz` as many as it is told. */
export const targets: readonly FuzzTarget[] = [feed, decoding];
