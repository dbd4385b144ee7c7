import type { WebClient } from '@slack/web-api';
import { reasonOf } from '../../../src/text/reason-of.ts';
import { renderForSlack } from '../render.ts';
import type { Team } from '../team.ts';
import { mentions, plainWords } from '../words.ts';
import type { ListenDeps } from './deps.ts';

/** A message of a person, as `app_mention` and `message` events bring it. */
interface Spoken {
  readonly channel: string;
  readonly ts: string;
  readonly user?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly bot_profile?: unknown;
  readonly app_id?: string;
  readonly channel_type?: string;
  readonly team?: string;
  readonly user_team?: string;
  readonly source_team?: string;
}

/** What of a message is asked of us. */
const answerable: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);
const onceMs = 3_600_000;

/**
 * Answers people: where they mention us, where they speak to us alone, and in threads under our own messages where the
 * app may read them. A message that reaches us twice, as a mention and as itself, is answered once.
 */
export function listenToSpeech({ app, ear, teams, once, observe }: ListenDeps): void {
  app.event('app_mention', ({ event, body, context }) =>
    hear(event as Spoken, context.teamId, body.is_ext_shared_channel === true),
  );
  app.event('message', async ({ event, body, context }) => {
    const spoken = event as Spoken;
    const team = await teams.of(context.teamId ?? '');
    if (team === null || !isForUs(spoken, team.botUser)) return;
    await hear(spoken, context.teamId, body.is_ext_shared_channel === true);
  });

  async function hear(spoken: Spoken, teamId: string | undefined, hasOutsiders: boolean): Promise<void> {
    const team = await teams.of(teamId ?? '');
    const { user, channel, ts, thread_ts: thread } = spoken;
    if (team === null || user === undefined || !isPerson(spoken, team)) return;
    if (!(await once.first(`slack:said:${team.id}/${channel}/${ts}`, onceMs))) return;
    const alone = spoken.channel_type === 'im';
    const userTeam = spoken.user_team ?? spoken.source_team ?? spoken.team;
    const speaker = await ear.speaker({ team, channel, user, userTeam, thread, hasOutsiders });
    const message = await ear.answer(plainWords(spoken.text ?? '', team), speaker);
    // In a channel an answer hangs under what was asked; alone there is nobody to disturb.
    const root = thread ?? (alone ? undefined : ts);
    if (message === null) return;
    await say(team.client, { channel, ...renderForSlack(message), ...(root === undefined ? {} : { thread_ts: root }) });
  }

  async function say(client: WebClient, message: Parameters<WebClient['chat']['postMessage']>[0]): Promise<void> {
    try {
      await client.chat.postMessage({ ...message, unfurl_links: false, unfurl_media: false });
    } catch (error) {
      observe({ kind: 'answer-lost', platform: 'slack', why: reasonOf(error) });
    }
  }
}

/** Alone with us, or in a thread under a message of ours; with a mention it comes as `app_mention` too. */
function isForUs(
  { channel_type: type, thread_ts: thread, parent_user_id: parent, text = '' }: Spoken,
  botUser: string,
) {
  return type === 'im' || (thread !== undefined && parent === botUser && !mentions(text, botUser));
}

function isPerson({ subtype, bot_id: bot, bot_profile: profile, app_id: app, user }: Spoken, team: Team): boolean {
  return (
    answerable.has(subtype) && bot === undefined && profile === undefined && app === undefined && user !== team.botUser
  );
}
