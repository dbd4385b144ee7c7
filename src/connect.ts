import type { Mount } from '../adapters/http/server.ts';
import { readSettings } from '../adapters/slack/settings.ts';
import type { House } from './cli/house.ts';
import { commands } from './commands/registry.ts';
import type { Config } from './config.ts';
import type { Observe } from './domain/observation.ts';
import { OperatorError } from './domain/operator-error.ts';
import type { Chat } from './message/chat.ts';
import { createOutbound } from './outbound.ts';
import { slackKeys } from './slack-keys.ts';

/** What an adapter may be handed. */
export interface Parts
  extends Pick<House, 'version' | 'language' | 'clock' | 'store' | 'library' | 'sources' | 'measures' | 'fetch'> {
  readonly config: Config;
  readonly observe: Observe;
  /** Names this process among the replicas. */
  readonly holder: string;
}

/** A chat that is configured, with the routes by which it is reached over HTTP. */
export interface Connection {
  readonly chat: Chat;
  readonly mounts: readonly Mount[];
}

/** Every chat that the configuration names; an adapter is loaded only where it is configured. */
export async function connect(parts: Parts): Promise<readonly Connection[]> {
  const slack = await connectSlack(parts);
  return slack === null ? [] : [slack];
}

async function connectSlack({ config, ...parts }: Parts): Promise<Connection | null> {
  const outcome = readSettings(slackKeys(config));
  if (outcome.kind === 'off') return null;
  if (outcome.kind === 'problems') throw new OperatorError(outcome.problems.join('\n'));
  const { createSlack } = await import('../adapters/slack/slack.ts');
  return createSlack({ ...parts, commands, fetch: createOutbound(config) }, outcome.settings);
}
