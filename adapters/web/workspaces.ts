import type { Conversation } from '../../src/domain/chat.ts';
import { mainWorkspace, type Role, type WorkspaceId } from '../../src/domain/workspace.ts';
import type { Store } from '../../src/store/store.ts';

/** A workspace that the console can be turned to. */
export interface WorkspaceChoice {
  readonly id: WorkspaceId;
  /** As its platform calls it; null for the main one, and where nobody says. */
  readonly name: string | null;
}

/**
 * The workspaces that whoever runs Kairan may look into: the main one, and every tenant that has let it in. Nobody else has a
 * choice: a viewer of one workspace stays there.
 */
export async function workspacesFor(
  { workspace, roles }: { readonly workspace: WorkspaceId; readonly roles: readonly Role[] },
  { installations }: Pick<Store, 'installations'>,
): Promise<readonly WorkspaceChoice[]> {
  if (workspace !== mainWorkspace || !roles.includes('admin')) return [];
  const installed = (
    await Promise.all((['slack', 'teams'] as const).map(platform => installations.list(platform)))
  ).flat();
  const named = new Map(installed.map(({ workspace: id, name }) => [id, name]));
  named.delete(mainWorkspace);
  return [{ id: mainWorkspace, name: null }, ...[...named].map(([id, name]) => ({ id, name }))];
}

/** Where a workspace's chat on the console is. */
export function consoleOf(workspace: WorkspaceId): Conversation {
  return { platform: 'web', id: workspace === mainWorkspace ? 'console' : `console/${workspace}` };
}
