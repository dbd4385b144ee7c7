import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a publisher answers: a body, a table, or a function that writes the answer itself. */
export type Answer =
  | string
  | Uint8Array
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string | Uint8Array }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A publisher on this machine: a real HTTP server that does as it is told, and remembers what it was asked. */
export interface Publisher {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  /** Every request but those for robots.txt, which are in `robotsRequests`. */
  readonly requests: readonly SeenRequest[];
  readonly robotsRequests: readonly SeenRequest[];
  /** How many connections were made to it. */
  connections(): number;
  /** The most requests that were ever open at one time. */
  openMax(): number;
  /** Answers for a path; of several, one for each request, the last for all that follow. Paths that have none answer 404. */
  route(path: string, ...answers: Answer[]): void;
  close(): Promise<void>;
}

export interface PublisherOptions {
  /** With these it speaks HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export async function startPublisher({ tls }: PublisherOptions = {}): Promise<Publisher> {
  const routes = new Map<string, Answer[]>();
  const requests: SeenRequest[] = [];
  const robotsRequests: SeenRequest[] = [];
  let connections = 0;
  let open = 0;
  let openMax = 0;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const list = path === '/robots.txt' ? robotsRequests : requests;
    list.push({ path, headers: request.headers });
    open += 1;
    openMax = Math.max(openMax, open);
    response.on('close', () => {
      open -= 1;
    });
    const answers = routes.get(path) ?? [{ status: 404, body: 'not found' }];
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (typeof next === 'function') next(request, response);
    else if (typeof next === 'string' || next instanceof Uint8Array) response.end(next);
    else response.writeHead(next?.status ?? 200, next?.headers).end(next?.body ?? '');
  };
  const server = tls ? createTlsServer(tls, answer) : createServer(answer);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests,
    robotsRequests,
    connections: () => connections,
    openMax: () => openMax,
    route: (path, ...answers) => {
      routes.set(path, answers);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

/** Answers only when `release` is called; `arrived` says that the request is there. For tests about what happens meanwhile. */
export function held(body = 'held'): { answer: Answer; arrived: Promise<void>; release: () => void } {
  const arrival = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  return {
    answer: (_, response) => {
      arrival.resolve();
      void leave.promise.then(() => response.end(body));
    },
    arrived: arrival.promise,
    release: leave.resolve,
  };
}
