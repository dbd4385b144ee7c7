import type { Conversation } from '../../domain/chat.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Instant } from '../../domain/time.ts';
import { mintToken, type Token, type TokenId } from '../../domain/token.ts';
import { type Role, roles, type Viewer } from '../../domain/workspace.ts';
import type { Store } from '../../store/store.ts';
import { logAct } from './log-act.ts';

/** Who makes or ends a token, and where. */
interface By {
  readonly store: Pick<Store, 'tokens' | 'audit'>;
  readonly viewer: Viewer;
  readonly conversation: Conversation;
  readonly now: Instant;
}

/** What is asked of a token. */
export type TokenWish = Pick<Token, 'workspace' | 'name' | 'scopes' | 'role' | 'expiresAt'>;

/** Makes a token and writes that into the log. @returns The token itself too, for the only time. */
export async function makeToken(wish: TokenWish, by: By): Promise<{ readonly token: Token; readonly held: Secret }> {
  const { held, ...minted } = mintToken();
  const { viewer, now: createdAt } = by;
  const token: Token = { ...minted, ...wish, createdBy: viewer.person, createdAt, lastUsedAt: null };
  await by.store.tokens.add(token);
  const details = { name: wish.name, scopes: wish.scopes.join(', '), role: wish.role };
  await logAct('token-create', token.id, details, within(wish.workspace, by));
  return { token, held };
}

/** Ends a token and writes that into the log. @returns False where the workspace has none of this id. */
export async function revokeToken(workspace: Token['workspace'], id: TokenId, by: By): Promise<boolean> {
  const isGone = await by.store.tokens.revoke(workspace, id);
  if (isGone) await logAct('token-revoke', id, {}, within(workspace, by));
  return isGone;
}

/** The roles that somebody may give to a token: their own and what is less. */
export function rolesToGive({ roles: own }: Pick<Viewer, 'roles'>): readonly Role[] {
  const highest = Math.max(...own.map(role => roles.indexOf(role)));
  return roles.filter((role, rank) => rank <= highest && role !== 'operator');
}

function within(workspace: Token['workspace'], { viewer, ...by }: By): By {
  return { ...by, viewer: { ...viewer, workspace } };
}
