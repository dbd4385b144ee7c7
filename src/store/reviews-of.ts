import type { EventId } from '../domain/publication.ts';
import { merged, type Review } from '../domain/review.ts';
import type { WorkspaceId } from '../domain/workspace.ts';
import type { Store } from './store.ts';

/** What has become of these events; what was kept under ids that an event absorbed counts in. */
export async function reviewsOf(
  { reviews, events }: Pick<Store, 'reviews' | 'events'>,
  workspace: WorkspaceId,
  asked: readonly EventId[],
): Promise<ReadonlyMap<EventId, Review>> {
  const names = await events.namesOf(asked);
  const kept = await reviews.find(workspace, [...new Set([...asked, ...[...names.values()].flat()])]);
  const found = new Map<EventId, Review>();
  for (const event of asked) {
    const own = [event, ...(names.get(event) ?? [])];
    const [first, ...others] = kept.filter(one => own.includes(one.event));
    if (first !== undefined) found.set(event, { ...others.reduce(merged, first), event });
  }
  return found;
}
