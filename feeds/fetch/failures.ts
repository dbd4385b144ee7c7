import { errors } from 'undici';
import type { FetchOutcome } from '../../src/domain/fetching.ts';
import type { FailureReason } from '../../src/domain/source.ts';
import type { Instant } from '../../src/domain/time.ts';
import { redacted } from '../../src/text/redacted.ts';
import { TooLarge, Undecodable } from './body.ts';
import { BlockedAddress } from './guard.ts';

export type FetchFailure = Extract<FetchOutcome, { kind: 'failed' }>;

/** One of the time limits was reached. */
export class TimedOut extends Error {}

/** A failure with its sentence: `https://example.jp/feed: what happened.` */
export function failed(url: URL, reason: FailureReason, what: string, retryAt: Instant | null = null): FetchFailure {
  return { kind: 'failed', reason, detail: `${redacted(url)}: ${what}.`, retryAt };
}

/** Why an answer of this status holds no document; null where it does (200, 203). */
export function declined(url: URL, status: number, retryAt: Instant | null): FetchFailure | null {
  if (status === 200 || status === 203) return null;
  if (refusals.has(status)) return failed(url, 'refused', `it refuses with ${status}`, retryAt);
  // 経産省's filter answers 202 with nothing in it; a challenge to browsers would be no document either.
  if (withoutDocument.has(status))
    return failed(url, 'empty-body', `it answered ${status}, which brings no document`, retryAt);
  return failed(url, 'http-status', `it answered ${status}`, retryAt);
}

const refusals: ReadonlySet<number> = new Set([401, 403, 451]);
const withoutDocument: ReadonlySet<number> = new Set([202, 204, 205]);

/**
 * What an exception of the network means. The library's own words are not repeated: they may hold addresses.
 * @throws The error itself where it is none of the network but a mistake of ours.
 */
export function failureOf(url: URL, error: unknown): FetchFailure {
  const meaning = meaningOf(error);
  if (meaning === null) throw error;
  return failed(url, ...meaning);
}

function meaningOf(error: unknown): [FailureReason, string] | null {
  for (const cause of causesOf(error)) {
    if (cause instanceof BlockedAddress) return ['blocked-address', cause.message];
    if (cause instanceof TooLarge) return ['too-large', cause.message];
    if (cause instanceof Undecodable) return ['unreadable', cause.message];
    if (cause instanceof TimedOut) return ['timed-out', cause.message];
    if (cause instanceof errors.HTTPParserError && !meanings[codeOf(cause)]) {
      return ['unreadable', `its answer is not HTTP (${codeOf(cause) || 'no HTTP at all'})`];
    }
    const code = codeOf(cause);
    const known = meanings[code];
    if (known) return known;
    if (/^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_|EPROTO)/.test(code)) {
      return ['unreachable', `no trustworthy encrypted connection (${code})`];
    }
    const proxy = /^Proxy response \((\d+)\)/.exec(cause.message)?.[1];
    if (proxy) return ['unreachable', `the proxy declined with ${proxy}`];
  }
  const code = causesOf(error).map(codeOf).find(Boolean);
  return code ? ['unreachable', `the connection failed (${code})`] : null;
}

const meanings: Readonly<Record<string, [FailureReason, string]>> = {
  ENOTFOUND: ['unreachable', 'its name has no address'],
  EAI_AGAIN: ['unreachable', 'its name could not be resolved for the moment'],
  ECONNREFUSED: ['unreachable', 'the connection was refused'],
  ECONNRESET: ['unreachable', 'the connection was cut'],
  EPIPE: ['unreachable', 'the connection was cut'],
  UND_ERR_SOCKET: ['unreachable', 'the connection was cut'],
  UND_ERR_PRX_CONN: ['unreachable', 'the proxy cut the connection'],
  EHOSTUNREACH: ['unreachable', 'there is no way to its address'],
  ENETUNREACH: ['unreachable', 'there is no way to its address'],
  ETIMEDOUT: ['timed-out', 'no connection within the time allowed'],
  UND_ERR_CONNECT_TIMEOUT: ['timed-out', 'no connection within the time allowed'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'its headers are too long'],
  HPE_HEADER_OVERFLOW: ['too-large', 'its headers are too long'],
  UND_ERR_DESTROYED: ['unreachable', 'fetching is shutting down'],
  UND_ERR_CLOSED: ['unreachable', 'fetching is shutting down'],
};

/** The error and its causes; of several attempts (IPv6, IPv4) each. Four deep is deeper than any seen. */
function causesOf(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const inner = error instanceof AggregateError ? error.errors : [];
  return [error, ...[...inner, error.cause].flatMap(cause => causesOf(cause, depth + 1))];
}

function codeOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : '';
}
