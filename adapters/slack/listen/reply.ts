import type { FetchFunction } from '@slack/web-api';
import type { Observe } from '../../../src/domain/observation.ts';
import type { Message } from '../../../src/message/message.ts';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { renderForSlack } from '../render.ts';
import type { Team } from '../team.ts';

/** Who is answered, and where. */
export interface Asker {
  readonly team: Team;
  readonly channel: string;
  readonly user: string;
  readonly thread?: string | null | undefined;
}

export interface ReplyOptions {
  /** The channel sees it; otherwise only who asked. */
  readonly isShared?: boolean;
  /** Takes the place of the message whose button was pressed. */
  readonly replaces?: boolean;
}

/**
 * Answers by a response address, which Slack takes five times within half an hour; after that the asker is written to in
 * the channel. An answer that reaches nobody is told.
 */
export function createReply(fetch: FetchFunction, observe: Observe) {
  return async (
    address: string,
    message: Message,
    { team, channel, user, thread }: Asker,
    { isShared = false, replaces = false }: ReplyOptions = {},
  ): Promise<void> => {
    const rendered = renderForSlack(message);
    const inThread = typeof thread === 'string' ? { thread_ts: thread } : {};
    try {
      await respond(address, {
        ...rendered,
        ...inThread,
        response_type: isShared ? 'in_channel' : 'ephemeral',
        replace_original: replaces,
        unfurl_links: false,
        unfurl_media: false,
      });
    } catch (first) {
      try {
        if (isShared) await team.client.chat.postMessage({ channel, ...rendered, ...inThread });
        else await team.client.chat.postEphemeral({ channel, user, ...rendered, ...inThread });
      } catch (second) {
        observe({ kind: 'answer-lost', platform: 'slack', why: `${reasonOf(first)}; then ${reasonOf(second)}` });
      }
    }
  };

  async function respond(address: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the response address answered ${response.status}`);
  }
}

export type Reply = ReturnType<typeof createReply>;
