import type { Conversation, Ref } from '../../src/domain/chat.ts';
import type { DeliveryId } from '../../src/domain/delivery.ts';
import type { EventId } from '../../src/domain/publication.ts';
import type { Instant } from '../../src/domain/time.ts';
import type { Message, Span } from '../../src/message/message.ts';
import { plainForm } from '../../src/message/plain.ts';

/** What a webhook is sent. Members may be added; those that are here keep their meaning. */
export interface WebhookBody {
  /** The delivery's id: the same again where it is sent again. */
  readonly id: DeliveryId;
  readonly conversation: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly language: Message['language'];
  /** The delivery that this one goes on from: what a correction corrects. */
  readonly inReplyTo: DeliveryId | null;
  /** The essential in one line. */
  readonly summary: string;
  /** All of it as plain text, addresses behind their words. */
  readonly text: string;
  /** The numbered items, for programs. */
  readonly items: readonly WebhookItem[];
  /** The message as Kairan's chats draw it. */
  readonly blocks: Message['blocks'];
}

export interface WebhookItem {
  readonly number: number;
  readonly title: string;
  readonly url: string | null;
  /** For `npx kairan details ID`; null where the item has none. */
  readonly event: EventId | null;
}

/** @param under The Ref of what it replies to, which is a delivery's id here. */
export function webhookBody(
  { language, summary, blocks }: Message,
  { to, id, under, now }: { to: Conversation; id: DeliveryId; under: Ref | undefined; now: Instant },
): WebhookBody {
  return {
    id,
    conversation: to.id,
    sentAt: new Date(now).toISOString(),
    language,
    inReplyTo: under ?? null,
    summary,
    text: plainForm({ language, summary, blocks }, withAddress),
    items: blocks.flatMap(itemOf),
    blocks,
  };
}

function itemOf(block: Message['blocks'][number]): WebhookItem[] {
  if (block.kind !== 'card' || block.number === null) return [];
  const event = block.buttons.find(({ call }) => call.command === 'details')?.call.args.event;
  const linked = block.title.find(span => span.kind === 'link');
  return [
    {
      number: block.number,
      title: linked?.text ?? block.title.map(({ text }) => text).join(''),
      url: linked?.url ?? null,
      event: typeof event === 'string' ? event : null,
    },
  ];
}

function withAddress(span: Span): string {
  return span.kind === 'link' && span.text !== span.url ? `${span.text} <${span.url}>` : span.text;
}
