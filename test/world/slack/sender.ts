// What Slack sends to an app, signed as Slack signs it; the payloads have the fields that its documentation shows.
import { createHmac, randomUUID } from 'node:crypto';
import type { SlackPeer } from './web-api.ts';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

type Body = Record<string, unknown>;

export interface SenderOptions {
  /** Where the app takes requests: `http://127.0.0.1:8080/slack/events`. */
  readonly to: string;
  readonly peer: SlackPeer;
  /** The workspace, and Kairan's user there. */
  readonly team?: string;
  readonly botUser?: string;
  /** What time Slack has, in ms. */
  readonly now?: () => number;
}

export interface Sent {
  readonly status: number;
  readonly text: string;
}

/** Whoever acts, and where. */
export interface Actor {
  readonly user?: string;
  readonly userTeam?: string;
  readonly channel?: string;
}

export function createSender({ to, peer, team: teamId = 'T1', botUser = 'UBOT', now = Date.now }: SenderOptions) {
  async function deliver(body: string, type: string, headers: Record<string, string> = {}): Promise<Sent> {
    const seconds = String(Math.floor(now() / 1000));
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex')}`;
    const signed = { 'x-slack-request-timestamp': seconds, 'x-slack-signature': signature };
    const response = await fetch(to, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...signed, ...headers },
    });
    return { status: response.status, text: await response.text() };
  }
  const form = (fields: Record<string, string>) =>
    deliver(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  const interact = (payload: Body) => form({ payload: JSON.stringify({ token: 'x', api_app_id: 'A1', ...payload }) });
  const person = ({ user = 'U1', userTeam = teamId }: Actor) => ({
    id: user,
    username: 'hanako',
    name: 'hanako',
    team_id: userTeam,
  });
  const team = { id: teamId, domain: 'sample' };

  const event = (inner: Body, outer: Body = {}, headers: Record<string, string> = {}) =>
    deliver(
      JSON.stringify({
        token: 'x',
        team_id: teamId,
        api_app_id: 'A1',
        type: 'event_callback',
        event_id: `Ev${randomUUID()}`,
        event_time: Math.floor(now() / 1000),
        authorizations: [
          { enterprise_id: null, team_id: teamId, user_id: botUser, is_bot: true, is_enterprise_install: false },
        ],
        is_ext_shared_channel: false,
        event: inner,
        ...outer,
      }),
      'application/json',
      headers,
    );

  return {
    deliver,
    event,
    slash(text: string, { user = 'U1', channel = 'C1' }: Actor = {}, more: Record<string, string> = {}) {
      return form({
        token: 'x',
        team_id: teamId,
        team_domain: 'sample',
        channel_id: channel,
        channel_name: 'ai-policy',
        user_id: user,
        user_name: 'hanako',
        command: '/kairan',
        text,
        api_app_id: 'A1',
        is_enterprise_install: 'false',
        response_url: peer.responseUrl(channel, user),
        trigger_id: peer.trigger(),
        ...more,
      });
    },
    mention(text: string, message: Body = {}, outer: Body = {}) {
      return event(
        {
          type: 'app_mention',
          user: 'U1',
          channel: 'C1',
          ts: `${Math.floor(now() / 1000)}.${randomUUID().slice(0, 6)}`,
          text: `<@${botUser}> ${text}`,
          team: teamId,
          ...message,
        },
        outer,
      );
    },
    message(text: string, message: Body = {}, outer: Body = {}) {
      const ts = `${Math.floor(now() / 1000)}.${randomUUID().slice(0, 6)}`;
      return event(
        { type: 'message', user: 'U1', channel: 'D1', channel_type: 'im', ts, text, team: teamId, ...message },
        outer,
      );
    },
    /** Presses a button, or chooses from a menu, of a message or a view. */
    press(action: Body, where: { message?: Body; view?: Body; isEphemeral?: boolean } = {}, actor: Actor = {}) {
      const { channel = 'C1', user = 'U1' } = actor;
      const { message, view, isEphemeral = false } = where;
      return interact({
        type: 'block_actions',
        team,
        user: person(actor),
        trigger_id: peer.trigger(),
        actions: [{ action_ts: '1.1', block_id: 'b', ...action }],
        ...(view === undefined
          ? {
              channel: { id: channel, name: 'ai-policy' },
              message,
              container: { type: 'message', message_ts: message?.ts, channel_id: channel, is_ephemeral: isEphemeral },
              response_url: peer.responseUrl(channel, user),
            }
          : { view, container: { type: 'view', view_id: view.id } }),
      });
    },
    submit(id: string, view: Body, values: Body, actor: Actor = {}) {
      return interact({
        type: 'view_submission',
        team,
        user: person(actor),
        trigger_id: peer.trigger(),
        view: { ...view, id, state: { values }, app_installed_team_id: teamId, team_id: teamId },
        response_urls: [],
      });
    },
    messageShortcut(id: string, message: Body, actor: Actor = {}) {
      const { channel = 'C1', user = 'U1' } = actor;
      return interact({
        type: 'message_action',
        callback_id: id,
        team,
        user: person(actor),
        channel: { id: channel, name: 'ai-policy' },
        message,
        message_ts: message.ts,
        trigger_id: peer.trigger(),
        response_url: peer.responseUrl(channel, user),
      });
    },
    shortcut(id: string, actor: Actor = {}) {
      return interact({
        type: 'shortcut',
        callback_id: id,
        team,
        user: person(actor),
        action_ts: '1.1',
        trigger_id: peer.trigger(),
      });
    },
  };
}
