import type { Request } from 'express';
import type { Observe } from '../../src/domain/observation.ts';
import type { Clock } from '../../src/domain/time.ts';
import { opens, type Token, type TokenScope, tokenIdIn } from '../../src/domain/token.ts';
import type { Viewer } from '../../src/domain/workspace.ts';
import type { Store } from '../../src/store/store.ts';
import type { Problem } from './problem.ts';

export interface DoorDeps {
  readonly store: Pick<Store, 'tokens'>;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Whoever is logged in to the console, or sits at this machine where it has no password; null for anybody else. */
  readonly visitorOf: (request: Request) => Promise<Viewer | null>;
}

/** Who asks, and by which token; or why they are not let in. */
export type Entry =
  | { readonly kind: 'in'; readonly viewer: Viewer; readonly token: Token | null }
  | { readonly kind: 'out'; readonly problem: Problem };

/** When a token was used is noted once in so long. */
const notedEveryMs = 3_600_000;

/**
 * Lets in who holds a token for this, and whoever may see the console. Whoever shows a token is judged by it alone.
 * @param held The token that the request brought; null where it brought none.
 */
export async function enter(
  request: Request,
  held: string | null,
  scope: TokenScope,
  { store, clock, observe, visitorOf }: DoorDeps,
): Promise<Entry> {
  if (held === null) {
    const viewer = await visitorOf(request);
    return viewer === null ? { kind: 'out', problem: noKey } : { kind: 'in', viewer, token: null };
  }
  const now = clock.now();
  const id = tokenIdIn(held);
  const token = id === null ? null : await store.tokens.find(id);
  if (token === null || !opens(token, held, now)) {
    observe({
      kind: 'request-refused',
      platform: 'web',
      why: `a token that opens nothing${id === null ? '' : `: ${id}`}`,
    });
    return { kind: 'out', problem: unknownKey };
  }
  if (!token.scopes.includes(scope)) return { kind: 'out', problem: otherScope(scope) };
  if (token.lastUsedAt === null || now - token.lastUsedAt >= notedEveryMs) await store.tokens.used(token.id, now);
  const viewer: Viewer = { workspace: token.workspace, person: `token:${token.id}`, roles: [token.role] };
  return { kind: 'in', viewer, token };
}

/** What `Authorization: Bearer` brings. */
export function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null;
}

const noKey: Problem = {
  kind: 'no-key',
  detail: {
    ja: 'コンソールの「連携」または「npx kairan token create 名前」でトークンを発行し、Authorization: Bearer ヘッダー（フィードとカレンダーはアドレスの token=）に付けてください。',
    en: 'Make a token under "Connections" in the console or with "npx kairan token create NAME", and send it as "Authorization: Bearer …" (feeds and calendars: token=… in the address).',
  },
};

const unknownKey: Problem = {
  kind: 'unknown-key',
  detail: {
    ja: 'このトークンは失効したか、期限が切れたか、途中で切れています。新しいトークンを発行してください。',
    en: 'It was revoked, has expired, or was cut short when it was copied. Make a new one.',
  },
};

function otherScope(scope: TokenScope): Problem {
  return {
    kind: 'not-permitted',
    detail: {
      ja: `このトークンの用途に「${scope}」が含まれていません。「${scope}」を含むトークンを発行してください。`,
      en: `This token was not made for "${scope}". Make one whose scopes hold it.`,
    },
  };
}
