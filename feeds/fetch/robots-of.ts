import type { Clock, Instant } from '../../src/domain/time.ts';
import { type BodyLimits, readBody } from './body.ts';
import { type Answer, redirects } from './get.ts';
import { headerOf, retryAtOf } from './headers.ts';
import { everythingAllowed, type RobotsRules, readRobots, robotsBytesMax } from './robots.ts';

const keptMs = 86_400_000;
const keptMax = 1000;

export interface RobotsOfDeps {
  readonly clock: Clock;
  /** The name for which rules are read (`Kairan/0.1`). */
  readonly product: string;
  readonly limits: BodyLimits & { readonly redirectsMax: number };
  /** True for an address that nothing is asked of. */
  isBlocked(url: URL): Promise<boolean>;
  ask<T>(url: URL, read: (answer: Answer) => Promise<T>): Promise<T>;
}

/** The rules of an origin, asked for once a day. While they can't be had nothing is fetched (RFC 9309 §2.3.1.4). */
export function createRobotsOf({ clock, product, limits, isBlocked, ask }: RobotsOfDeps) {
  const keptOf = new Map<string, { rules: RobotsRules; until: Instant }>();
  const start = { ...limits, bodyBytesMax: robotsBytesMax, isCut: true };

  return async ({ origin }: URL): Promise<RobotsRules> => {
    const kept = keptOf.get(origin);
    if (kept && kept.until > clock.now()) return kept.rules;
    const rules = await askFor(origin);
    if (rules.kind === 'rules') {
      keptOf.delete(origin);
      keptOf.set(origin, { rules, until: clock.now() + keptMs });
      const [oldest] = keptOf.keys();
      if (keptOf.size > keptMax && oldest !== undefined) keptOf.delete(oldest);
    }
    return rules;
  };

  async function askFor(origin: string): Promise<RobotsRules> {
    let url = new URL('/robots.txt', origin);
    for (let hops = 0; hops <= limits.redirectsMax; hops += 1) {
      if (await isBlocked(url)) return everythingAllowed;
      const answer = await ask(url, async ({ statusCode, headers, body }): Promise<RobotsRules | URL> => {
        const to = redirects.has(statusCode) ? URL.parse(headerOf(headers, 'location') ?? '', url) : null;
        if (to) return to;
        if (statusCode >= 500 || statusCode === 429) {
          const why = `robots.txt of ${url.host} answered ${statusCode}, so nothing is fetched until it can be read`;
          return { kind: 'unknown', why, retryAt: retryAtOf(headers, clock.now()) };
        }
        if (statusCode < 200 || statusCode > 299) return everythingAllowed;
        return readRobots(origin, (await readBody(body, headerOf(headers, 'content-encoding'), start)).bytes, product);
      });
      if (!(answer instanceof URL)) return answer;
      url = answer;
    }
    return everythingAllowed;
  }
}
