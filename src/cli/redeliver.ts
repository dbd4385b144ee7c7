import { conversationKey } from '../domain/chat.ts';
import type { Verb } from './verb.ts';

export const redeliver: Verb = {
  name: 'redeliver',
  summary: 'Sends again what was given up or had no conversation any more; `deliveries --dead` lists the ids.',
  words: 'ID…',
  options: {},
  async run(_given, ids, open, io) {
    if (ids.length === 0) {
      io.errors.write('redeliver takes the ids of deliveries; "kairan deliveries --dead" lists them.\n');
      return 2;
    }
    const house = await open();
    let unknown = 0;
    try {
      for (const id of ids) {
        const delivery = await house.store.outbox.delivery(id);
        if (delivery === null) {
          unknown++;
          io.errors.write(`No delivery is called "${id}". "kairan deliveries --dead" lists those that were lost.\n`);
        } else if (await house.store.lanes.redeliver(id)) {
          await house.store.audit.append({
            workspace: delivery.workspace,
            at: house.clock.now(),
            by: 'operator',
            act: 'redeliver',
            about: id,
            details: {},
            from: { platform: 'terminal', id: 'terminal' },
          });
          io.output.write(`${id} goes to ${conversationKey(delivery.conversation)} again while Kairan runs.\n`);
        } else {
          io.output.write(
            `${id} is ${delivery.state === 'sent' ? 'there already' : 'waiting already'}; nothing to do.\n`,
          );
        }
      }
      return unknown > 0 ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};
