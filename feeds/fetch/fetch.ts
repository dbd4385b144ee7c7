import { type Dispatcher, request } from 'undici';
import type { Fetch, FetchOutcome } from '../../src/domain/fetching.ts';
import type { Validators } from '../../src/domain/source.ts';
import type { Clock } from '../../src/domain/time.ts';
import { redacted } from '../../src/text/redacted.ts';
import { acceptEncoding, type BodyLimits, readBody } from './body.ts';
import { createDispatcher, type ProxySettings } from './dispatcher.ts';
import { declined, type FetchFailure, failed, failureOf, TimedOut } from './failures.ts';
import { type AddressGuardOptions, createGuard } from './guard.ts';
import { advisedMsOf, type Headers, headerOf, retryAtOf } from './headers.ts';
import { everythingAllowed, type RobotsRules, readRobots, robotsBytesMax } from './robots.ts';
import { createTurns } from './turns.ts';

export interface FetchLimits extends BodyLimits {
  /** From name to encrypted connection. */
  readonly connectMs: number;
  /** From asking to the answer's first line, connecting included. */
  readonly headersMs: number;
  /** From asking to the body's last byte: what drips forever ends here. */
  readonly totalMs: number;
  readonly redirectsMax: number;
  readonly connectionsMax: number;
}

export interface FetchOptions extends AddressGuardOptions {
  readonly clock: Clock;
  /** Where a publisher finds who asks: an address of a page or `mailto:`; empty where nobody said. */
  readonly contact: string;
  /** Rest between two requests to one origin, in ms. */
  readonly pauseMs?: number;
  readonly limits?: Partial<FetchLimits>;
  readonly proxy?: ProxySettings | null;
  readonly extraCa?: readonly string[];
}

const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  // 経産省's front was seen to need more than 20 s.
  headersMs: 45_000,
  totalMs: 120_000,
  redirectsMax: 5,
  connectionsMax: 16,
  wireBytesMax: 32 * 1024 * 1024,
  bodyBytesMax: 64 * 1024 * 1024,
};

const product = 'Kairan/0.1';
const robotsKeptMs = 86_400_000;
const robotsKeptMax = 1000;

/**
 * Asks publishers politely: conditionally, one request at a time for each origin, as robots.txt allows, under an honest name.
 * Whatever happens on the network is an outcome. @throws RangeError for a range in `allowPrivate` that can't be read.
 */
export function createFetch(options: FetchOptions): { fetch: Fetch; close(): Promise<void> } {
  const { clock, contact, pauseMs = 1000, proxy = null, extraCa = [] } = options;
  const limits = { ...fetchLimits, ...options.limits };
  const guard = createGuard(options);
  const dispatcher = createDispatcher({ guard, proxy, extraCa, connectMs: limits.connectMs });
  const turns = createTurns(limits.connectionsMax);
  const userAgent = contact === '' ? product : `${product} (+${contact})`;
  const robotsOf = new Map<string, { rules: RobotsRules; until: number }>();

  return {
    fetch: async (address, validators) => {
      const url = URL.parse(address);
      if (url === null) {
        return { kind: 'failed', reason: 'unreachable', detail: 'The address can’t be read.', retryAt: null };
      }
      try {
        return await follow(url, validators);
      } catch (error) {
        return failureOf(url, error);
      }
    },
    close: () => dispatcher.destroy(),
  };

  async function follow(start: URL, validators: Validators | null): Promise<FetchOutcome> {
    let url = bareAddress(start);
    let permanent = true;
    for (let hops = 0; hops <= limits.redirectsMax; hops += 1) {
      const blocked = await complaintOf(url);
      if (blocked) return blocked;
      const rules = await rulesOf(url);
      if (rules.kind === 'unknown') return failed(url, 'robots', rules.why, rules.retryAt);
      const complaint = rules.complaint(url);
      if (complaint !== null) return failed(url, 'robots', `robots.txt of ${url.host} ${complaint}`);
      const answer = await ask(url, validators, Math.max(pauseMs, rules.crawlDelayMs));
      if (answer.kind !== 'redirect') {
        return answer.kind === 'document' && hops > 0 && permanent ? { ...answer, movedTo: url.href } : answer;
      }
      permanent &&= answer.permanent;
      url = bareAddress(answer.to);
    }
    return failed(
      start,
      'too-many-redirects',
      `more than ${limits.redirectsMax} redirects, the last to ${redacted(url)}`,
    );
  }

  async function complaintOf(url: URL): Promise<FetchFailure | null> {
    const complaint = guard.complaint(url) ?? (proxy === null ? null : await guard.nameComplaint(url.hostname));
    return complaint === null ? null : failed(url, 'blocked-address', complaint);
  }

  /** One request, in its turn. */
  function ask(
    url: URL,
    validators: Validators | null,
    restMs: number,
  ): Promise<FetchOutcome | { kind: 'redirect'; to: URL; permanent: boolean }> {
    return within(url, restMs, limits, conditional(validators), async ({ statusCode, headers, body }) => {
      const advisedMs = advisedMsOf(headers, clock.now());
      const location = headerOf(headers, 'location');
      if (redirects.has(statusCode) && location !== null) {
        const to = URL.parse(location, url);
        if (to === null) return failed(url, 'http-status', `it answered ${statusCode} and points nowhere`);
        return { kind: 'redirect', to, permanent: statusCode === 301 || statusCode === 308 };
      }
      if (statusCode === 304 && validators !== null) return { kind: 'unchanged', advisedMs };
      const retryAt = retryAtOf(headers, clock.now());
      const refusal = declined(url, statusCode, retryAt);
      if (refusal) return refusal;
      const { bytes, hash } = await readBody(body, headerOf(headers, 'content-encoding'), limits);
      if (isBlank(bytes)) return failed(url, 'empty-body', `it answered ${statusCode} with an empty body`, retryAt);
      if (hash === validators?.bodyHash) return { kind: 'unchanged', advisedMs };
      return {
        kind: 'document',
        document: { url: url.href, contentType: headerOf(headers, 'content-type'), body: bytes },
        validators: {
          etag: headerOf(headers, 'etag'),
          lastModified: headerOf(headers, 'last-modified'),
          bodyHash: hash,
        },
        advisedMs,
        movedTo: null,
      };
    });
  }

  /** The rules of an origin, asked for once a day. While they can't be had nothing is fetched (RFC 9309 §2.3.1.4). */
  async function rulesOf(target: URL): Promise<RobotsRules> {
    const kept = robotsOf.get(target.origin);
    if (kept && kept.until > clock.now()) return kept.rules;
    const rules = await askForRules(target.origin);
    if (rules.kind === 'rules') {
      robotsOf.delete(target.origin);
      robotsOf.set(target.origin, { rules, until: clock.now() + robotsKeptMs });
      const [oldest] = robotsOf.keys();
      if (robotsOf.size > robotsKeptMax && oldest !== undefined) robotsOf.delete(oldest);
    }
    return rules;
  }

  async function askForRules(origin: string): Promise<RobotsRules> {
    let url = new URL('/robots.txt', origin);
    const start = { ...limits, bodyBytesMax: robotsBytesMax, isCut: true };
    for (let hops = 0; hops <= limits.redirectsMax; hops += 1) {
      const blocked = await complaintOf(url);
      if (blocked) return everythingAllowed;
      const answer = await within(url, pauseMs, start, {}, async ({ statusCode, headers, body }) => {
        const to = redirects.has(statusCode) ? URL.parse(headerOf(headers, 'location') ?? '', url) : null;
        if (to) return to;
        if (statusCode >= 500 || statusCode === 429) {
          const why = `robots.txt of ${url.host} answered ${statusCode}, so nothing is fetched until it can be read`;
          return { kind: 'unknown', why, retryAt: retryAtOf(headers, clock.now()) } as const;
        }
        if (statusCode < 200 || statusCode > 299) return everythingAllowed;
        return readRobots(origin, (await readBody(body, headerOf(headers, 'content-encoding'), start)).bytes, product);
      });
      if (!(answer instanceof URL)) return answer;
      url = answer;
    }
    return everythingAllowed;
  }

  /** Sends one GET in its turn, hands over the answer, and frees the connection whatever was read of it. */
  function within<T>(
    url: URL,
    restMs: number,
    { headersMs, totalMs }: FetchLimits,
    headers: Record<string, string>,
    read: (answer: Answer) => Promise<T>,
  ): Promise<T> {
    return turns.take(url.origin, restMs, async () => {
      const limit = new AbortController();
      const late = (ms: number, what: string) =>
        setTimeout(() => limit.abort(new TimedOut(`${what} within ${ms} ms`)), ms);
      const total = late(totalMs, 'the answer was not complete');
      const first = late(headersMs, 'no answer came');
      let body: Dispatcher.ResponseData['body'] | null = null;
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
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Headers;
  readonly body: Dispatcher.ResponseData['body'];
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function conditional(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag && { 'if-none-match': validators.etag }),
    ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
  };
}

/** What is asked for, and kept as the document's address: without fragment, and without a name and password that a redirect slipped in. */
function bareAddress(url: URL): URL {
  const bare = new URL(url);
  bare.hash = '';
  bare.username = '';
  bare.password = '';
  return bare;
}

/** Nothing, or a few blanks. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.byteLength < 64 && new TextDecoder().decode(bytes).trim() === '';
}
