import { platforms } from '../domain/chat.ts';
import { mainWorkspace, outsiders, type WorkspaceId } from '../domain/workspace.ts';
import type { Store } from '../store/store.ts';

/** Every workspace of which something may be kept: the main one, outsiders', and those that were let in or added sources. */
export async function workspacesOf({ installations, added }: Store): Promise<readonly WorkspaceId[]> {
  const installed = (await Promise.all(platforms.map(one => installations.list(one)))).flat();
  const owners = (await added.list()).map(({ source }) => source.owner).filter(owner => owner !== 'shared');
  return [...new Set([mainWorkspace, outsiders, ...installed.map(({ workspace }) => workspace), ...owners])];
}
