import robotsParser from 'robots-parser';
import type { FetchOutcome } from '../../src/domain/fetching.ts';
import type { Clock, Instant } from '../../src/domain/time.ts';

interface Rules {
  isAllowed(url: string, userAgent: string): boolean | undefined;
}
// Its types describe an ES module, but it is CommonJS.
const parseRules = robotsParser as unknown as (url: string, text: string) => Rules;

export type Permission =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'later'; readonly why: string };

export interface Robots {
  /** Whether a host's robots.txt lets us read an address; asked once a day a host. */
  permission(url: URL): Promise<Permission>;
}

export interface RobotsDeps {
  readonly clock: Clock;
  readonly userAgent: string;
  readonly ask: (url: URL) => Promise<FetchOutcome>;
}

const keepMs = 86_400_000;
/** Where robots.txt could not be read because the host was in trouble. */
const retryMs = 600_000;

interface Known {
  readonly until: Instant;
  readonly rules: Rules | 'none' | { readonly why: string };
}

/** RFC 9309: without a robots.txt everything is open; while the host cannot serve it, nothing is. */
export function createRobots({ clock, userAgent, ask }: RobotsDeps): Robots {
  const known = new Map<string, Known>();
  return {
    async permission(url) {
      const remembered = known.get(url.origin);
      const current = remembered !== undefined && remembered.until > clock.now() ? remembered : await learn(url);
      known.set(url.origin, current);
      if (current.rules === 'none') return { kind: 'open' };
      if ('why' in current.rules) return { kind: 'later', why: current.rules.why };
      return { kind: current.rules.isAllowed(url.href, userAgent) === false ? 'closed' : 'open' };
    },
  };

  async function learn(url: URL): Promise<Known> {
    const address = new URL('/robots.txt', url);
    const answer = await ask(address);
    const until = clock.now() + keepMs;
    if (answer.kind === 'document') {
      const text = new TextDecoder().decode(answer.document.body.subarray(0, 512 * 1024));
      return { until, rules: parseRules(address.href, text) };
    }
    const isInTrouble =
      answer.kind === 'failed' &&
      (answer.reason === 'unreachable' || answer.reason === 'timed-out' || / 5\d\d$/.test(answer.detail));
    return isInTrouble ? { until: clock.now() + retryMs, rules: { why: answer.detail } } : { until, rules: 'none' };
  }
}
