import type { Fetch, FetchOutcome } from '../../src/domain/fetching.ts';
import type { Validators } from '../../src/domain/source.ts';
import type { Clock } from '../../src/domain/time.ts';
import { redacted } from '../../src/text/redacted.ts';
import { type BodyLimits, readBody } from './body.ts';
import { createDispatcher, type ProxySettings } from './dispatcher.ts';
import { declined, type FetchFailure, failed, failureOf } from './failures.ts';
import { createGet, type GetOptions, redirects } from './get.ts';
import { type AddressGuardOptions, createGuard } from './guard.ts';
import { advisedMsOf, headerOf, retryAtOf } from './headers.ts';
import { createRobotsOf } from './robots-of.ts';
import { createTurns } from './turns.ts';

export interface FetchLimits extends BodyLimits, Pick<GetOptions, 'headersMs' | 'totalMs'> {
  /** From name to encrypted connection. */
  readonly connectMs: number;
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

/**
 * Asks publishers politely: conditionally, one request at a time for each origin, as robots.txt allows, under an honest name.
 * Whatever happens on the network is an outcome. @throws RangeError for a range in `allowPrivate` that can't be read.
 */
export function createFetch(options: FetchOptions): { fetch: Fetch; close(): Promise<void> } {
  const { clock, contact, pauseMs = 1000, proxy = null, extraCa = [] } = options;
  const limits = { ...fetchLimits, ...options.limits };
  const guard = createGuard(options);
  const dispatcher = createDispatcher({ guard, proxy, extraCa, connectMs: limits.connectMs });
  const userAgent = contact === '' ? product : `${product} (+${contact})`;
  const get = createGet(createTurns(limits.connectionsMax), dispatcher, userAgent);
  const robotsOf = createRobotsOf({
    clock,
    product,
    limits,
    isBlocked: async url => (await complaintOf(url)) !== null,
    ask: (url, read) => get(url, { ...limits, restMs: pauseMs }, read),
  });

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
      const rules = await robotsOf(url);
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
    return get(url, { ...limits, restMs, headers: conditional(validators) }, async ({ statusCode, headers, body }) => {
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
}

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
