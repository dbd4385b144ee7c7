/** Our own noun: each Slack team or Teams tenant is an installation that belongs to one. */
export type WorkspaceId = string;

export const mainWorkspace: WorkspaceId = 'main';

/** Where people of other organisations read from, in channels that are shared with them: it owns nothing. */
export const outsiders: WorkspaceId = 'outsiders';

/** Who a source or publication belongs to: everybody, or one workspace that added it. */
export type Owner = 'shared' | WorkspaceId;

export const roles = ['reader', 'reviewer', 'admin', 'operator'] as const;
export type Role = (typeof roles)[number];

/** `platform:installation/id`, so that nobody passes for another platform's person. */
export type PersonId = string;

/** Who asks. Every read takes one, and sees what is shared and what its workspace owns. */
export interface Viewer {
  readonly workspace: WorkspaceId;
  /** Who it is: `slack:T1/U2`, by platform, installation and the platform's own id; a word where nobody signs in. */
  readonly person: PersonId;
  /** None for a person of another organisation, who looks public facts up and nothing else. */
  readonly roles: readonly Role[];
}

/** True where the viewer may see what this owner has. */
export function maySee(viewer: Pick<Viewer, 'workspace'>, owner: Owner): boolean {
  return owner === 'shared' || owner === viewer.workspace;
}
