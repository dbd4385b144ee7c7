import { readPlace } from './place.ts';
import type { Asked, Listed } from './resource.ts';

/** A page of a list that is at hand as a whole, behind the one that was shown last, or behind its place where it is gone. */
export function turnList(all: readonly object[], { limit, after }: Pick<Asked, 'limit' | 'after'>): Listed {
  const { shown, last } = readPlace(after);
  const place = all.findIndex(one => idOf(one) === last);
  const start = place < 0 ? shown : place + 1;
  const data = all.slice(start, start + limit);
  const end = data.at(-1);
  const isLast = end === undefined || start + limit >= all.length;
  return { data, total: all.length, next: isLast ? null : JSON.stringify([start + limit, idOf(end)]) };
}

function idOf(one: object): string {
  return String((one as { readonly id?: unknown }).id);
}
