import { conversationKey } from '../../../domain/chat.ts';
import type { RecordOf } from '../../records.ts';
import type { Database, Row } from '../database.ts';
import { keepDelivery, openLane, toDelivery, wholeDelivery } from '../deliveries.ts';
import type { Shelves } from './shelf.ts';

/** What was or is to be sent, with the lane that it waits in. */
export function deliveryShelves(database: Database): Shelves<'delivery'> {
  return {
    delivery: {
      from: `SELECT ${wholeDelivery}, (SELECT iif(holder IS NULL, ready_at, 0) FROM lanes l WHERE l.conversation = d.conversation) AS ready_at
        FROM deliveries d`,
      key: ['number'],
      read: readDelivery,
      write: writeDelivery,
    },
  };

  function readDelivery(row: Row): RecordOf['delivery'] {
    const delivery = toDelivery(row);
    const waits = delivery.state === 'planned' || delivery.state === 'leased';
    const readyAt = waits ? Number(row.ready_at ?? row.due_at) : null;
    return { ...delivery, place: { number: Number(row.number), readyAt } };
  }

  /** Its number is the one that it had, or the first free one behind it. */
  function writeDelivery({ place: { number: wanted, readyAt }, ...delivery }: RecordOf['delivery']): void {
    const { id, state, attempts, begunAt, lastReason, ref, sentAt } = delivery;
    if (database.get('SELECT 1 FROM deliveries WHERE id = ?', id) === undefined) {
      let number = wanted;
      while (database.get('SELECT 1 FROM deliveries WHERE number = ?', number) !== undefined) number++;
      keepDelivery(database, delivery, number);
    }
    database.run(
      `UPDATE deliveries SET state = ?, attempts = ?, begun_at = ?, last_reason = ?, ref = ?, sent_at = ?, due_at = ?
       WHERE id = ?`,
      state,
      attempts,
      begunAt,
      lastReason,
      ref,
      sentAt,
      delivery.dueAt,
      id,
    );
    if (readyAt === null) return;
    const conversation = conversationKey(delivery.conversation);
    openLane(database, conversation, readyAt);
    database.run('UPDATE lanes SET ready_at = max(ready_at, ?) WHERE conversation = ?', readyAt, conversation);
  }
}
