import type { Call } from '../../../src/domain/call.ts';
import type { Asked, Console } from '../console.ts';
import { drawMessage } from '../draw-message.ts';
import type { Markup } from '../markup.ts';

/** What a command answers the visitor, as it stands in a chat. */
export async function answered(call: Call, { visitor }: Asked, house: Console): Promise<Markup> {
  const { viewer, conversation, language } = visitor;
  return drawMessage((await house.answer(call, { viewer, conversation, language })).message);
}
