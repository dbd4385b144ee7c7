import type { TeamsKeys } from '../adapters/teams/settings.ts';
import type { Config } from './config.ts';

/** What of the configuration is Teams’. */
export function teamsKeys(config: Config): TeamsKeys {
  return {
    appId: config.KAIRAN_TEAMS_APP_ID,
    appPassword: config.KAIRAN_TEAMS_APP_PASSWORD,
    tenant: config.KAIRAN_TEAMS_TENANT,
    openIdMetadata: config.KAIRAN_TEAMS_OPENID,
    loginUrl: config.KAIRAN_TEAMS_LOGIN,
    isUnsigned: config.KAIRAN_TEAMS_UNSIGNED,
  };
}

/** True where nobody but this machine reaches the HTTP server. */
export function listensOnlyHere({ KAIRAN_HTTP: http }: Config): boolean {
  return /^(127\.|::1$|localhost$)/.test(http?.host ?? '');
}
