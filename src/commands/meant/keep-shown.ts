import type { Message } from '../../message/message.ts';
import type { Context } from '../command.ts';
import { addTurns } from './turns-here.ts';

/** Remembers what was shown: which measure «its penalties» would mean now, and what the numbers of a list mean. */
export async function keepShown(message: Message, context: Context): Promise<void> {
  await keepNumbers(message, context);
  const buttons = message.blocks.flatMap(block => (block.kind === 'buttons' ? block.buttons : []));
  const measure = buttons.find(({ call: { command, args } }) => command === 'ask' && args.question === undefined)?.call
    .args.measure;
  if (typeof measure === 'string') await addTurns([{ role: 'about', measure }], context);
}

async function keepNumbers({ blocks }: Message, { store, viewer, conversation, now }: Context): Promise<void> {
  const events = blocks.flatMap(block => {
    if (block.kind !== 'card' || block.number === null) return [];
    const event = block.buttons.find(({ call }) => call.command === 'details')?.call.args.event;
    return typeof event === 'string' ? [[block.number, event] as const] : [];
  });
  if (events.length === 0) return;
  const list: string[] = [];
  for (const [number, event] of events) list[number - 1] = event;
  await store.numbered.keep(viewer.workspace, conversation, {
    events: Array.from(list, event => event ?? ''),
    at: now,
  });
}
