import type { Instant } from '../domain/time.ts';
import type { Token, TokenId } from '../domain/token.ts';
import type { PersonId, WorkspaceId } from '../domain/workspace.ts';

/** Keys for programs. */
export interface Tokens {
  add(token: Token): Promise<void>;
  /** Null where there is none, or it was revoked. */
  find(id: TokenId): Promise<Token | null>;
  /** A workspace's, or everybody's where it is null; the oldest first. */
  list(workspace: WorkspaceId | null): Promise<readonly Token[]>;
  /** Notes when it was used last; one that was revoked meanwhile stays so. */
  used(id: TokenId, at: Instant): Promise<void>;
  /** Ends it with the next request. @returns False where that workspace has none of this id. */
  revoke(workspace: WorkspaceId, id: TokenId): Promise<boolean>;
  /** Takes a person out of the tokens that they made, which go on; how many. */
  forget(workspace: WorkspaceId, person: PersonId): Promise<number>;
}
