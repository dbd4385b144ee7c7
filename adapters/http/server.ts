import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Observe } from '../../src/domain/observation.ts';
import { OperatorError } from '../../src/domain/operator-error.ts';
import { withoutTokens } from '../../src/domain/token.ts';

/** An adapter's routes, mounted below a path. They read their own bodies, so that signatures see the raw bytes. */
export interface Mount {
  readonly path: string;
  readonly router: Router;
  /** From one address; absent where each request proves by a signature who sent it. */
  readonly requestsAMinuteMax?: number;
}

/** Something that requests are served from, and how it is. */
export interface Part {
  readonly name: string;
  readonly isReady: boolean;
  /** For whoever asks why: no secret, no address. */
  readonly says: string;
}

export interface HttpDeps {
  readonly mounts: readonly Mount[];
  /** What requests are served from; they can be where every part is ready. */
  readonly parts: () => Promise<readonly Part[]>;
  readonly observe: Observe;
}

export interface HttpOptions {
  /** An address of this machine; `127.0.0.1` reaches nobody else. */
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** How many proxies stand in front, whose word on the caller's address is taken. */
  readonly proxies?: number;
  /** Longest that a request may take to arrive, in ms. */
  readonly requestMsMax?: number;
  /** Longest that stopping waits for answers that are under way, in ms. */
  readonly drainMsMax?: number;
}

export interface HttpServer {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How long one answer on readiness holds, in ms: whoever asks costs the store no more than one look in so long. */
const readyMs = 1_000;

/**
 * The one HTTP server of a process: every adapter's routes behind the same headers, limits and shutdown.
 * @throws OperatorError where the address cannot be had.
 */
export async function startHttp(
  { mounts, parts, observe }: HttpDeps,
  { host, port, proxies = 0, requestMsMax = 30_000, drainMsMax = 3_000 }: HttpOptions,
): Promise<HttpServer> {
  const app = express();
  app.set('trust proxy', proxies);
  app.use(securityHeaders());
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  const partsNow = heldFor(readyMs, parts);
  app.get('/readyz', async (_request, response) => {
    const all = await partsNow();
    const ready = all.every(({ isReady }) => isReady);
    const lines = [ready ? 'ready' : 'not ready', ...all.map(({ name, says }) => `${name}: ${says}`)];
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(`${lines.join('\n')}\n`);
  });
  for (const { path, router, requestsAMinuteMax } of mounts) {
    if (requestsAMinuteMax !== undefined) app.use(path, limited(requestsAMinuteMax));
    app.use(path, router);
  }
  app.use(notFound);
  app.use(failed(observe));

  const server = createServer({ requestTimeout: requestMsMax, headersTimeout: Math.min(requestMsMax, 10_000) }, app);
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, stop: () => stop(server, drainMsMax) };
}

/**
 * Nothing is loaded from elsewhere, nothing runs inline, nobody frames us. Pages of ours are told where one comes from: without
 * that, browsers send a form from the unknown origin `null`, which is refused like another site's.
 */
function securityHeaders(): RequestHandler {
  const own = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: [...own, 'data:'],
        fontSrc: own,
        connectSrc: own,
        formAction: own,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Asks once for all who ask meanwhile and within so long afterwards. */
function heldFor<Answer>(ms: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let held: Promise<Answer> | null = null;
  const forget = () => void setTimeout(() => (held = null), ms).unref();
  return () => {
    if (held === null) {
      held = ask();
      held.then(forget, forget);
    }
    return held;
  };
}

function limited(requestsAMinuteMax: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsAMinuteMax,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message:
      '短時間に多くのリクエストがありました。1分後にもう一度お試しください。\nToo many requests; try again in a minute.\n',
  });
}

const notFound: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('ページが見つかりません。\nThere is nothing at this address.\n');
};

/** What a caller got wrong is the caller's to hear; what we got wrong is told to the operator, without details to the caller. */
function failed(observe: Observe): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status < 500) {
      response.status(status).type('text').send('リクエストを読み取れませんでした。\nThe request could not be read.\n');
      return;
    }
    observe({ kind: 'bug', where: `${request.method} ${withoutTokens(request.path)}`, error });
    response
      .status(500)
      .type('text')
      .send(
        '不具合が起きました。記録しましたので、もう一度お試しください。\nSomething went wrong here; it has been logged. Please try again.\n',
      );
  };
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status <= 599 ? status : 500;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).once('listening', resolve);
  server.listen(port, host);
  try {
    await promise;
  } catch (error) {
    throw new OperatorError(whyNot(error as NodeJS.ErrnoException, host, port));
  } finally {
    server.removeListener('error', reject);
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  const where = `${host}:${port}`;
  if (code === 'EADDRINUSE') return `Another program listens at ${where} already. Set KAIRAN_HTTP to another port.`;
  if (code === 'EADDRNOTAVAIL') return `${where} is no address of this machine. Set KAIRAN_HTTP to one that is.`;
  return `Kairan cannot listen at ${where}: ${message}. Set KAIRAN_HTTP to an address that it may use.`;
}

/** Takes no new connections, lets answers under way end, then cuts what is left. */
async function stop(server: Server, drainMsMax: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  const cut = setTimeout(() => server.closeAllConnections(), drainMsMax);
  await promise;
  clearTimeout(cut);
}
