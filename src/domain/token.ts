import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Secret, secret } from './secret.ts';
import type { Instant } from './time.ts';
import type { PersonId, Role, WorkspaceId } from './workspace.ts';

/** What a token opens: the JSON API, or feeds and calendars for programs that can only hold an address. */
export const tokenScopes = ['api', 'feeds'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** `k` and ten base32 characters; may be seen by anybody. */
export type TokenId = string;

/** A key by which a program reads what its workspace may see, as it is kept. */
export interface Token {
  readonly id: TokenId;
  readonly workspace: WorkspaceId;
  /** What its program is called, by whoever made it. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly role: Role;
  /** SHA-256, hexadecimal, of its secret part: who reads the store gets in nowhere. */
  readonly hash: string;
  readonly createdBy: PersonId;
  readonly createdAt: Instant;
  /** Null where it holds until it is revoked. */
  readonly expiresAt: Instant | null;
  /** To the hour. */
  readonly lastUsedAt: Instant | null;
}

/** Longest name of a token, in UTF-16 units. */
export const tokenNameMax = 80;

const idAlphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const written = /^kairan_(k[a-z2-7]{10})_([\w-]{43})$/;
/** Whatever looks like a token, in a longer text. */
const anywhere = /kairan_k[a-z2-7]{10}_[\w-]{43}/g;

/** A token's id and hash, and the token itself, which nobody sees again. */
export function mintToken(): { readonly id: TokenId; readonly hash: string; readonly held: Secret } {
  const id = `k${Array.from(randomBytes(10), byte => idAlphabet[byte % 32]).join('')}`;
  const key = randomBytes(32).toString('base64url');
  return { id, hash: digest(key), held: secret(`kairan_${id}_${key}`) };
}

/** The id that is written in a token; null for what is none. */
export function tokenIdIn(held: string): TokenId | null {
  return written.exec(held)?.[1] ?? null;
}

/** Whether that is the token, and it has not ended. */
export function opens(token: Pick<Token, 'hash' | 'expiresAt'>, held: string, now: Instant): boolean {
  const [, , key = ''] = written.exec(held) ?? [];
  const isIt = timingSafeEqual(Buffer.from(digest(key), 'hex'), Buffer.from(token.hash, 'hex'));
  return isIt && (token.expiresAt === null || now < token.expiresAt);
}

/** A text in which no token can be read. */
export function withoutTokens(text: string): string {
  return text.replace(anywhere, '[token]');
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
