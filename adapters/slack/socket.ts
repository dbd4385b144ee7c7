import { setTimeout as pause } from 'node:timers/promises';
import { type App, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Dispatcher } from 'undici';
import type { Observe } from '../../src/domain/observation.ts';
import { OperatorError } from '../../src/domain/operator-error.ts';
import type { Secret } from '../../src/domain/secret.ts';
import { reasonOf } from '../../src/text/reason-of.ts';
import { loggerFor } from './client.ts';
import { slackError } from './outcome.ts';

export interface SocketOptions {
  readonly appToken: Secret;
  readonly options: WebClientOptions;
  /** Connections go through it; absent for the machine’s own way. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly observe: Observe;
}

/** How long the start waits for Slack before it goes on without, and how long a lost connection rests between tries. */
const startMsMax = 15_000;
const restMs = 30_000;

/** Slack’s Socket Mode: requests come over a connection that we open. */
export function createSocket({ appToken, options, dispatcher, observe }: SocketOptions): SocketModeReceiver {
  const { slackApiUrl, fetch, timeout } = options;
  // Slack’s own patience here, not ours: with a single try it would give the connection up at the first interruption.
  const clientOptions = { slackApiUrl, fetch, timeout } as WebClientOptions;
  // An address of a connection lets anybody open it.
  const lost = (why: string) =>
    observe({ kind: 'connection-lost', platform: 'slack', why: why.replace(/wss?:\S+/g, '[address]') });
  const receiver = new SocketModeReceiver({
    appToken: appToken.reveal(),
    installerOptions: { clientOptions },
    logger: { ...loggerFor(observe), error: (...what) => lost(what.map(String).join(' ')) },
    ...(dispatcher === undefined ? {} : { dispatcher }),
  });
  const { client } = receiver;
  const open = client.start.bind(client);
  let wasOpen = false;
  // Slack’s client opens it again by this very method, and nobody hears there what it throws.
  client.start = async () => {
    for (;;) {
      try {
        const answer = await open();
        wasOpen = true;
        return answer;
      } catch (error) {
        if (!wasOpen) throw error;
        lost(reasonOf(error));
        await pause(restMs, undefined, { ref: false });
      }
    }
  };
  return receiver;
}

/**
 * Opens it; where Slack cannot be reached for the moment it goes on trying by itself.
 * @throws OperatorError where Slack refuses.
 */
export async function connectSocket(app: App, observe: Observe): Promise<void> {
  const opening = app.start().then(
    () => null,
    (error: unknown) => error,
  );
  const late = Symbol('late');
  const outcome = await Promise.race([opening, pause(startMsMax, late, { ref: false })]);
  if (outcome === null) return;
  if (outcome !== late && slackError(outcome) !== null) {
    throw new OperatorError(
      `Slack’s Socket Mode cannot be opened (${slackError(outcome)}). Check KAIRAN_SLACK_APP_TOKEN (Basic Information → App-Level Tokens, scope connections:write) and that Socket Mode is on.`,
    );
  }
  observe({
    kind: 'connection-lost',
    platform: 'slack',
    why: outcome === late ? 'Slack does not answer' : reasonOf(outcome),
  });
}
