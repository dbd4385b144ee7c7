import { type Installation as Grant, InstallProvider } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import type { Observe } from '../../src/domain/observation.ts';
import { SaidError } from '../../src/domain/said-error.ts';
import type { Secret } from '../../src/domain/secret.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Seal } from '../../src/store/seal.ts';
import type { Store } from '../../src/store/store.ts';
import { createClient, loggerFor } from './client.ts';
import type { Team, Teams } from './team.ts';

export interface InstalledTeamsDeps {
  readonly store: Pick<Store, 'installations' | 'leases'>;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly observe: Observe;
  readonly options: WebClientOptions;
  /** Names this process among the replicas. */
  readonly holder: string;
}

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Signs what a browser carries to Slack and back. */
  readonly stateSecret: string;
  /** Where Slack asks people for their consent. */
  readonly authorizeUrl: string;
}

export interface InstalledTeams extends Teams {
  /** The way through Slack’s consent page and back. */
  readonly provider: InstallProvider;
}

/** Longest that a renewal of tokens keeps other replicas waiting, in ms. */
const renewalMs = 30_000;
/** Slack's tokens live twelve hours; its library renews those that have two left. */
const renewalAheadMs = 7_200_000;

/** The workspaces that have installed the app by OAuth; tokens are sealed at rest, and renewed before they expire. */
export function createInstalledTeams(deps: InstalledTeamsDeps, settings: OAuthSettings): InstalledTeams {
  const { store, seal, clock, observe, options, holder } = deps;
  const known = new Map<string, Team>();
  const asking = new Map<string, Promise<Team | null>>();

  const provider = new InstallProvider({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret.reveal(),
    stateSecret: settings.stateSecret,
    authorizationUrl: settings.authorizeUrl,
    directInstall: true,
    logger: loggerFor(observe),
    clientOptions: { ...options, headers: {} },
    installationStore: {
      async storeInstallation(grant) {
        const tenant = grant.team?.id;
        if (tenant === undefined) throw new Error('an installation for a whole organisation, not for a workspace');
        const before = await store.installations.find('slack', tenant);
        await store.installations.save({
          platform: 'slack',
          tenant,
          workspace: tenant,
          name: grant.team?.name ?? null,
          installedBy: before?.installedBy ?? grant.user.id,
          installedAt: before?.installedAt ?? clock.now(),
          sealed: seal.close(JSON.stringify(grant), aboutOf(tenant)),
        });
        known.delete(tenant);
        if (before === null) observe({ kind: 'installed', platform: 'slack', tenant });
      },
      async fetchInstallation({ teamId = '' }) {
        const grant = await grantOf(teamId);
        if (grant === null) throw new Error(`Kairan is not installed in ${teamId}`);
        return grant;
      },
      async deleteInstallation({ teamId = '' }) {
        await store.installations.remove('slack', teamId);
      },
    },
  });

  return {
    provider,
    of(id) {
      const asked = asking.get(id) ?? ask(id).finally(() => asking.delete(id));
      asking.set(id, asked);
      return asked;
    },
    async leave(id) {
      known.delete(id);
      await store.installations.remove('slack', id);
    },
  };

  async function ask(id: string): Promise<Team | null> {
    const grant = await grantOf(id);
    if (grant?.bot?.expiresAt === undefined || grant.bot.expiresAt * 1000 > clock.now() + renewalAheadMs)
      return teamOf(id, grant);
    // A refresh token is good once, so one replica renews; to the others the old token is good meanwhile.
    const lease = `slack-token:${id}`;
    if ((await store.leases.claim(lease, holder, renewalMs)) === null) return teamOf(id, grant);
    try {
      await provider.authorize({ teamId: id, enterpriseId: undefined, isEnterpriseInstall: false });
    } finally {
      await store.leases.release(lease, holder);
    }
    return teamOf(id, await grantOf(id));
  }

  function teamOf(id: string, grant: Grant | null): Team | null {
    const bot = grant?.bot;
    if (bot === undefined) return null;
    const before = known.get(id);
    if (before?.token === bot.token) return before;
    const client = createClient(bot.token, options);
    const team: Team = { id, workspace: id, botUser: bot.userId, botId: bot.id, token: bot.token, client };
    known.set(id, team);
    return team;
  }

  async function grantOf(id: string): Promise<Grant | null> {
    const installation = await store.installations.find('slack', id);
    if (installation === null) return null;
    const opened = seal.open(installation.sealed, aboutOf(id));
    // Not null: whoever is not installed any more loses their subscriptions.
    if (opened === null)
      throw new SaidError({
        ja: `Slackワークスペース${id}のトークンは、KAIRAN_ENCRYPTION_KEYにない鍵で暗号化されています。使用中の鍵の後ろに、その鍵を追加してください。`,
        en: `The tokens of the Slack workspace ${id} were encrypted with a key that KAIRAN_ENCRYPTION_KEY does not hold; add it behind the one in use.`,
      });
    if (!seal.isCurrent(installation.sealed))
      await store.installations.save({ ...installation, sealed: seal.close(opened, aboutOf(id)) });
    return JSON.parse(opened) as Grant;
  }
}

function aboutOf(tenant: string): string {
  return `slack:${tenant}`;
}
