import { createHash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { type Dispatcher, request, errors as undiciErrors } from 'undici';
import type { Fetch, FetchOutcome } from '../../src/domain/fetching.ts';
import type { FailureReason, Validators } from '../../src/domain/source.ts';
import type { Clock } from '../../src/domain/time.ts';
import { readBody } from './body.ts';
import { advisedMs, retryAt } from './caching.ts';
import { BlockedAddressError, type ConnectOptions, createDispatcher } from './connect.ts';
import { refuseUrl } from './guard.ts';
import { createTurns } from './per-host.ts';
import { createRobots } from './robots.ts';

export interface FetchOptions {
  readonly clock: Clock;
  /** Sent as it is; names Kairan and whom to write to. */
  readonly userAgent: string;
  /** Between two requests to one host. */
  readonly pauseMs: number;
  /** Lifts the address guard: for sources inside the operator's own network. */
  readonly allowPrivate?: boolean;
  readonly proxy?: ConnectOptions['proxy'];
  /** PEM of certificate authorities besides the system's. */
  readonly extraCa?: string | null;
  readonly connectionsMax?: number;
  readonly connectTimeoutMs?: number;
  readonly headersTimeoutMs?: number;
  /** For one address, redirects and body included. */
  readonly totalTimeoutMs?: number;
  /** After decompression. */
  readonly bodyBytesMax?: number;
  readonly redirectsMax?: number;
  readonly lookup?: LookupFunction;
}

export interface Fetcher {
  readonly fetch: Fetch;
  close(): Promise<void>;
}

interface Failure {
  readonly kind: 'failed';
  readonly reason: FailureReason;
  readonly detail: string;
  readonly retryAt: number | null;
}

/**
 * The polite way to the network: conditional requests, one at a time a host, robots.txt, limits on time, size and
 * redirects, and no address that is not on the public internet. Expected failures are outcomes, each with a sentence.
 */
export function createFetch(options: FetchOptions): Fetcher {
  const {
    clock,
    userAgent,
    pauseMs,
    allowPrivate = false,
    connectionsMax = 16,
    headersTimeoutMs = 20_000,
    totalTimeoutMs = 60_000,
    bodyBytesMax = 20 * 1024 * 1024,
    redirectsMax = 5,
  } = options;
  const dispatcher = createDispatcher({
    allowPrivate,
    connectionsMax,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    extraCa: options.extraCa ?? null,
    proxy: options.proxy ?? null,
    ...(options.lookup === undefined ? {} : { lookup: options.lookup }),
  });
  const turns = createTurns({ pauseMs, atOnceMax: connectionsMax });
  const robots = createRobots({ clock, userAgent, ask: url => ask(url, null, AbortSignal.timeout(totalTimeoutMs)) });

  return {
    async fetch(written, validators) {
      const url = URL.parse(written);
      if (url === null) return failed('unreachable', `«${written.slice(0, 200)}» is no address`);
      return turns.take(url.origin, () => politely(url, validators));
    },
    close: () => dispatcher.close(),
  };

  async function politely(url: URL, validators: Validators | null): Promise<FetchOutcome> {
    const permission = await robots.permission(url);
    if (permission.kind === 'closed') return failed('robots', `${safe(url)} is closed to us by the host's robots.txt`);
    if (permission.kind === 'later')
      return failed('unreachable', `robots.txt of ${url.host} could not be read: ${permission.why}`);
    return ask(url, validators, AbortSignal.timeout(totalTimeoutMs));
  }

  async function ask(start: URL, validators: Validators | null, signal: AbortSignal): Promise<FetchOutcome> {
    let url = start;
    let isPermanent = true;
    for (let hop = 0; hop <= redirectsMax; hop++) {
      const answer = await hopTo(url, hop === 0 ? validators : null, signal);
      if (answer.kind !== 'redirect') {
        const movedTo = hop > 0 && isPermanent ? url.href : null;
        return answer.kind === 'document' ? { ...answer, movedTo } : answer;
      }
      isPermanent &&= answer.isPermanent;
      url = answer.to;
    }
    return failed(
      'too-many-redirects',
      `${safe(start)} was redirected more than ${redirectsMax} times, last to ${safe(url)}`,
    );
  }

  type Hop = FetchOutcome | { readonly kind: 'redirect'; readonly to: URL; readonly isPermanent: boolean };

  async function hopTo(url: URL, validators: Validators | null, signal: AbortSignal): Promise<Hop> {
    const refusal = allowPrivate ? null : refuseUrl(url);
    if (refusal !== null) return failed('blocked-address', `${safe(url)} is not asked: ${refusal}`);
    try {
      const response = await request(url, {
        dispatcher,
        signal,
        headersTimeout: headersTimeoutMs,
        bodyTimeout: headersTimeoutMs,
        headers: requestHeaders(validators),
      });
      return await readResponse(url, response, validators);
    } catch (error) {
      return failureOf(url, error, signal);
    }
  }

  function requestHeaders(validators: Validators | null): Record<string, string> {
    return {
      'user-agent': userAgent,
      accept:
        'application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.8, application/pdf;q=0.8, */*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
      ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
    };
  }

  async function readResponse(
    url: URL,
    response: Dispatcher.ResponseData,
    validators: Validators | null,
  ): Promise<Hop> {
    const { statusCode, body } = response;
    const headers = new Headers(flattened(response.headers));
    const now = clock.now();
    if (statusCode === 304) {
      await body.dump();
      return { kind: 'unchanged', advisedMs: advisedMs(headers, now) };
    }
    const location = headers.get('location');
    if ([301, 302, 303, 307, 308].includes(statusCode) && location !== null) {
      await body.dump();
      const to = URL.parse(location, url);
      if (to === null)
        return failed('http-status', `${safe(url)} redirects to «${location.slice(0, 200)}», which is no address`);
      return { kind: 'redirect', to, isPermanent: statusCode === 301 || statusCode === 308 };
    }
    if (statusCode < 200 || statusCode > 299) {
      await body.dump();
      return refused(url, statusCode, retryAt(headers, now));
    }
    const read = await readBody(body, headers.get('content-encoding') ?? '', bodyBytesMax);
    if (read.kind === 'too-large') return failed('too-large', `${safe(url)} is larger than ${megabytes(bodyBytesMax)}`);
    if (read.kind === 'bad-encoding')
      return failed('unreadable', `${safe(url)} is encoded as «${read.encoding}», which nothing here reads`);
    if (read.body.length === 0) return failed('empty-body', `${safe(url)} answered ${statusCode} with an empty body`);
    const bodyHash = createHash('sha256').update(read.body).digest('hex');
    const advised = advisedMs(headers, now);
    if (bodyHash === validators?.bodyHash) return { kind: 'unchanged', advisedMs: advised };
    return {
      kind: 'document',
      document: { url: url.href, contentType: headers.get('content-type'), body: read.body },
      validators: { etag: headers.get('etag'), lastModified: headers.get('last-modified'), bodyHash },
      advisedMs: advised,
      movedTo: null,
    };
  }

  function failureOf(url: URL, error: unknown, signal: AbortSignal): Failure {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof BlockedAddressError)
      return failed('blocked-address', `${safe(url)} is not asked: ${cause.message}`);
    if (signal.aborted) return failed('timed-out', `${safe(url)} took longer than ${totalTimeoutMs / 1000} s`);
    if (error instanceof undiciErrors.HeadersTimeoutError || error instanceof undiciErrors.BodyTimeoutError) {
      return failed('timed-out', `${safe(url)} sent nothing for ${headersTimeoutMs / 1000} s`);
    }
    if (error instanceof undiciErrors.ConnectTimeoutError)
      return failed('timed-out', `${url.host} did not take the connection in time`);
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why =
      code === 'ENOTFOUND' || code === 'EAI_AGAIN'
        ? 'its name cannot be resolved'
        : code || (cause instanceof Error ? cause.message : String(cause));
    return failed('unreachable', `${url.host} cannot be reached: ${why}`);
  }
}

function refused(url: URL, statusCode: number, retry: number | null): Failure {
  const reason = [401, 403, 451].includes(statusCode) ? 'refused' : 'http-status';
  return { kind: 'failed', reason, detail: `${safe(url)} answered ${statusCode}`, retryAt: retry };
}

function failed(reason: FailureReason, detail: string): Failure {
  return { kind: 'failed', reason, detail, retryAt: null };
}

/** An address for a sentence: user, password and the values of its query may be secrets. */
function safe(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function flattened(headers: Dispatcher.ResponseData['headers']): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]],
  );
}
