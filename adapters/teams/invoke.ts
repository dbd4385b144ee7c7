import type { Command } from '../../src/commands/command.ts';
import type { Call } from '../../src/domain/call.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Receive } from '../../src/message/chat.ts';
import type { Message } from '../../src/message/message.ts';
import { plainText } from '../../src/text/plain-text.ts';
import { composeAnswer, linkAnswer } from './compose.ts';
import { dialogOf, readFields, sayingOf } from './form.ts';
import { callIn, dataIn, newestIn } from './hear.ts';
import type { Activity, InvokeAnswer, Outgoing } from './port.ts';
import { newestVerb } from './render.ts';
import type { Rosters } from './roster.ts';
import type { Speakers, Spot } from './speaker.ts';

export interface InvokeDeps {
  readonly acknowledgeMsMax: number;
  readonly receive: Receive;
  readonly commands: readonly Command[];
  readonly speakers: Speakers;
  readonly rosters: Rosters;
  readonly isFirst: (key: string) => Promise<boolean>;
  readonly answer: (activity: Activity, spot: Spot, said: Call) => Promise<void>;
  readonly draw: (message: Message, activity: Activity, spot: Spot) => Promise<Outgoing>;
}

/** Characters of a message that a question begins with. */
const quotedMax = 1_000;

/** Answers what waits for an answer: presses, dialogs, the compose box, links, cards that are opened. */
export function createInvokes(deps: InvokeDeps): (activity: Activity, spot: Spot) => Promise<InvokeAnswer> {
  const { acknowledgeMsMax, receive, commands, speakers, rosters, isFirst, answer, draw } = deps;

  return async (activity, spot) => {
    const { name, value } = activity;
    const language = await speakers.languageAt(spot);
    switch (name) {
      case 'composeExtension/query':
        return inTime(
          speakers.inBox(activity, spot).then(speaker => composeAnswer(value, receive, speaker)),
          { status: 200, body: { composeExtension: { type: 'message', text: later[language] } } },
        );
      case 'composeExtension/queryLink':
        return inTime(
          speakers.inBox(activity, spot).then(speaker => linkAnswer(value, receive, speaker)),
          { status: 200, body: {} },
        );
      case 'composeExtension/fetchTask':
      case 'task/fetch':
        return inTime(open(activity, spot, language), { status: 200, body: sayingOf(later[language], language) });
      case 'composeExtension/submitAction':
      case 'task/submit':
        return submitted(activity, spot, language);
      default:
        return pressed(activity, spot, language);
    }
  };

  /** A button: its answer arrives as a message in its thread; a card that shows a state is shown anew in its place. */
  async function pressed(activity: Activity, spot: Spot, language: Language): Promise<InvokeAnswer> {
    const { value, id } = activity;
    const call = callIn(value, commands);
    if (call === null) return { status: 501 };
    const { verb } = (value as { action?: { verb?: unknown } }).action ?? {};
    if (verb === newestVerb) return inTime(shown(call, activity, spot), toast(done[language]));
    if (await isAgain(id, spot)) return toast(done[language]);
    const newest = newestIn(value, commands);
    const answering = answer(activity, spot, call);
    if (newest === null)
      return inTime(
        answering.then(() => toast(done[language])),
        toast(done[language]),
      );
    return inTime(
      answering.then(() => shown(newest, activity, spot)),
      toast(done[language]),
    );
  }

  async function shown(call: Call, activity: Activity, spot: Spot): Promise<InvokeAnswer> {
    const message = await receive(call, await speakers.of(activity, spot));
    if (message === null) return { status: 501 };
    const { attachments } = (await draw(message, activity, spot)) as { attachments: { content: object }[] };
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: attachments[0]?.content },
    };
  }

  async function open(activity: Activity, spot: Spot, language: Language): Promise<InvokeAnswer> {
    const { isKnown } = await rosters.of(spot, activity.from?.id ?? '');
    if (!isKnown) return { status: 200, body: sayingOf(notHere[language], language) };
    const call = wanted(activity);
    const command = commands.find(one => one.name === call?.command);
    if (call === null || command === undefined) return { status: 501 };
    return { status: 200, body: dialogOf({ command, args: call.args, language }) };
  }

  async function submitted(activity: Activity, spot: Spot, language: Language): Promise<InvokeAnswer> {
    const sent = dataIn(activity.value);
    const given = callIn(activity.value, commands);
    const command = commands.find(one => one.name === given?.command);
    if (given === null || command === undefined) return { status: 501 };
    const filled = readFields(command, given.args, sent, language);
    if (filled.kind === 'problems')
      return { status: 200, body: dialogOf({ command, args: given.args, language, ...filled, typed: sent }) };
    // An empty answer closes the dialog, behind which the Call's stands by then.
    if (await isAgain(activity.id, spot)) return { status: 200 };
    const answering = answer(activity, spotOf(activity, spot), filled.call);
    return inTime<InvokeAnswer>(
      answering.then(() => ({ status: 200 })),
      { status: 200, body: sayingOf(arrives[language], language) },
    );
  }

  /** What comes within the time, else what stands for it. */
  function inTime<Value>(work: Promise<Value>, late: Value): Promise<Value> {
    const waiting = new Promise<Value>(resolve => void setTimeout(() => resolve(late), acknowledgeMsMax).unref());
    return Promise.race([work, waiting]);
  }

  async function isAgain(id: string | undefined, { tenant }: Spot): Promise<boolean> {
    return id !== undefined && !(await isFirst(`invoke:${tenant}:${id}`));
  }

  /** Which form is asked for: by a button, or by a command of the compose box and of messages. */
  function wanted({ name, value }: Activity): Call | null {
    if (name === 'task/fetch') return callIn(value, commands);
    const { commandId, messagePayload } = (value ?? {}) as Boxed;
    if (commandId === undefined) return null;
    const content = messagePayload?.body?.content;
    const question = typeof content === 'string' ? plainText(content).trim().slice(0, quotedMax) : '';
    return { command: commandId, args: commandId === 'ask' && question !== '' ? { question } : {} };
  }
}

/** What of a command of the compose box, or of a message's menu, is read. */
interface Boxed {
  readonly commandId?: string;
  readonly messagePayload?: {
    readonly id?: string;
    readonly replyToId?: string;
    readonly body?: { readonly content?: unknown };
  };
}

/** The thread of the message in whose menu a form was asked for. */
function spotOf({ value }: Activity, spot: Spot): Spot {
  const { messagePayload } = (value ?? {}) as Boxed;
  const thread = spot.thread ?? (messagePayload?.replyToId || messagePayload?.id || null);
  return { ...spot, thread };
}

function toast(words: string): InvokeAnswer {
  const type = 'application/vnd.microsoft.activity.message';
  return { status: 200, body: { statusCode: 200, type, value: words } };
}

const done = { ja: '承りました。', en: 'Received.' };
const arrives = {
  ja: '承りました。回答はこの会話に届きます。',
  en: 'Received. The answer comes to this conversation.',
};
const later = {
  ja: '時間がかかっています。少し待ってからもう一度お試しください。',
  en: 'This takes longer than usual. Please try again in a moment.',
};
const notHere = {
  ja: 'この会話にはKairanが追加されていないか、参加者を確認できませんでした。アプリを会話に追加してから、もう一度お試しください。',
  en: 'Kairan is not in this conversation, or could not tell who is. Add the app to it, then try again.',
};
