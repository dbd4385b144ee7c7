import type { BlockAction, ButtonAction, OverflowAction } from '@slack/bolt';
import { formWanted } from '../../../src/commands/form.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import type { Message } from '../../../src/message/message.ts';
import { callAction } from '../render.ts';
import { type Kept, kept, modalOf, waitingModal } from '../view.ts';
import type { ListenDeps } from './deps.ts';
import type { Said } from './ear.ts';
import { openForm } from './forms.ts';

type Press = BlockAction<ButtonAction | OverflowAction>;

/** Answers buttons and menus: each carries a Call in words. */
export function listenToPresses({ app, ear, reply, teams, commands }: ListenDeps): void {
  app.action<Press>(new RegExp(`^${callAction}`), async ({ ack, body, action, context }) => {
    await ack();
    const team = await teams.of(context.teamId ?? '');
    if (team === null) return;
    const words = wordsOf(action);
    const parsed = parse(words, commands);
    const where = placeOf(body);
    const said: Said = {
      team,
      channel: where.channel,
      user: body.user.id,
      userTeam: body.user.team_id,
      thread: where.thread,
    };
    const speaker = await ear.speaker(said);
    // What this version does not understand is no question: it is answered as a button that is out of date.
    const call = parsed.kind === 'call' ? parsed.call : { command: words, args: {} };
    const { view } = body;
    const sorry = (message: Message) => reply(body.response_url, message, said);
    const opening = { client: team.client, trigger: body.trigger_id, language: speaker.language };
    const form = formWanted(call, commands);
    if (form !== null) {
      const place: Kept = view === undefined ? { ...where, respond: body.response_url } : where;
      return await openForm(
        form,
        { ...opening, place, onModal: view?.type === 'modal', ...(view === undefined ? { sorry } : {}) },
        commands,
      );
    }
    if (view === undefined) {
      const message = await ear.answer(call, speaker);
      if (message !== null) await reply(body.response_url, message, said, { replaces: settles(body, action) });
      return;
    }
    const shown =
      view.type === 'modal'
        ? view.id
        : (await team.client.views.open({ trigger_id: body.trigger_id, view: waitingModal(speaker.language, where) }))
            .view?.id;
    const message = await ear.answer(call, speaker);
    if (message !== null && shown !== undefined)
      await team.client.views.update({ view_id: shown, view: modalOf(message, where) });
  });
}

function wordsOf(action: ButtonAction | OverflowAction): string {
  return (action.type === 'button' ? action.value : action.selected_option.value) ?? '';
}

/** Where a press happened: a message’s channel and thread, or what its view remembers. */
function placeOf({ view, channel, message, container }: Press): Kept {
  if (view !== undefined) {
    const { channel: from, thread } = kept(view.private_metadata);
    return { channel: from, ...(thread === undefined ? {} : { thread }) };
  }
  // The message itself is the root of the thread that hangs under it, unless only one person sees it.
  const root = message?.thread_ts ?? container.thread_ts ?? (container.is_ephemeral ? undefined : message?.ts);
  return { channel: channel?.id ?? '', ...(typeof root === 'string' ? { thread: root } : {}) };
}

/** A button that settles something (it is green or red) is gone once pressed, where only one person sees it. */
function settles({ container }: Press, action: ButtonAction | OverflowAction): boolean {
  return container.is_ephemeral === true && action.type === 'button' && 'style' in action;
}
