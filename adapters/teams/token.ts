import type { Clock } from '../../src/domain/time.ts';
import { PortError } from './port.ts';
import type { TeamsSettings } from './settings.ts';

const microsoftLogin = 'https://login.microsoftonline.com';
const scope = 'https://api.botframework.com/.default';
/** A token is renewed so long before it ends. */
const marginMs = 300_000;

/**
 * The bot's own token by OAuth 2 client credentials, kept until shortly before it ends and fetched once for all who wait.
 * @returns A function that gives the token. @throws PortError
 */
export function createToken(
  { appId, appPassword, tenant, loginUrl }: TeamsSettings,
  { fetch, clock }: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
): () => Promise<string> {
  const address = `${(loginUrl || microsoftLogin).replace(/\/$/, '')}/${tenant}/oauth2/v2.0/token`;
  let held = { token: '', until: 0 };
  let fetching: Promise<string> | null = null;

  return () => {
    if (held.until > clock.now()) return Promise.resolve(held.token);
    fetching ??= renew().finally(() => {
      fetching = null;
    });
    return fetching;
  };

  async function renew(): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword?.reveal() ?? '',
      scope,
    });
    const response = await fetch(address, { method: 'POST', body });
    const answer = (await response.json().catch(() => ({}))) as {
      access_token?: string;
      expires_in?: number;
      error?: string;
    };
    if (!response.ok || answer.access_token === undefined)
      throw new PortError(`Microsoft gave no token: ${answer.error ?? response.status}`, {
        status: response.status >= 500 ? response.status : 401,
        code: answer.error ?? null,
        retryAfterMs: null,
      });
    held = { token: answer.access_token, until: clock.now() + (answer.expires_in ?? 3_600) * 1000 - marginMs };
    return held.token;
  }
}
