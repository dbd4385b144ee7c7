import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import { type FetchFunction, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Observe } from '../../src/domain/observation.ts';

/** Longest that one call of the Web API may take. */
const callMsMax = 10_000;

export interface ClientSettings {
  /** Of the Web API, ending in `/`. */
  readonly api: string;
  /** Goes through the operator's proxy; absent for the machine's own way. */
  readonly fetch?: FetchFunction | undefined;
}

/**
 * How Slack's own client behaves here: one try, ten seconds, and a rate limit is an answer. By itself it would try for
 * half an hour, and the outbox knows better when to try again.
 */
export function clientOptions({ api, fetch }: ClientSettings, observe: Observe): WebClientOptions {
  return {
    slackApiUrl: api,
    timeout: callMsMax,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: loggerFor(observe),
    fetch: withinTime(fetch ?? globalThis.fetch),
  };
}

/** Answers to response addresses have no limit of their own. */
export function withinTime(fetch: FetchFunction): FetchFunction {
  return (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(callMsMax) });
}

export function createClient(token: string, options: WebClientOptions): WebClient {
  // The client writes the token into the headers that it is handed.
  return new WebClient(token, { ...options, headers: {} });
}

/** Slack's libraries log as they go; their errors are ours to tell, and the rest is told where it happens. */
export function loggerFor(observe: Observe): Logger {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (...what) => observe({ kind: 'bug', where: 'Slack’s library', error: what.map(String).join(' ') }),
    setLevel: nothing,
    getLevel: () => LogLevel.ERROR,
    setName: nothing,
  };
}
