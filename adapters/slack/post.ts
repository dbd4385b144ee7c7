import type { WebClient } from '@slack/web-api';
import type { Bilingual } from '../../src/domain/language.ts';
import type { Clock } from '../../src/domain/time.ts';
import type { Chat } from '../../src/message/chat.ts';
import { outcomeOf } from './outcome.ts';
import { messageOf, type Place, placeOf, refAt } from './place.ts';
import { renderForSlack } from './render.ts';
import type { Teams } from './team.ts';

/** Marks a message that the outbox sent; its payload is the delivery's id. */
const deliveryEvent = 'kairan_delivery';

/** Slack gives new commercial apps 15 messages a call and one call a minute; ours are looked for in at most so many pages. */
const pagesMax = 5;
const pageSize = 100;
/** Slack's clock and ours may differ by so much, in ms. */
const clockMsMax = 120_000;

export interface PostDeps {
  readonly teams: Teams;
  readonly clock: Clock;
}

/** A `Chat`'s way out: sending, looking for what may have been sent, changing it. */
export function createPost({ teams, clock }: PostDeps): Required<Pick<Chat, 'send' | 'find' | 'update'>> {
  return {
    async send(to, message, id, under) {
      const place = placeOf(to);
      const team = await teams.of(place.team);
      if (team === null) return { kind: 'gone', reason: notInstalled(place.team) };
      try {
        const { channel = place.channel, ts = '' } = await team.client.chat.postMessage({
          channel: place.channel,
          ...renderForSlack(message),
          ...(under === undefined ? {} : { thread_ts: messageOf(under).ts }),
          metadata: { event_type: deliveryEvent, event_payload: { id } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { kind: 'sent', ref: refAt({ team: team.id, channel }, ts) };
      } catch (error) {
        return outcomeOf(error, place, clock.now());
      }
    },

    async find(to, id, { under, since } = { since: 0, signal: new AbortController().signal }) {
      const team = await teams.of(placeOf(to).team);
      if (team === null) return null;
      const place = await readable(placeOf(to), team.client);
      const oldest = String(Math.max(0, since - clockMsMax) / 1000);
      let cursor: string | undefined;
      for (let page = 0; page < pagesMax; page++) {
        const asked = { channel: place.channel, oldest, limit: pageSize, include_all_metadata: true, cursor };
        const found = await pageOf(team.client, asked, under === undefined ? null : messageOf(under).ts);
        const sent = found.messages.find(
          ({ metadata, bot_id: bot, user }) =>
            (bot === team.botId || user === team.botUser) &&
            metadata?.event_type === deliveryEvent &&
            metadata.event_payload?.id === id,
        );
        if (sent?.ts !== undefined) return refAt(place, sent.ts);
        cursor = found.next;
        if (cursor === undefined) return null;
      }
      throw new Error(
        `more than ${pagesMax * pageSize} messages were written to ${place.channel} since; it was not found among them`,
      );
    },

    async update(ref, message) {
      const { ts, ...place } = messageOf(ref);
      const team = await teams.of(place.team);
      if (team === null) return { kind: 'gone', reason: notInstalled(place.team) };
      try {
        await team.client.chat.update({ channel: place.channel, ts, ...renderForSlack(message) });
        return { kind: 'sent', ref };
      } catch (error) {
        return outcomeOf(error, place, clock.now());
      }
    },
  };
}

/** A person is written to by name, and what was written stands in a channel of its own. */
async function readable(place: Place, client: WebClient): Promise<Place> {
  if (!/^[UW]/.test(place.channel)) return place;
  const { channel } = await client.conversations.open({ users: place.channel });
  return { ...place, channel: channel?.id ?? place.channel };
}

interface Asked {
  readonly channel: string;
  readonly oldest: string;
  readonly limit: number;
  readonly include_all_metadata: boolean;
  readonly cursor: string | undefined;
}

interface Sent {
  readonly ts?: string;
  readonly bot_id?: string;
  readonly user?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly id?: unknown } };
}

async function pageOf(client: WebClient, { cursor, ...asked }: Asked, thread: string | null) {
  const call = { ...asked, ...(cursor === undefined ? {} : { cursor }) };
  const page =
    thread === null
      ? await client.conversations.history(call)
      : await client.conversations.replies({ ...call, ts: thread });
  return { messages: (page.messages ?? []) as readonly Sent[], next: page.response_metadata?.next_cursor || undefined };
}

function notInstalled(team: string): Bilingual {
  return {
    ja: `KairanはSlackワークスペース${team}から削除されています。インストールし直し、停止した会話で「再開」と入力してください。`,
    en: `Kairan is not installed in the Slack workspace ${team} any more. Install it again, then resume what stopped there.`,
  };
}
