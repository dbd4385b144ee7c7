import robotsModule from 'robots-parser';
import type { Instant } from '../../src/domain/time.ts';

// Its types speak of a default export; what Node gives is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What an origin's robots.txt says, or why nobody knows. */
export type RobotsRules =
  | { readonly kind: 'rules'; isAllowed(url: URL): boolean; readonly crawlDelayMs: number }
  | { readonly kind: 'unknown'; readonly why: string; readonly retryAt: Instant | null };

/** RFC 9309 asks for 500 KiB at least; what stands beyond is not read. */
export const robotsBytesMax = 512 * 1024;

/** A longer Crawl-delay is taken as this: a list is asked once an hour anyway. */
const crawlDelayMsMax = 30_000;

/** Nothing is forbidden: there is no robots.txt (4xx). */
export const everythingAllowed: RobotsRules = { kind: 'rules', isAllowed: () => true, crawlDelayMs: 0 };

/** Reads a robots.txt for one product name (`Kairan`). */
export function readRobots(origin: string, bytes: Uint8Array, product: string): RobotsRules {
  const robots = robotsParser(`${origin}/robots.txt`, new TextDecoder().decode(bytes));
  const delay = robots.getCrawlDelay(product);
  return {
    kind: 'rules',
    isAllowed: url => robots.isAllowed(url.href, product) !== false,
    crawlDelayMs: Number.isFinite(delay) ? Math.min(Math.max(delay ?? 0, 0) * 1000, crawlDelayMsMax) : 0,
  };
}
