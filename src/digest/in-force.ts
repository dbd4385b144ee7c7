import type { Publication } from '../domain/publication.ts';
import type { Relevance } from '../domain/tags.ts';
import type { Day } from '../domain/time.ts';
import type { Viewer } from '../domain/workspace.ts';
import type { Library } from '../library/library.ts';

/** What takes effect was published at most so long before. */
const yearsBack = 2;
const publicationsMax = 500;

/** Publications that say of an Act or order when it takes effect, the newest first; which of them still lies ahead they tell. */
export async function inForceOf(
  { viewer, library }: { readonly viewer: Viewer; readonly library: Library },
  today: Day,
  relevance: readonly Relevance[] = ['core'],
): Promise<readonly Publication[]> {
  const since = Temporal.PlainDate.from(today).subtract({ years: yearsBack }).toString();
  const found = await library.list(viewer, { stage: ['in-force'], since, relevance }, { limit: publicationsMax });
  return found.publications;
}
