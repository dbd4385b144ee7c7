import { fileURLToPath } from 'node:url';
import express, { type Request, type RequestHandler, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Language } from '../../src/domain/language.ts';
import type { Viewer } from '../../src/domain/workspace.ts';
import { type AccessSettings, cookieOf, createAccess, onlyOwnPages } from './access.ts';
import { createWebChat, type WebChat } from './chat.ts';
import { chatRoutes } from './chat-routes.ts';
import { connectionsRoutes } from './connections-routes.ts';
import type { Console } from './console.ts';
import { evidenceRoute } from './evidence-route.ts';
import { exportRoute } from './export-route.ts';
import { closedPage, loginPage } from './login-page.ts';
import { ownPath } from './own-path.ts';
import { show } from './page.ts';
import { pageRoutes } from './page-routes.ts';
import type { Visitor } from './visitor.ts';
import { consoleOf } from './workspaces.ts';

/** Routes that the HTTP server mounts below a path. */
interface Mount {
  readonly path: string;
  readonly router: Router;
  /** From one address. */
  readonly requestsAMinuteMax: number;
}

const assets = fileURLToPath(new URL('./assets/', import.meta.url));
const languageCookie = 'kairan_language';
const yearMs = 365 * 86_400_000;

/** The console: pages, a chat, exports, behind one door. */
export function createWeb(
  house: Console,
  settings: AccessSettings,
): { chat: WebChat; mounts: readonly Mount[]; viewerOf: (request: Request) => Promise<Viewer | null> } {
  const chat = createWebChat(house);
  const access = createAccess(house, settings);
  const router = Router();
  router.use('/assets', express.static(assets, { maxAge: '1h', index: false }));
  router.use(onlyOwnPages, express.urlencoded({ extended: false, limit: '64kb' }));
  router.post('/language', (request, response) => {
    const language = request.body.language === 'en' ? 'en' : 'ja';
    response.cookie(languageCookie, language, { sameSite: 'lax', maxAge: yearMs, path: '/' });
    response.redirect(303, backTo(request));
  });
  router.get('/login', (request, response) => {
    show(response, stranger(request), loginPage(languageOf(request), ownPath(request.query.next), false), '');
  });
  router.post('/login', slowly(), async (request, response) => {
    if (await access.logIn(String(request.body.password ?? ''), response))
      return response.redirect(303, ownPath(request.body.next));
    show(response, stranger(request), loginPage(languageOf(request), ownPath(request.body.next), true), '');
  });
  router.post('/logout', async (request, response) => {
    await access.logOut(request, response);
    response.redirect(303, '/login');
  });
  router.use(door());
  router.post('/workspace', (request, response) => {
    access.turnTo(String(request.body.workspace ?? ''), response);
    response.redirect(303, '/events');
  });
  router.get('/', (_request, response) => response.redirect(303, '/chat'));
  router.use(chatRoutes(house, chat));
  router.get('/export/:file', exportRoute(house));
  router.get('/events/:id/evidence.json', evidenceRoute(house));
  router.use(connectionsRoutes(house));
  router.use(pageRoutes(house, chat));
  const viewerOf = async (request: Request) => (await access.lookFor(request))?.viewer ?? null;
  return { chat, mounts: [{ path: '/', router, requestsAMinuteMax: 1_200 }], viewerOf };

  /** Lets in whoever may see the console, and says who it is. */
  function door(): RequestHandler {
    return async (request, response, next) => {
      const found = await access.lookFor(request);
      if (found !== null) {
        response.locals.visitor = {
          ...found,
          conversation: consoleOf(found.viewer.workspace),
          language: languageOf(request),
          canLogOut: access.hasLogin,
          isShownSamples: house.isSample,
        } satisfies Visitor;
        return next();
      }
      if (!access.hasLogin) return show(response, stranger(request), closedPage(languageOf(request)), '');
      if (request.method === 'GET' && request.accepts('html'))
        return response.redirect(303, `/login?next=${encodeURIComponent(request.originalUrl)}`);
      response.status(401).type('text').send('ログインしてください。\nPlease log in.\n');
    };
  }

  function languageOf(request: Request): Language {
    const chosen = cookieOf(request, languageCookie);
    if (chosen === 'ja' || chosen === 'en') return chosen;
    return request.acceptsLanguages('ja', 'en') === 'en' ? 'en' : house.language;
  }

  function stranger(request: Request): Visitor {
    const viewer = { workspace: '', person: '', roles: [] };
    const language = languageOf(request);
    const conversation = { platform: 'web', id: '' } as const;
    return { viewer, conversation, language, canLogOut: false, isShownSamples: house.isSample, workspaces: [] };
  }
}

function backTo(request: Request): string {
  const from = URL.parse(request.get('referer') ?? '');
  return from !== null && from.host === request.get('host') ? ownPath(from.pathname + from.search) : '/';
}

/** Guessing takes long. */
function slowly(): RequestHandler {
  return rateLimit({
    windowMs: 15 * 60_000,
    limit: 10,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message:
      'ログインの失敗が続いています。15分後にもう一度お試しください。\nToo many attempts; try again in 15 minutes.\n',
  });
}
