import type { Context } from '../../src/commands/command.ts';
import type { SearchFound, SearchHit } from '../../src/library/search/found.ts';

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
  const [shown = 0, last = ''] = after === null ? [] : (JSON.parse(after) as [number, string]);
  const wanted = Math.min(hitsMax, shown + 2 * limit + shifted);
  const found = await library.search(viewer, { words, limit: wanted, now });
  const each = [...new Map(found.hits.toReversed().map(hit => [keyOf(hit), hit])).values()].toReversed();
  const place = each.findIndex(hit => keyOf(hit) === last);
  const start = place < 0 ? Math.min(shown, each.length) : place + 1;
  const hits = each.slice(start, start + limit);
  const end = hits.at(-1);
  const isLast = end === undefined || (start + limit >= each.length && found.hits.length < wanted);
  const isCut = start + limit >= each.length && wanted >= hitsMax;
  return { hits, found, next: isLast || isCut ? null : JSON.stringify([start + hits.length, keyOf(end)]) };
}
