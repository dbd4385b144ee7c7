import type { Instant } from '../../src/domain/time.ts';

const dayMs = 86_400_000;

/** Longest of Cache-Control's max-age and Expires, in ms, at most a day: some feeds advertise a year. RFC 9111 §4.2.1. */
export function advisedMs(headers: Headers, now: Instant): number {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const maxAge = Number(/\bmax-age\s*=\s*"?(\d{1,10})/i.exec(control)?.[1] ?? 0) * 1000;
  const expires = headers.get('expires');
  const until = expires === null ? Number.NaN : Date.parse(expires);
  return Math.min(dayMs, Math.max(0, maxAge, Number.isNaN(until) ? 0 : until - now));
}

/** When Retry-After lets us come again: seconds or an HTTP date; null where it says nothing. RFC 9110 §10.2.3. */
export function retryAt(headers: Headers, now: Instant): Instant | null {
  const written = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(written)) return now + Number(written) * 1000;
  const moment = Date.parse(written);
  return Number.isNaN(moment) ? null : moment;
}
