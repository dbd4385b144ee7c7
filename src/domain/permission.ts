import { type Role, roles, type Viewer } from './workspace.ts';

/** What not everybody need be allowed to do. */
export const permissions = ['review', 'subscriptions', 'settings', 'export', 'audit', 'sources', 'tokens'] as const;
export type Permission = (typeof permissions)[number];

/** The least role that may do each thing; `admin` may do what a `reviewer` may, and so on. */
export type PermissionTable = Readonly<Record<Permission, Role>>;

export const defaultPermissions: PermissionTable = {
  review: 'reader',
  subscriptions: 'reader',
  settings: 'reader',
  export: 'reader',
  audit: 'admin',
  sources: 'admin',
  tokens: 'admin',
};

export function isPermitted({ roles: own }: Pick<Viewer, 'roles'>, what: Permission, table: PermissionTable): boolean {
  const rank = (role: Role) => roles.indexOf(role);
  return own.some(role => rank(role) >= rank(table[what]));
}
