import type { Context } from '../../src/commands/command.ts';
import type { SearchFound, SearchHit } from '../../src/library/search/found.ts';
import { readPlace } from './place.ts';

/** Hits that can be turned through, one page after another; the search weighs no more of them. */
export const hitsMax = 240;
/** So many that came in before the last one shown are looked behind. */
const shifted = 20;

/** A page of what was found. */
export interface FoundPage {
  readonly hits: readonly SearchHit[];
  readonly found: SearchFound;
  readonly next: string | null;
}

/**
 * The hits behind the one that was shown last, best first, each key once: what came in meanwhile in front of it shifts
 * nothing.
 * @param keyOf Hits with the same key are one: publications by their event.
 */
export async function turnFound(
  { words, limit, after }: { readonly words: string; readonly limit: number; readonly after: string | null },
  { library, viewer, now }: Context,
  keyOf: (hit: SearchHit) => string,
): Promise<FoundPage> {
  const { shown: depth, last } = readPlace(after);
  const wanted = Math.min(hitsMax, depth + limit + (after === null ? 1 : shifted));
  const found = await library.search(viewer, { words, limit: wanted, now });
  const each = found.hits.filter((hit, index, all) => all.findIndex(one => keyOf(one) === keyOf(hit)) === index);
  const place = each.findIndex(hit => keyOf(hit) === last);
  const start = place < 0 ? Math.min(depth, each.length) : place + 1;
  const hits = each.slice(start, start + limit);
  const end = hits.at(-1);
  const isAll = start + limit >= each.length && (found.hits.length < wanted || wanted === hitsMax);
  const next = end === undefined || isAll ? null : JSON.stringify([found.hits.indexOf(end) + 1, keyOf(end)]);
  return { hits, found, next };
}
