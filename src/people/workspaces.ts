import { platforms } from '../domain/chat.ts';
import { mainWorkspace, outsiders, type WorkspaceId } from '../domain/workspace.ts';
import type { Store } from '../store/store.ts';

/** What is kept of workspaces. */
const kinds = ['setting', 'token', 'subscription', 'review', 'delivery', 'audit'] as const;

/**
 * Every workspace of which something is kept, those that have let Kairan go too.
 * @param among What is looked through for them; of a large store it takes a while.
 */
export async function everyWorkspace(
  store: Store,
  among: readonly (typeof kinds)[number][] = kinds,
): Promise<readonly WorkspaceId[]> {
  const found = new Set(await workspacesOf(store));
  for (const kind of among)
    for await (const { records } of store.records.read(kind))
      for (const { workspace } of records as readonly { readonly workspace: WorkspaceId }[]) found.add(workspace);
  return [...found];
}

/** Every workspace that is at work: the main one, outsiders', and those that were let in or added sources. */
export async function workspacesOf({ installations, added }: Store): Promise<readonly WorkspaceId[]> {
  const installed = (await Promise.all(platforms.map(one => installations.list(one)))).flat();
  const owners = (await added.list()).map(({ source }) => source.owner).filter(owner => owner !== 'shared');
  return [...new Set([mainWorkspace, outsiders, ...installed.map(({ workspace }) => workspace), ...owners])];
}
