import type { ArgValue } from '../domain/call.ts';
import { type DeliveryId, thisDelivery } from '../domain/delivery.ts';
import { createRecent } from '../domain/recent.ts';
import type { Block, Button, Message } from '../message/message.ts';

/** Reads the message of a delivery. */
export type ReadMessage = (delivery: { readonly id: DeliveryId; readonly message: string }) => Message;

/** Texts of which the messages are kept: many deliveries carry the same. */
const keptMax = 100;

/** Reads each text once, and puts the delivery's id where its Calls leave a place for it. */
export function createReadMessage(): ReadMessage {
  const recent = createRecent<string, Message>(keptMax);
  return ({ id, message: text }) => {
    const message = recent.of(text, () => JSON.parse(text) as Message);
    return text.includes(thisDelivery) ? addressed(message, id) : message;
  };
}

/** Blocks without such a place stay the very same. */
function addressed(message: Message, id: DeliveryId): Message {
  return { ...message, blocks: message.blocks.map(block => addressedBlock(block, id)) };
}

function addressedBlock(block: Block, id: DeliveryId): Block {
  if (block.kind === 'buttons' && block.buttons.some(isOpen))
    return { ...block, buttons: block.buttons.map(button => addressedButton(button, id)) };
  if (block.kind === 'card' && [...block.buttons, ...block.more].some(isOpen)) {
    const [buttons, more] = [block.buttons, block.more].map(all => all.map(button => addressedButton(button, id)));
    return { ...block, buttons: buttons ?? [], more: more ?? [] };
  }
  return block;
}

function isOpen({ call }: Button): boolean {
  return Object.values(call.args).includes(thisDelivery);
}

function addressedButton(button: Button, id: DeliveryId): Button {
  const args = Object.entries(button.call.args).map(([name, value]): [string, ArgValue] => [
    name,
    value === thisDelivery ? id : value,
  ]);
  return { ...button, call: { ...button.call, args: Object.fromEntries(args) } };
}
