import type { Secret } from '../../src/domain/secret.ts';

/** What of the configuration is Teams'. */
export interface TeamsKeys {
  readonly appId: string;
  readonly appPassword: Secret | null;
  readonly tenant: string;
  /** Where tokens are verified and fetched, where that is not Microsoft's own; for tests and sovereign clouds. */
  readonly openIdMetadata: string;
  readonly loginUrl: string;
  /** Lets a test client in that signs nothing. */
  readonly isUnsigned: boolean;
}

export interface TeamsSettings extends TeamsKeys {
  readonly tenant: string;
}

export type TeamsOutcome =
  | { readonly kind: 'off' }
  | { readonly kind: 'settings'; readonly settings: TeamsSettings }
  /** Every problem at once, each a sentence that names its key. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/** Reads what is configured for Teams; nothing of it means that Teams is not used. */
export function readTeams(keys: TeamsKeys, listensOnlyHere: boolean): TeamsOutcome {
  const { appId, appPassword, tenant, isUnsigned } = keys;
  if (appId === '' && appPassword === null && tenant === '' && !isUnsigned) return { kind: 'off' };
  if (isUnsigned && !listensOnlyHere)
    return {
      kind: 'problems',
      problems: [
        'KAIRAN_TEAMS_UNSIGNED lets anybody in who reaches the server, so KAIRAN_HTTP must be at 127.0.0.1. Take it out, or listen there.',
      ],
    };
  if (isUnsigned) return { kind: 'settings', settings: keys };
  const missing = [
    appId === '' ? 'KAIRAN_TEAMS_APP_ID is missing: the bot’s application (client) ID in Azure.' : null,
    appPassword === null ? 'KAIRAN_TEAMS_APP_PASSWORD is missing: a client secret of that application.' : null,
    tenant === '' ? 'KAIRAN_TEAMS_TENANT is missing: the directory (tenant) ID in which the bot is registered.' : null,
  ].filter(problem => problem !== null);
  return missing.length > 0 ? { kind: 'problems', problems: missing } : { kind: 'settings', settings: keys };
}
