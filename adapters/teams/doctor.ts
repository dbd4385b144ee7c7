import type { Finding } from '../../src/domain/finding.ts';
import type { Clock } from '../../src/domain/time.ts';
import { readTeams, type TeamsKeys, type TeamsSettings } from './settings.ts';
import { createToken } from './token.ts';

export interface ExamineTeamsDeps {
  readonly keys: TeamsKeys;
  readonly listensOnlyHere: boolean;
  /** Where Teams reaches this server; empty where nobody said. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
}

/** Beyond this tokens begin to be refused, in ms; they are at five minutes. */
const skewMsMax = 60_000;
const timeoutMs = 10_000;

/** Looks at everything that can be wrong between Teams and us: keys, credentials, clock, our own address. */
export async function examineTeams(deps: ExamineTeamsDeps): Promise<readonly Finding[]> {
  const outcome = readTeams(deps.keys, deps.listensOnlyHere);
  if (outcome.kind === 'off') return [ok('Teams: not configured.')];
  if (outcome.kind === 'problems') return outcome.problems.map(what => ({ level: 'problem', what }));
  const { settings } = outcome;
  if (settings.isUnsigned)
    return [
      {
        level: 'warning',
        what: 'Teams: KAIRAN_TEAMS_UNSIGNED is on: whoever reaches the server on this machine is believed to be Teams.',
        fix: 'It is for Microsoft’s test client. Take it out where people use Kairan.',
      },
    ];
  return [
    ok(`Teams: only the tenant ${settings.tenant} is served.`),
    ...(await tokenFindings(settings, deps)),
    ...(await addressFindings(deps)),
  ];
}

async function tokenFindings(settings: TeamsSettings, { fetch, clock }: ExamineTeamsDeps): Promise<Finding[]> {
  let date: number | null = null;
  const timed: typeof globalThis.fetch = async (to, init) => {
    const response = await fetch(to, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const said = Date.parse(response.headers.get('date') ?? '');
    date = Number.isNaN(said) ? null : said;
    return response;
  };
  let credentials: Finding;
  try {
    await createToken(settings, { fetch: timed, clock })();
    credentials = ok('Teams: Microsoft gives a token for the bot’s credentials.');
  } catch (error) {
    credentials =
      date === null
        ? problem(
            `Teams: Microsoft’s login was not reached: ${reasonOf(error)}.`,
            'Open the way to login.microsoftonline.com, or set HTTPS_PROXY, and KAIRAN_EXTRA_CA for a proxy with its own certificates.',
          )
        : problem(
            `Teams: the credentials are not accepted (${reasonOf(error)}).`,
            'Check KAIRAN_TEAMS_APP_ID and KAIRAN_TEAMS_TENANT, and make a new client secret in Azure for KAIRAN_TEAMS_APP_PASSWORD: they end.',
          );
  }
  return date === null ? [credentials] : [credentials, clockFinding(date, clock.now())];
}

function clockFinding(theirs: number, now: number): Finding {
  const aheadMs = now - theirs;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= skewMsMax) return ok(`Teams: the clock agrees with Microsoft’s to ${seconds} s.`);
  return problem(
    `Teams: this machine’s clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Microsoft’s; from 300 s on every message is refused.`,
    'Set the clock by NTP.',
  );
}

/** Sends ourselves what nobody signed: 401 shows that the way, the server and the check are there. */
async function addressFindings({ url, fetch }: ExamineTeamsDeps): Promise<Finding[]> {
  if (url === '')
    return [
      {
        level: 'warning',
        what: 'Teams: KAIRAN_URL is not set, so nobody knows whether Teams reaches this server.',
        fix: 'Set KAIRAN_URL to the address under which Teams reaches this server.',
      },
    ];
  const insecure = url.startsWith('https:')
    ? []
    : [problem(`Teams: KAIRAN_URL is ${url}; Teams sends to https only.`, 'Put a proxy with a certificate in front.')];
  return [...insecure, await endpointFinding(new URL('/api/messages', url).href, fetch)];
}

async function endpointFinding(to: string, fetch: typeof globalThis.fetch): Promise<Finding> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ type: 'message' });
  try {
    const { status } = await fetch(to, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
    if (status === 401) return ok(`Teams: ${to} is this server, and refuses what Microsoft did not sign.`);
    if (status === 200)
      return problem(
        `Teams: ${to} takes messages that Microsoft did not sign.`,
        'Take KAIRAN_TEAMS_UNSIGNED out of the running server, and start it again.',
      );
    return problem(
      `Teams: ${to} answers ${status}, not as Kairan does.`,
      'Let the proxy in front hand /api/ and /teams/ on to KAIRAN_HTTP.',
    );
  } catch (error) {
    return problem(
      `Teams: ${to} was not reached from here: ${reasonOf(error)}.`,
      'Start the server with "npm start", and let the proxy in front hand /api/ and /teams/ on to KAIRAN_HTTP.',
    );
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

const ok = (what: string): Finding => ({ level: 'ok', what });
const problem = (what: string, fix: string): Finding => ({ level: 'problem', what, fix });
