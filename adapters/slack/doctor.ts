import { createHmac, randomUUID } from 'node:crypto';
import type { FetchFunction } from '@slack/web-api';
import type { Finding } from '../../src/domain/finding.ts';
import type { Secret } from '../../src/domain/secret.ts';
import type { Clock } from '../../src/domain/time.ts';
import { historyScopes, leastScopes, scopesFor, unfurlScopes } from './scopes.ts';
import { readSettings, type SlackKeys, type SlackSettings } from './settings.ts';

export interface ExamineDeps {
  readonly keys: SlackKeys;
  readonly fetch: FetchFunction;
  readonly clock: Clock;
}

/** Beyond this Slack and we begin to refuse each other's requests, in ms; they are refused at five minutes. */
const skewMsMax = 60_000;
const timeoutMs = 10_000;

/** Looks at everything that can be wrong between Slack and us: keys, reachability, clock, tokens, scopes, our own address. */
export async function examineSlack({ keys, fetch, clock }: ExamineDeps): Promise<readonly Finding[]> {
  const outcome = readSettings(keys);
  if (outcome.kind === 'off') return [{ level: 'ok', what: 'Slack: not configured.' }];
  if (outcome.kind === 'problems') return outcome.problems.map(what => ({ level: 'problem', what }));
  const { settings } = outcome;
  const call = createCall(settings.api, fetch);
  const reached = await call('api.test', null);
  if (reached.kind === 'unreachable') {
    return [
      problem(
        `Slack: ${settings.api} was not reached: ${reached.why}.`,
        'Open the way to slack.com, or set HTTPS_PROXY, and KAIRAN_EXTRA_CA for a proxy with its own certificates.',
      ),
    ];
  }
  return [
    ok(`Slack: ${settings.api} answers.`),
    clockFinding(reached.date, clock.now()),
    ...(await tokenFindings(settings, call)),
    ...(settings.reached.by === 'socket'
      ? [await socketFinding(settings.reached.appToken, call)]
      : await addressFindings(settings.reached.signingSecret, keys.url, fetch, clock)),
  ];
}

type Called =
  | { readonly kind: 'unreachable'; readonly why: string }
  | {
      readonly kind: 'answered';
      readonly body: { readonly ok?: boolean; readonly error?: string; readonly team?: string };
      readonly scopes: readonly string[];
      /** Slack's clock, in ms; null where it does not say. */
      readonly date: number | null;
    };

type Call = (method: string, token: Secret | null) => Promise<Called>;

/** By hand rather than by Slack's client: what is looked at stands in the headers. */
function createCall(api: string, fetch: FetchFunction): Call {
  return async (method, token) => {
    try {
      const response = await fetch(new URL(method, api).href, {
        method: 'POST',
        headers: token === null ? {} : { authorization: `Bearer ${token.reveal()}` },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return { kind: 'unreachable', why: `status ${response.status}` };
      const body = (await response.json()) as { ok?: boolean; error?: string; team?: string };
      const scopes = (response.headers.get('x-oauth-scopes') ?? '').split(/,\s*/).filter(one => one !== '');
      const date = Date.parse(response.headers.get('date') ?? '');
      return { kind: 'answered', body, scopes, date: Number.isNaN(date) ? null : date };
    } catch (error) {
      return { kind: 'unreachable', why: reasonOf(error) };
    }
  };
}

function clockFinding(slack: number | null, now: number): Finding {
  if (slack === null) return warning('Slack: its answer carries no time, so the clock was not compared.');
  const aheadMs = now - slack;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= skewMsMax) return ok(`Slack: the clock agrees with Slack’s to ${seconds} s.`);
  return problem(
    `Slack: this machine’s clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Slack’s; from 300 s on every request is refused.`,
    'Set the clock by NTP.',
  );
}

async function tokenFindings({ installed, history, unfurls }: SlackSettings, call: Call): Promise<Finding[]> {
  if (installed.by === 'oauth')
    return [ok('Slack: workspaces install it by OAuth; their tokens are looked at when they are used.')];
  const asked = await call('auth.test', installed.botToken);
  if (asked.kind === 'unreachable')
    return [problem(`Slack: the bot token was not checked: ${asked.why}.`, 'Try again in a moment.')];
  if (asked.body.ok !== true) {
    return [
      problem(
        `Slack: the bot token is not accepted (${asked.body.error ?? 'no reason given'}).`,
        'Copy it anew from OAuth & Permissions into KAIRAN_SLACK_BOT_TOKEN, after installing the app there.',
      ),
    ];
  }
  return [
    ok(`Slack: the bot token is of ${asked.body.team ?? 'a workspace'}.`),
    ...scopeFindings(asked.scopes, { history, unfurls }),
  ];
}

function scopeFindings(
  granted: readonly string[],
  { history, unfurls }: Pick<SlackSettings, 'history' | 'unfurls'>,
): Finding[] {
  if (granted.length === 0) return [warning('Slack: it did not say which scopes the token has.')];
  const wanted = scopesFor({ history, unfurls });
  const missing = wanted.filter(scope => !granted.includes(scope));
  const known = [...leastScopes, ...historyScopes, ...unfurlScopes].map(({ scope }) => scope);
  const unknown = granted.filter(scope => !known.includes(scope));
  const unused = history ? [] : granted.filter(scope => historyScopes.some(one => one.scope === scope));
  return [
    missing.length === 0
      ? ok(`Slack: every scope that is needed is granted (${wanted.join(', ')}).`)
      : problem(
          `Slack: scopes are missing: ${missing.join(', ')}.`,
          `Update the app from "npx kairan slack manifest${history ? ' --with-history' : ''}${unfurls ? ' --unfurl DOMAIN…' : ''}" and reinstall it.`,
        ),
    ...(unused.length > 0
      ? [
          warning(
            `Slack: the app may read messages (${unused.join(', ')}), but KAIRAN_SLACK_HISTORY is off.`,
            'Set KAIRAN_SLACK_HISTORY=yes to use it, or take the scopes away.',
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [warning(`Slack: the app has scopes that Kairan never uses: ${unknown.join(', ')}.`, 'Take them away.')]
      : []),
  ];
}

async function socketFinding(appToken: Secret, call: Call): Promise<Finding> {
  const asked = await call('apps.connections.open', appToken);
  if (asked.kind === 'answered' && asked.body.ok === true) return ok('Slack: Socket Mode opens.');
  const why = asked.kind === 'answered' ? (asked.body.error ?? 'no reason given') : asked.why;
  return problem(
    `Slack: Socket Mode does not open (${why}).`,
    'Check KAIRAN_SLACK_APP_TOKEN (Basic Information → App-Level Tokens, scope connections:write), and that Socket Mode is on.',
  );
}

/** Sends ourselves what Slack sends when an address is entered: it proves the way, the server and the secret at once. */
async function addressFindings(
  signingSecret: Secret,
  url: string,
  fetch: FetchFunction,
  clock: Clock,
): Promise<Finding[]> {
  const shape = /^[0-9a-f]{32}$/.test(signingSecret.reveal())
    ? []
    : [
        warning(
          'Slack: the signing secret does not look like one (32 hexadecimal digits).',
          'Copy it anew from Basic Information → App Credentials; the verification token beside it is something else.',
        ),
      ];
  if (url === '') {
    const fix = 'Set KAIRAN_URL to the address under which Slack reaches this server.';
    return [...shape, warning('Slack: KAIRAN_URL is not set, so nobody knows whether Slack reaches this server.', fix)];
  }
  const insecure = url.startsWith('https:')
    ? []
    : [problem(`Slack: KAIRAN_URL is ${url}; Slack sends to https only.`, 'Put a proxy with a certificate in front.')];
  return [...shape, ...insecure, await echoFinding(signingSecret, new URL('/slack/events', url).href, fetch, clock)];
}

async function echoFinding(signingSecret: Secret, to: string, fetch: FetchFunction, clock: Clock): Promise<Finding> {
  const challenge = randomUUID();
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const seconds = String(Math.floor(clock.now() / 1000));
  const signature = createHmac('sha256', signingSecret.reveal()).update(`v0:${seconds}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${signature}`,
  };
  try {
    const response = await fetch(to, { method: 'POST', body, headers, signal: AbortSignal.timeout(timeoutMs) });
    const said = await response.text();
    if (response.ok && said.includes(challenge)) return ok(`Slack: ${to} is this server, with this signing secret.`);
    if (response.status === 401)
      return problem(
        `Slack: ${to} refuses what is signed with this secret.`,
        'Give the running server the same KAIRAN_SLACK_SIGNING_SECRET, and start it again.',
      );
    return problem(
      `Slack: ${to} answers ${response.status}, not as Kairan does.`,
      'Let the proxy in front hand /slack/ on to KAIRAN_HTTP.',
    );
  } catch (error) {
    return problem(
      `Slack: ${to} was not reached from here: ${reasonOf(error)}.`,
      'Start the server with "npm start", and let the proxy in front hand /slack/ on to KAIRAN_HTTP.',
    );
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

const ok = (what: string): Finding => ({ level: 'ok', what });
const warning = (what: string, fix?: string): Finding => ({
  level: 'warning',
  what,
  ...(fix === undefined ? {} : { fix }),
});
const problem = (what: string, fix: string): Finding => ({ level: 'problem', what, fix });
