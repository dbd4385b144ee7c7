import { noteAudience } from '../digest/desk/note-audience.ts';
import type { Call } from '../domain/call.ts';
import type { Observe } from '../domain/observation.ts';
import type { Clock } from '../domain/time.ts';
import type { Receive, Speaker } from '../message/chat.ts';
import type { Message } from '../message/message.ts';
import { sentence } from '../message/sentence.ts';
import type { Answer, Command, Context } from './command.ts';
import { type Limits, waitWords } from './limits.ts';
import { mayAsk } from './may-ask.ts';
import { isNameAlone } from './meant/called.ts';
import { keepShown } from './meant/keep-shown.ts';
import { isQuestion } from './parse/is-question.ts';
import type { Known } from './parse/known.ts';
import { parse } from './parse/parse.ts';
import { withBehind } from './show/behind-words.ts';

export interface AnswerDeps {
  readonly commands: readonly Command[];
  readonly contextFor: (speaker: Speaker) => Context;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Absent where whoever asks is trusted with any number. */
  readonly limits?: Limits;
  /** What words mean here and now. */
  readonly known?: () => Known;
  /** Publications that the library has still to read. */
  readonly behind?: () => number;
}

/** Answers a Call; the one place where a command's failure is caught. */
export async function answerCall(call: Call, speaker: Speaker, deps: AnswerDeps): Promise<Answer> {
  const found = deps.commands.find(({ name }) => name === call.command);
  if (found === undefined) return { message: unknownCall(call, speaker), lines: [] };
  if (!mayAsk(speaker.viewer, call.command)) return { message: notForOutsiders(speaker), lines: [] };
  const waitMs = deps.limits?.waitMs(call, speaker) ?? 0;
  if (waitMs > 0) return { message: sentence(waitWords(waitMs), speaker.language), lines: [] };
  const startedAt = deps.clock.now();
  try {
    const context = deps.contextFor(speaker);
    if (found.needs !== undefined && !context.may(found.needs)) return { message: notPermitted(speaker), lines: [] };
    const answer = await found.answer(call.args, context);
    if (!speaker.isPassing) await keepShown(answer.message, context);
    deps.observe({ kind: 'command-answered', command: call.command, ms: deps.clock.now() - startedAt });
    const behind = deps.behind?.() ?? 0;
    return behind === 0 ? answer : { ...answer, message: withBehind(answer.message, behind) };
  } catch (error) {
    deps.observe({ kind: 'bug', where: `command ${call.command}`, error });
    return { message: ourFault(call, speaker), lines: [] };
  }
}

/** What every chat is given: words or a Call in, a message out. */
export function createReceive(deps: AnswerDeps): Receive {
  return async (said, speaker) => {
    await noteWhoIsThere(speaker, deps);
    const parsed =
      typeof said === 'string' ? parse(said, deps.commands, deps.known?.()) : ({ kind: 'call', call: said } as const);
    if (parsed.kind === 'call') return (await answerCall(parsed.call, speaker, deps)).message;
    if (
      parsed.kind === 'no-command' &&
      typeof said === 'string' &&
      isNameAlone(said, deps.contextFor(speaker).measures)
    )
      return (await answerCall({ command: 'measure', args: { name: said.trim() } }, speaker, deps)).message;
    // In a thread people go on talking: «and the penalties» is no mistyped command there.
    const isAsked =
      parsed.kind === 'no-command' && typeof said === 'string' && (speaker.thread !== undefined || isQuestion(said));
    if (!isAsked) return sentence(parsed.problem, speaker.language);
    return (await answerCall({ command: 'ask', args: { question: said.trim() } }, speaker, deps)).message;
  };
}

/** Before it is answered: an order that is given here is planned for whoever is here. */
async function noteWhoIsThere(speaker: Speaker, { contextFor, observe }: AnswerDeps): Promise<void> {
  try {
    await noteAudience(contextFor(speaker).store, speaker);
  } catch (error) {
    observe({ kind: 'bug', where: 'noting who is in a conversation', error });
  }
}

function unknownCall(call: Call, { language }: Pick<Speaker, 'language'>): Message {
  const words = {
    ja: `このボタンの操作（${call.command}）は現在の版にはありません。「ヘルプ」でコマンドの一覧を表示します。`,
    en: `This version has nothing called "${call.command}" any more. "help" lists the commands.`,
  };
  return sentence(words, language);
}

function notForOutsiders({ language }: Pick<Speaker, 'language'>): Message {
  const words = {
    ja: 'この操作は、Kairanを導入した組織の方だけが行えます。「検索」「制度」「締切」などの照会はご利用いただけます。',
    en: 'Only people of the organisation that runs Kairan can do this. You can look things up: "search", "measure", "deadlines".',
  };
  return sentence(words, language);
}

function notPermitted({ language }: Pick<Speaker, 'language'>): Message {
  const words = {
    ja: 'この操作には権限が必要です。Kairanの管理者にご依頼ください。',
    en: 'You need permission for this. Please ask whoever administers Kairan.',
  };
  return sentence(words, language);
}

function ourFault(call: Call, { language }: Pick<Speaker, 'language'>): Message {
  const words = {
    ja: `「${call.command}」の処理中に不具合が起きました。記録しましたので、もう一度お試しいただき、続く場合は管理者にお知らせください。`,
    en: `Something went wrong inside "${call.command}". It has been logged; please try again, and tell your administrator if it persists.`,
  };
  return sentence(words, language);
}
