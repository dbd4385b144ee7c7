import type { Instant } from '../../src/domain/time.ts';
import { withoutControls } from '../../src/text/without-controls.ts';

/** Headers of an answer, names in lower case, as undici gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const dayMs = 86_400_000;
/** «Come back in a year» is read as a week: longer than any politeness needs, and a source is not lost. */
const retryMsMax = 7 * dayMs;

/** The value of a header that should stand once; of several the first. It may be printed: nothing in it moves a cursor. */
export function headerOf(headers: Headers, name: string): string | null {
  const value = headers[name];
  return withoutControls((typeof value === 'string' ? value : value?.[0]) ?? '').trim() || null;
}

/**
 * Retry-After in seconds or as a date.
 * @returns Null where it is absent, past or unreadable; never later than a week from now.
 */
export function retryAtOf(headers: Headers, now: Instant): Instant | null {
  const value = headerOf(headers, 'retry-after');
  if (value === null) return null;
  const at = /^\d{1,10}$/.test(value) ? now + Number(value) * 1000 : httpDate(value);
  if (at === null || at <= now) return null;
  return Math.min(at, now + retryMsMax);
}

/**
 * How long the answer calls itself fresh: the longer of Cache-Control max-age (less Age) and Expires, in ms.
 * @returns 0 where it says nothing or forbids keeping it; a day at most, since some feeds advertise a year.
 * @see RFC 9111 §5.2.2.1, §5.3
 */
export function advisedMsOf(headers: Headers, now: Instant): number {
  const control = [headers['cache-control'] ?? []].flat().join(',').toLowerCase();
  if (/(?:^|[,\s])no-(?:store|cache)(?:$|[,\s=])/.test(control)) return 0;
  const maxAge = Number(/(?:^|[,\s])max-age="?(\d{1,10})/.exec(control)?.[1] ?? 0);
  const age = Number(/^\d{1,10}$/.exec(headerOf(headers, 'age') ?? '')?.[0] ?? 0);
  const expires = httpDate(headerOf(headers, 'expires') ?? '');
  const sentAt = httpDate(headerOf(headers, 'date') ?? '') ?? now;
  const advised = Math.max((maxAge - age) * 1000, expires === null ? 0 : expires - sentAt, 0);
  return Math.min(advised, dayMs);
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that is still written; anything else is no date. */
function httpDate(text: string): Instant | null {
  if (!/^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
