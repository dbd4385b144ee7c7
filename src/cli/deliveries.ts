import { conversationKey } from '../domain/chat.ts';
import type { Delivery, DeliveryState } from '../domain/delivery.ts';
import { type Verb, writeLines } from './verb.ts';

const lost: readonly DeliveryState[] = ['dead', 'gone'];
const notThere: readonly DeliveryState[] = ['planned', 'leased', ...lost];

const stateWords: Readonly<Record<DeliveryState, string>> = {
  planned: 'waiting',
  leased: 'being sent',
  sent: 'sent',
  dead: 'given up',
  gone: 'no such conversation any more',
};

export const deliveries: Verb = {
  name: 'deliveries',
  summary: 'Lists messages that have not arrived, newest first: those that wait, and those that were given up.',
  options: {
    dead: { type: 'boolean', help: 'only what was given up or has no conversation any more' },
    sent: { type: 'boolean', help: 'only what has arrived' },
    max: { type: 'string', value: 'N', help: 'at most so many (50)' },
  },
  async run(given, _words, open, io) {
    const max = Number(given.max ?? 50);
    if (!Number.isInteger(max) || max < 1) {
      io.errors.write(`--max takes a whole number from 1 on, not "${given.max}".\n`);
      return 2;
    }
    const house = await open();
    try {
      const states = given.sent ? (['sent'] as const) : given.dead ? lost : notThere;
      const found = await house.store.outbox.list(null, states, max + 1);
      const shown = found.slice(0, max);
      if (given.json) await writeLines(io.output, shown.map(lineOf));
      else {
        for (const delivery of shown) io.output.write(`${inWords(delivery)}\n`);
        if (shown.length === 0)
          io.output.write(`${given.sent ? 'Nothing was sent yet.' : 'Nothing waits and nothing was lost.'}\n`);
        if (found.length > max) io.output.write(`There are more; --max ${max * 2} shows more of them.\n`);
      }
      return 0;
    } finally {
      await house.close();
    }
  },
};

function inWords({ id, kind, conversation, state, dueAt, sentAt, attempts, lastReason }: Delivery): string {
  const when = new Date(sentAt ?? dueAt).toISOString().slice(0, 16).replace('T', ' ');
  const tries = attempts === 0 ? '' : `, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} failed`;
  const why = lastReason === null || state === 'sent' ? '' : `\n  ${lastReason}`;
  return `${id}\n  ${kind} for ${conversationKey(conversation)}: ${stateWords[state]}, ${when} UTC${tries}${why}`;
}

function lineOf({ message: _message, told: _told, conversation, ...delivery }: Delivery): object {
  return { ...delivery, conversation: conversationKey(conversation) };
}
