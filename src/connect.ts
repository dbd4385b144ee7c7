import type { Mount } from '../adapters/http/server.ts';
import type { House } from './cli/house.ts';
import type { Config } from './config.ts';
import type { Observe } from './domain/observation.ts';
import type { Chat } from './message/chat.ts';

/** What an adapter may be handed. */
export interface Parts
  extends Pick<House, 'version' | 'language' | 'clock' | 'store' | 'library' | 'sources' | 'measures' | 'fetch'> {
  readonly config: Config;
  readonly observe: Observe;
}

/** A chat that is configured, with the routes by which it is reached over HTTP. */
export interface Connection {
  readonly chat: Chat;
  readonly mounts: readonly Mount[];
}

/** Every chat that the configuration names; an adapter is loaded only where it is configured. */
export async function connect(_parts: Parts): Promise<readonly Connection[]> {
  return [];
}
