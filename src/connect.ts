import { setFlagsFromString } from 'node:v8';
import type { Mount } from '../adapters/http/server.ts';
import { readSettings } from '../adapters/slack/settings.ts';
import { readTeams } from '../adapters/teams/settings.ts';
import type { House } from './cli/house.ts';
import type { Answer, Context } from './commands/command.ts';
import { commands } from './commands/registry.ts';
import type { Config } from './config.ts';
import type { Call } from './domain/call.ts';
import type { Observe } from './domain/observation.ts';
import { OperatorError } from './domain/operator-error.ts';
import type { TermsOf } from './ingest/terms.ts';
import type { Chat, Speaker } from './message/chat.ts';
import { createGuardedOutbound, createOutbound, createOutboundDispatcher } from './outbound.ts';
import { slackKeys } from './slack-keys.ts';
import { listensOnlyHere, teamsKeys } from './teams-keys.ts';
import { sayFileProblem } from './text/yaml-file.ts';

/** What an adapter may be handed. */
export interface Parts
  extends Pick<House, 'version' | 'language' | 'clock' | 'store' | 'library' | 'sources' | 'measures' | 'fetch'> {
  readonly config: Config;
  readonly observe: Observe;
  readonly termsOf: TermsOf;
  /** What a command is handed, for whoever speaks. */
  contextFor(speaker: Speaker): Context;
  /** Answers a Call as commands do, for whoever speaks. */
  answer(call: Call, speaker: Speaker): Promise<Answer>;
  /** Names this process among the replicas. */
  readonly holder: string;
  /** True where what is shown is made up. */
  readonly isSample: boolean;
}

/** A chat that is configured, with the routes by which it is reached over HTTP. */
export interface Connection {
  readonly chat: Chat;
  readonly mounts: readonly Mount[];
}

/** Every chat that the configuration names; an adapter is loaded only where it is configured. */
export async function connect(parts: Parts): Promise<readonly Connection[]> {
  const all = [
    await connectSlack(parts),
    await connectTeams(parts),
    await connectWebhooks(parts),
    await connectWeb(parts),
  ];
  return all.filter(one => one !== null);
}

async function connectWebhooks({ config, clock, version }: Parts): Promise<Connection | null> {
  if (config.KAIRAN_WEBHOOKS === '') return null;
  const [{ loadWebhooks }, { createWebhookChat }] = await Promise.all([
    import('../adapters/webhook/hooks.ts'),
    import('../adapters/webhook/webhook.ts'),
  ]);
  const { hooks, problems } = loadWebhooks(config.KAIRAN_WEBHOOKS);
  if (problems.length > 0) throw new OperatorError(problems.map(sayFileProblem).join('\n'));
  const ports = hooks.map(({ url }) => Number(new URL(url.reveal()).port)).filter(port => port > 0);
  const chat = createWebhookChat({ hooks, clock, version, fetch: createGuardedOutbound(config, ports) });
  return { chat, mounts: [] };
}

async function connectSlack({ config, ...parts }: Parts): Promise<Connection | null> {
  const outcome = readSettings(slackKeys(config));
  if (outcome.kind === 'off') return null;
  if (outcome.kind === 'problems') throw new OperatorError(outcome.problems.join('\n'));
  // The launcher has Node save memory at the price of a third more time a command; where people wait it is the other way.
  setFlagsFromString('--no-optimize-for-size');
  const { createSlack } = await import('../adapters/slack/slack.ts');
  const ways = { fetch: createOutbound(config), dispatcher: createOutboundDispatcher(config) };
  return createSlack({ ...parts, commands, ...ways }, outcome.settings);
}

async function connectTeams({ config, ...parts }: Parts): Promise<Connection | null> {
  const outcome = readTeams(teamsKeys(config), listensOnlyHere(config));
  if (outcome.kind === 'off') return null;
  if (outcome.kind === 'problems') throw new OperatorError(outcome.problems.join('\n'));
  const [{ createTeams }, { createBotFramework }, { createConnector }, { createToken }] = await Promise.all([
    import('../adapters/teams/teams.ts'),
    import('../adapters/teams/bot-framework.ts'),
    import('../adapters/teams/connector.ts'),
    import('../adapters/teams/token.ts'),
  ]);
  const { settings } = outcome;
  const fetch = createOutbound(config);
  const token = settings.isUnsigned ? null : createToken(settings, { fetch, clock: parts.clock });
  return createTeams({
    ...parts,
    commands,
    port: { ...createBotFramework(settings), ...createConnector({ fetch, token, appId: settings.appId }) },
    tenant: settings.tenant,
    jitter: Math.random,
  });
}

/** The console stands wherever there is an HTTP server; last, since its routes begin at the root. */
async function connectWeb({ config, ...parts }: Parts): Promise<Connection | null> {
  if (config.KAIRAN_HTTP === null) return null;
  const { createWeb } = await import('../adapters/web/web.ts');
  const passwordHash = config.KAIRAN_PASSWORD?.reveal() ?? null;
  const isSecure = config.KAIRAN_URL.startsWith('https:');
  const { chat, mounts, viewerOf } = createWeb({ ...parts, commands }, { passwordHash, isSecure });
  const { createApi } = await import('../adapters/api/api.ts');
  const api = createApi({ ...parts, url: config.KAIRAN_URL, visitorOf: viewerOf });
  return { chat, mounts: [...api, ...mounts] };
}
