import { formWanted } from '../../../src/commands/form.ts';
import type { Message } from '../../../src/message/message.ts';
import type { Kept } from '../view.ts';
import { plainWords, readShare } from '../words.ts';
import type { ListenDeps } from './deps.ts';
import { openForm } from './forms.ts';

/** Answers the slash command: to who typed it, and with `--share` to the channel. */
export function listenToSlash(name: string, { app, ear, reply, teams, commands }: ListenDeps): void {
  app.command(name, async ({ command, ack, context }) => {
    await ack();
    const team = await teams.of(context.teamId ?? command.team_id);
    if (team === null) return;
    const { words, isShared } = readShare(plainWords(command.text, team));
    const asker = { team, channel: command.channel_id, user: command.user_id };
    const speaker = await ear.speaker({ ...asker, isShared });
    const form = isShared ? null : formWanted(words, commands);
    if (form !== null) {
      const place: Kept = { channel: asker.channel, respond: command.response_url };
      const sorry = (message: Message) => reply(command.response_url, message, asker);
      const opening = { client: team.client, trigger: command.trigger_id, language: speaker.language, place, sorry };
      return await openForm(form, opening, commands);
    }
    const message = await ear.answer(words, speaker);
    if (message !== null) await reply(command.response_url, message, asker, { isShared });
  });
}
