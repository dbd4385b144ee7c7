import type { WebClient } from '@slack/web-api';
import type { Command } from '../../../src/commands/command.ts';
import type { Call } from '../../../src/domain/call.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { Message } from '../../../src/message/message.ts';
import { sentence } from '../../../src/message/sentence.ts';
import { chosenConversation, type FormState, formId, readModal, renderForm } from '../form.ts';
import { slackError } from '../outcome.ts';
import { type Kept, keep, kept, modalOf, waitingModal } from '../view.ts';
import type { ListenDeps } from './deps.ts';

/** How a form is opened. */
export interface Opening {
  readonly client: WebClient;
  /** Slack’s permit to show something to the person, good for three seconds. */
  readonly trigger: string;
  readonly language: Language;
  readonly place: Kept;
  /** True where it opens from a modal, which stays below it. */
  readonly onModal?: boolean;
  readonly asksWhere?: boolean;
  /** Says that it did not open, where there is a way to say it. */
  readonly sorry?: (message: Message) => Promise<void>;
}

/** Shows a command's form, with what is given already filled in. */
export async function openForm(
  { command: name, args }: Call,
  { client, trigger, language, place, onModal = false, asksWhere = false, sorry }: Opening,
  commands: readonly Command[],
): Promise<void> {
  const command = commands.find(one => one.name === name);
  if (command === undefined) return;
  const view = renderForm({ command, args, language, asksWhere, kept: keep({ ...place, command: name, args }) });
  const shown = { trigger_id: trigger, view };
  try {
    await (onModal ? client.views.push(shown) : client.views.open(shown));
  } catch (error) {
    if (sorry === undefined || !slackError(error)?.includes('trigger')) throw error;
    await sorry(tooLate(language));
  }
}

/** Answers forms that are sent: by the response address they were opened with, else in their own place. */
export function listenToForms({ app, ear, teams, commands, reply }: ListenDeps): void {
  app.view(formId, async ({ ack, body, view, context }) => {
    const opened = kept(view.private_metadata);
    const command = commands.find(({ name }) => name === opened.command);
    const team = await teams.of(context.teamId ?? '');
    if (command === undefined || team === null) return void (await ack());
    const state = view.state.values as FormState;
    const where = chosenConversation(state);
    const said = {
      team,
      channel: where ?? opened.channel,
      user: body.user.id,
      userTeam: body.user.team_id,
      thread: opened.thread,
    };
    const speaker = await ear.speaker(said);
    const filled = readModal(command, opened.args ?? {}, state, speaker.language);
    if (filled.kind === 'problems') {
      await ack({ response_action: 'errors', errors: { ...filled.problems } });
      return;
    }
    const place: Kept = { channel: said.channel, ...(opened.thread === undefined ? {} : { thread: opened.thread }) };
    if (opened.respond === undefined) {
      await ack({ response_action: 'update', view: waitingModal(speaker.language, place) });
      const message = await ear.answer(filled.call, speaker);
      if (message !== null) await team.client.views.update({ view_id: view.id, view: modalOf(message, place) });
      return;
    }
    await ack();
    const message = await ear.answer(filled.call, speaker);
    if (message !== null) await reply(opened.respond, message, said);
  });
}

function tooLate(language: Language): Message {
  const words = {
    ja: '時間がかかったため、入力画面を開けませんでした。もう一度お試しください。',
    en: 'The form could not be opened in time. Please try again.',
  };
  return sentence(words, language);
}
