import { type Dispatcher, request } from 'undici';
import { acceptEncoding } from './body.ts';
import { TimedOut } from './failures.ts';
import type { Headers } from './headers.ts';
import type { Turns } from './turns.ts';

/** What came back: the body is read while the connection is held, and freed with it. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Headers;
  readonly body: Dispatcher.ResponseData['body'];
}

export interface GetOptions {
  /** Rest of the origin after this request, in ms. */
  readonly restMs: number;
  /** From asking to the answer's first line, connecting included. */
  readonly headersMs: number;
  /** From asking to the body's last byte: what drips forever ends here. */
  readonly totalMs: number;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one GET in its turn, hands over the answer, and frees the connection whatever was read of it. */
export type Get = <T>(url: URL, options: GetOptions, read: (answer: Answer) => Promise<T>) => Promise<T>;

export const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @throws TimedOut, and whatever the network throws. */
export function createGet(turns: Turns, dispatcher: Dispatcher, userAgent: string): Get {
  return (url, { restMs, headersMs, totalMs, headers = {} }, read) =>
    turns.take(url.origin, restMs, async () => {
      const limit = new AbortController();
      const late = (ms: number, what: string) =>
        setTimeout(() => limit.abort(new TimedOut(`${what} within ${ms} ms`)), ms);
      const total = late(totalMs, 'the answer was not complete');
      const first = late(headersMs, 'no answer came');
      let body: Answer['body'] | null = null;
      try {
        const answer = await request(url, {
          dispatcher,
          method: 'GET',
          signal: limit.signal,
          headers: { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': acceptEncoding, ...headers },
        });
        clearTimeout(first);
        body = answer.body;
        return await read({ statusCode: answer.statusCode, headers: answer.headers, body });
      } catch (error) {
        throw limit.signal.aborted ? limit.signal.reason : error;
      } finally {
        clearTimeout(first);
        clearTimeout(total);
        // A body that nobody wants is not waited for; what has not come yet takes the connection with it.
        body?.on('error', () => {}).destroy();
      }
    });
}
