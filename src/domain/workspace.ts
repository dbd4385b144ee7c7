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

/** Who asks. Every read takes one, and sees what is shared and what its workspace owns, the latter among its own people only. */
export interface Viewer {
  readonly workspace: WorkspaceId;
  /** Who it is: `slack:T1/U2`, by platform, installation and the platform's own id; a word where nobody signs in. */
  readonly person: PersonId;
  /** None for a person of another organisation, who looks public facts up and nothing else. */
  readonly roles: readonly Role[];
  /** Where people of other organisations read along: what is shared, and nothing that the workspace owns. */
  readonly sees?: 'shared';
}

/** Whose eyes something is looked at with. */
export type Sight = Pick<Viewer, 'workspace' | 'sees'>;

/** True where the viewer may see what this owner has. */
export function maySee(viewer: Sight, owner: Owner): boolean {
  return owner === 'shared' || owner === ownSeen(viewer);
}

/** Whose the viewer sees beside what is shared; the same again where that is all. */
export function ownSeen({ workspace, sees }: Sight): Owner {
  return sees === 'shared' ? 'shared' : workspace;
}

/** The viewer as others read along. */
export function amongOutsiders(viewer: Viewer): Viewer {
  return { ...viewer, sees: 'shared' };
}
