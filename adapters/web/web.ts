import { fileURLToPath } from 'node:url';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Language } from '../../src/domain/language.ts';
import { type AccessSettings, cookieOf, createAccess, onlyOwnPages } from './access.ts';
import { createWebChat, type WebChat } from './chat.ts';
import { chatRoutes } from './chat-routes.ts';
import type { Console, Shown } from './console.ts';
import { exportRoute } from './export-route.ts';
import { layOut, type Page } from './layout.ts';
import { closedPage, loginPage } from './login-page.ts';
import { html, sayIn } from './markup.ts';
import { pages } from './pages/registry.ts';
import type { Visitor } from './visitor.ts';

/** Set on each request once it is known who asks. */
export interface WithVisitor extends Response {
  locals: { visitor: Visitor };
}

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
export function createWeb(house: Console, settings: AccessSettings): { chat: WebChat; mounts: readonly Mount[] } {
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
    show(response, stranger(request), loginPage(languageOf(request), nextOf(request.query.next), false), '');
  });
  router.post('/login', slowly(), async (request, response) => {
    if (await access.logIn(String(request.body.password ?? ''), response))
      return response.redirect(303, nextOf(request.body.next));
    show(response, stranger(request), loginPage(languageOf(request), nextOf(request.body.next), true), '');
  });
  router.post('/logout', async (request, response) => {
    await access.logOut(request, response);
    response.redirect(303, '/login');
  });
  router.use(door());
  router.get('/', (_request, response) => response.redirect(303, '/chat'));
  router.use(chatRoutes(house, chat));
  router.get('/export/:file', exportRoute(house));
  for (const page of pages) {
    router.get(page.path, async (request, response: WithVisitor) => {
      const { visitor } = response.locals;
      await house.library.catchUp();
      const query = new URL(request.originalUrl, 'http://localhost').searchParams;
      const names = request.params as Readonly<Record<string, string>>;
      const shown = await page.show({ visitor, query, names }, house);
      show(response, visitor, shown ?? missing(visitor.language), page.under);
    });
  }
  return { chat, mounts: [{ path: '/', router, requestsAMinuteMax: 1_200 }] };

  /** Lets in whoever may see the console, and says who it is. */
  function door(): RequestHandler {
    return async (request, response, next) => {
      const viewer = await access.viewerOf(request);
      if (viewer !== null) {
        const conversation = { platform: 'web', id: 'console' } as const;
        const language = languageOf(request);
        const { isSample: isShownSamples } = house;
        response.locals.visitor = { viewer, conversation, language, canLogOut: access.hasLogin, isShownSamples };
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
    return { viewer, conversation, language, canLogOut: false, isShownSamples: house.isSample };
  }
}

/** Sends a page. @param under Where in the menu it stands. */
export function show(
  response: Response,
  visitor: Visitor,
  { title, content, isWide, status = 200 }: Shown,
  under: string,
): void {
  const page: Page = { title, content, path: under, ...(isWide === undefined ? {} : { isWide }) };
  response
    .status(status)
    .type('html')
    .set('cache-control', 'no-store')
    .send(String(layOut(page, visitor)));
}

function missing(language: Language): Shown {
  const say = sayIn(language);
  return {
    title: say('ページが見つかりません', 'There is nothing at this address'),
    status: 404,
    content: html`<p>${say('移動または統合された可能性があります。検索してお探しください。', 'It may have moved or been merged. Search for it.')} <a href="/events">${say('公表資料を検索', 'Search the events')}</a></p>`,
  };
}

/** A page of ours; whatever leads elsewhere leads to the first one. */
function nextOf(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}

function backTo(request: Request): string {
  const from = URL.parse(request.get('referer') ?? '');
  return from !== null && from.host === request.get('host') ? nextOf(from.pathname + from.search) : '/';
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
