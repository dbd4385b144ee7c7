import type { GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { slackLimits as limits } from '../limits.ts';
import { plainWords } from '../words.ts';
import type { ListenDeps } from './deps.ts';
import { openForm } from './forms.ts';

export const askShortcut = 'kairan-ask';
export const subscribeShortcut = 'kairan-subscribe';

/** «Ask Kairan about this» on a message, and «Subscribe» from anywhere. */
export function listenToShortcuts({ app, ear, teams, commands }: ListenDeps): void {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: askShortcut },
    async ({ ack, body, context }) => {
      await ack();
      const team = await teams.of(context.teamId ?? '');
      if (team === null) return;
      const { message, channel, user, response_url: respond, trigger_id: trigger } = body;
      const thread = String(message.thread_ts ?? message.ts);
      const said = { team, channel: channel.id, user: user.id, userTeam: user.team_id, thread };
      const { language } = await ear.speaker(said);
      const question = plainWords(message.text ?? '', team).slice(0, limits.text / 3);
      const call = { command: 'ask', args: question === '' ? {} : { question } };
      await openForm(
        call,
        { client: team.client, trigger, language, place: { channel: channel.id, thread, respond } },
        commands,
      );
    },
  );

  app.shortcut<GlobalShortcut>({ type: 'shortcut', callback_id: subscribeShortcut }, async ({ ack, body, context }) => {
    await ack();
    const team = await teams.of(context.teamId ?? '');
    if (team === null) return;
    const { user, trigger_id: trigger } = body;
    const { language } = await ear.speaker({ team, channel: user.id, user: user.id, userTeam: user.team_id });
    const place = { channel: user.id };
    await openForm(
      { command: 'subscribe', args: {} },
      { client: team.client, trigger, language, place, asksWhere: true },
      commands,
    );
  });
}
