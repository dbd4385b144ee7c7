import type { EventId, Publication, PublicationId } from '../domain/publication.ts';
import type { Context } from './command.ts';

/** An event by its own id, or by that of any of its publications: what was merged is found by its old name. */
export async function eventMembers(
  id: EventId | PublicationId,
  { library, viewer }: Pick<Context, 'library' | 'viewer'>,
): Promise<readonly Publication[]> {
  const members = await library.event(viewer, id);
  if (members.length > 0) return members;
  const one = await library.publication(viewer, id);
  return one === null ? [] : library.event(viewer, one.event);
}
