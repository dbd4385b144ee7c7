import { createHmac } from 'node:crypto';
import type { WebClientOptions } from '@slack/web-api';
import type { Router } from 'express';
import { OperatorError } from '../../src/domain/operator-error.ts';
import { mainWorkspace } from '../../src/domain/workspace.ts';
import { createSeal } from '../../src/store/seal.ts';
import { createInstalledTeams, type InstalledTeamsDeps } from './installed-teams.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { createOneTeam } from './one-team.ts';
import { scopesFor } from './scopes.ts';
import type { Installed, SlackSettings } from './settings.ts';
import type { Teams } from './team.ts';

/** Routes below a path of the one server. */
export interface Mount {
  readonly path: string;
  readonly router: Router;
  readonly requestsAMinuteMax?: number;
}

export type AccessDeps = Pick<InstalledTeamsDeps, 'store' | 'clock' | 'observe' | 'holder'>;

const installsAMinuteMax = 60;

/** Whose tokens are used, and how they are come by. */
export interface Access {
  readonly teams: Teams;
  readonly workspaceOf: (team: string) => string;
  readonly mounts: readonly Mount[];
  /** @throws OperatorError where Slack does not accept what is configured. */
  check(): Promise<void>;
}

export function createAccess(
  deps: AccessDeps,
  installed: Installed,
  { api, history, unfurls, command }: SlackSettings,
  options: WebClientOptions,
): Access {
  const { observe } = deps;
  if (installed.by === 'token') {
    const teams = createOneTeam(installed.botToken, options);
    return {
      teams,
      workspaceOf: () => mainWorkspace,
      mounts: [],
      async check() {
        try {
          await teams.team();
        } catch (error) {
          if (error instanceof OperatorError) throw error;
          // Slack may be out of reach for a while; it is asked again when it is needed.
          observe({ kind: 'connection-lost', platform: 'slack', why: String(error) });
        }
      },
    };
  }
  const { clientId, clientSecret, encryptionKeys, url } = installed;
  const stateSecret = createHmac('sha256', clientSecret.reveal()).update('kairan oauth state').digest('hex');
  const authorizeUrl = new URL('../oauth/v2/authorize', api).href;
  const teams = createInstalledTeams(
    { ...deps, seal: createSeal(encryptionKeys), options },
    { clientId, clientSecret, stateSecret, authorizeUrl },
  );
  const redirectUri = new URL('/slack/oauth/redirect', url).href;
  const scopes = scopesFor({ history, unfurls });
  const router = oauthRoutes({ provider: teams.provider, scopes, redirectUri, command, observe });
  return {
    teams,
    workspaceOf: team => team,
    mounts: [{ path: '/slack/oauth', router, requestsAMinuteMax: installsAMinuteMax }],
    async check() {},
  };
}
