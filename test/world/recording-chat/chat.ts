import type { Platform } from '../../../src/domain/chat.ts';
import type { Clock } from '../../../src/domain/time.ts';
import type { Chat } from '../../../src/message/chat.ts';
import type { Recorded } from './peer.ts';

export interface RecordingChatOptions {
  /** Where the peer answers. */
  readonly origin: string;
  readonly clock: Clock;
  readonly platform?: Platform;
  /** False for a chat that cannot look whether a message is there. */
  readonly canFind?: boolean;
}

/** The peer's side of the `Chat` port: what an adapter would be for a real platform. */
export function createRecordingChat({ origin, clock, platform = 'web', canFind = true }: RecordingChatOptions): Chat {
  return {
    platform,
    async start() {},
    async stop() {},
    async send(to, message, id, under, signal) {
      const body = JSON.stringify({ conversation: to.id, id, under: under ?? null, message });
      let response: Response;
      try {
        response = await fetch(origin, { method: 'POST', body, signal: signal ?? null });
      } catch (error) {
        return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
      }
      const answer = (await response.json()) as { ref?: string };
      if (response.status === 429) {
        const waitMs = Number(response.headers.get('retry-after')) * 1000;
        return { kind: 'retry', at: clock.now() + waitMs, reason: 'rate limit' };
      }
      if (response.status === 404) return { kind: 'gone', reason: 'the conversation is not there any more' };
      if (answer.ref === undefined) return { kind: 'failed', reason: `status ${response.status}` };
      return { kind: 'sent', ref: answer.ref };
    },
    ...(canFind && {
      async find(to, id) {
        const query = new URLSearchParams({ conversation: to.id, id });
        const found = (await (await fetch(`${origin}/?${query}`)).json()) as readonly Recorded[];
        return found[0]?.ref ?? null;
      },
    }),
  };
}
