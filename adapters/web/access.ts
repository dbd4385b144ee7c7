import { createHash, randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { isPassword } from '../../src/domain/password.ts';
import { isFromThisMachine } from '../../src/domain/this-machine.ts';
import type { Clock } from '../../src/domain/time.ts';
import { mainWorkspace, type Viewer, type WorkspaceId } from '../../src/domain/workspace.ts';
import type { Store } from '../../src/store/store.ts';
import { type WorkspaceChoice, workspacesFor } from './workspaces.ts';

export interface AccessDeps {
  readonly store: Pick<Store, 'sessions' | 'installations'>;
  readonly clock: Clock;
}

export interface AccessSettings {
  /** The administrator's password as it is kept; null where whoever sits at this machine is let in. */
  readonly passwordHash: string | null;
  /** True where browsers come over https, so that cookies need not travel without. */
  readonly isSecure: boolean;
}

/** Who looks, and where. */
export interface Found {
  /** In the workspace that they have turned to. */
  readonly viewer: Viewer;
  readonly workspaces: readonly WorkspaceChoice[];
}

/** Who may see the console. */
export interface Access {
  /** Null where somebody has to log in first. */
  lookFor(request: Request): Promise<Found | null>;
  /** From now on this browser looks into that workspace, where whoever sits there may. */
  turnTo(workspace: WorkspaceId, response: Response): void;
  /** @returns False where the password is another. */
  logIn(password: string, response: Response): Promise<boolean>;
  logOut(request: Request, response: Response): Promise<void>;
  /** True where people log in at all. */
  readonly hasLogin: boolean;
}

const cookieName = 'kairan_session';
const workspaceCookie = 'kairan_workspace';
const sessionMs = 12 * 3_600_000;
const admin: Viewer = { workspace: mainWorkspace, person: 'web:local/admin', roles: ['reader', 'reviewer', 'admin'] };

export function createAccess({ store, clock }: AccessDeps, { passwordHash, isSecure }: AccessSettings): Access {
  const options = { httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' } as const;
  return {
    hasLogin: passwordHash !== null,
    async lookFor(request) {
      const viewer = await viewerOf(request);
      if (viewer === null) return null;
      const workspaces = await workspacesFor(viewer, store);
      const chosen = cookieOf(request, workspaceCookie);
      const workspace = workspaces.find(({ id }) => id === chosen)?.id ?? viewer.workspace;
      return { viewer: { ...viewer, workspace }, workspaces };
    },
    turnTo(workspace, response) {
      response.cookie(workspaceCookie, workspace, options);
    },
    async logIn(password, response) {
      if (passwordHash === null || !(await isPassword(password, passwordHash))) return false;
      const held = randomBytes(32).toString('base64url');
      await store.sessions.begin({ id: digest(held), viewer: admin, expiresAt: clock.now() + sessionMs });
      response.cookie(cookieName, held, { ...options, maxAge: sessionMs });
      return true;
    },
    async logOut(request, response) {
      const held = cookieOf(request, cookieName);
      if (held !== null) await store.sessions.end(digest(held));
      response.clearCookie(cookieName, options).set('clear-site-data', '"cache"');
    },
  };
  async function viewerOf(request: Request): Promise<Viewer | null> {
    if (passwordHash === null) return isFromThisMachine(request) ? admin : null;
    const held = cookieOf(request, cookieName);
    if (held === null) return null;
    return (await store.sessions.find(digest(held), clock.now()))?.viewer ?? null;
  }
}

/**
 * Refuses what another site makes a browser send: a request that changes something must come from a page of ours. Browsers
 * say where a request comes from; what says nothing is no browser, and holds no cookie that one was given.
 */
export const onlyOwnPages: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && URL.parse(origin)?.host !== request.get('host'));
  if (!isForeign) return next();
  response
    .status(403)
    .type('text')
    .send('別のサイトからの操作は受け付けません。\nRequests from other sites are not accepted.\n');
};

export function cookieOf(request: Request, name: string): string | null {
  const cookies = (request.get('cookie') ?? '').split(';').map(pair => pair.trim());
  const found = cookies.find(pair => pair.startsWith(`${name}=`));
  return found === undefined ? null : decoded(found.slice(name.length + 1));
}

/** Null for what we never wrote. */
function decoded(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}

function digest(held: string): string {
  return createHash('sha256').update(held).digest('hex');
}
