import type { WorkspaceId } from '../domain/workspace.ts';
import type { Positions } from '../store/positions.ts';

/** Whether a workspace lets a model word its answers: switched once, for all its conversations and every process. */
export interface WorkspaceSwitch {
  isOn(workspace: WorkspaceId): Promise<boolean>;
  turn(workspace: WorkspaceId, on: boolean): Promise<void>;
}

export function createWorkspaceSwitch(positions: Positions): WorkspaceSwitch {
  const nameOf = (workspace: WorkspaceId) => `model in ${workspace}`;
  return {
    isOn: async workspace => (await positions.at(nameOf(workspace))) === 1,
    async turn(workspace, on) {
      for (let turned = false; !turned; ) {
        const before = await positions.at(nameOf(workspace));
        turned = await positions.move(nameOf(workspace), before, on ? 1 : 0);
      }
    },
  };
}
