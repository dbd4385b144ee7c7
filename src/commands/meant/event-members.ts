import type { EventId, Publication, PublicationId } from '../../domain/publication.ts';
import type { Context } from '../command.ts';

/** An event by its own id, or by any that leads to it: what was merged is found by its old name, a withdrawn one's too. */
export async function eventMembers(
  id: EventId | PublicationId,
  { library, viewer, store }: Pick<Context, 'library' | 'viewer' | 'store'>,
): Promise<readonly Publication[]> {
  return library.event(viewer, (await store.events.eventOf(id)) ?? id);
}
