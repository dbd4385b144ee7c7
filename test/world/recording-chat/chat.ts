import { Agent, request } from 'undici';
import type { Platform } from '../../../src/domain/chat.ts';
import type { Clock } from '../../../src/domain/time.ts';
import type { Chat, ChatLimits } from '../../../src/message/chat.ts';
import type { Message } from '../../../src/message/message.ts';
import type { Recorded } from './peer.ts';

export interface RecordingChatOptions {
  /** Where the peer answers. */
  readonly origin: string;
  readonly clock: Clock;
  readonly platform?: Platform;
  /** False for a chat that cannot look whether a message is there. */
  readonly canFind?: boolean;
  readonly limits?: ChatLimits;
  /** What is sent of a message. */
  readonly render?: (message: Message) => unknown;
}

/** The peer's side of the `Chat` port: what an adapter would be for a real platform. */
export function createRecordingChat(options: RecordingChatOptions): Chat {
  const { origin, clock, platform = 'web', canFind = true, limits, render = message => message } = options;
  const dispatcher = new Agent({ connections: 256 });
  return {
    platform,
    ...(limits !== undefined && { limits }),
    async start() {},
    stop: () => dispatcher.close(),
    async send(to, message, id, under, signal) {
      const query = new URLSearchParams({ conversation: to.id, id, ...(under !== undefined && { under }) });
      const body = JSON.stringify(render(message));
      try {
        const answer = await request(`${origin}/?${query}`, {
          method: 'POST',
          body,
          dispatcher,
          signal: signal ?? null,
        });
        const { ref } = (await answer.body.json()) as { ref?: string };
        if (answer.statusCode === 429) {
          const waitMs = Number(answer.headers['retry-after']) * 1000;
          return { kind: 'retry', at: clock.now() + waitMs, reason: 'rate limit' };
        }
        if (answer.statusCode === 404) return { kind: 'gone', reason: 'the conversation is not there any more' };
        if (ref === undefined) return { kind: 'failed', reason: `status ${answer.statusCode}` };
        return { kind: 'sent', ref };
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    ...(canFind && {
      async find(to, id) {
        const query = new URLSearchParams({ conversation: to.id, id });
        const answer = await request(`${origin}/?${query}`, { dispatcher });
        return ((await answer.body.json()) as readonly Recorded[])[0]?.ref ?? null;
      },
    }),
  };
}
