import robotsModule from 'robots-parser';
import type { Instant } from '../../src/domain/time.ts';

// Its types speak of a default export; what Node gives is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What an origin's robots.txt says, or why nobody knows. */
export type RobotsRules =
  | {
      readonly kind: 'rules';
      /** What the file has against an address, to follow its name; null where it may be fetched. */
      complaint(url: URL): string | null;
      readonly crawlDelayMs: number;
    }
  | { readonly kind: 'unknown'; readonly why: string; readonly retryAt: Instant | null };

/** RFC 9309 asks for 500 KiB at least; what stands beyond is not read. */
export const robotsBytesMax = 512 * 1024;

/** A longer Crawl-delay is taken as this: a list is asked once an hour anyway. */
const crawlDelayMsMax = 30_000;

/** Each character from a rule's first star on is looked for at every place of an address; beyond so many looks, it is refused. */
const looksMax = 20_000_000;

/** Nothing is forbidden: there is no robots.txt (4xx). */
export const everythingAllowed: RobotsRules = { kind: 'rules', complaint: () => null, crawlDelayMs: 0 };

/** Reads a robots.txt for one product name (`Kairan`). */
export function readRobots(origin: string, bytes: Uint8Array, product: string): RobotsRules {
  const lines = linesFor(product, new TextDecoder().decode(bytes));
  const starred = lines.reduce((sum, line) => sum + encodeURI(/\*.*/.exec(ruleIn(line))?.[0] ?? '').length, 0);
  const robots = robotsParser(`${origin}/robots.txt`, lines.join('\n'));
  const delay = robots.getCrawlDelay(product);
  return {
    kind: 'rules',
    complaint(url) {
      const length = url.pathname.length + url.search.length;
      if (starred * length > looksMax)
        return 'has more rules with stars than can be compared with so long an address, which is not fetched';
      return robots.isAllowed(url.href, product) === false ? 'asks not to fetch this' : null;
    },
    crawlDelayMs: Number.isFinite(delay) ? Math.min(Math.max(delay ?? 0, 0) * 1000, crawlDelayMsMax) : 0,
  };
}

/** The lines of a file, each name of a group once and of those that mean others only one: the parser keeps each rule for each name. */
function linesFor(product: string, text: string): string[] {
  const named = new Set<string>();
  return text.split(/\r\n|\r|\n/).filter(line => {
    const [, key = '', value = ''] = /^([^:#]*):([^#]*)/.exec(line) ?? [];
    if (key.trim() === '') return false;
    if (key.trim().toLowerCase() !== 'user-agent') {
      named.clear();
      return true;
    }
    const name = value.split('/')[0]?.trim().toLowerCase() ?? '';
    const who = name === '*' || name === product.toLowerCase() ? name : 'others';
    return !named.has(who) && named.add(who);
  });
}

function ruleIn(line: string): string {
  return /^\s*(?:dis)?allow\s*:([^#]*)/i.exec(line)?.[1]?.trim() ?? '';
}
