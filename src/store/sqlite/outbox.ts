import type { Delivery, Telling, Told } from '../../domain/delivery.ts';
import type { Outbox, Settlement } from '../outbox.ts';
import type { Database, Row } from './database.ts';
import { conversationKey } from './subscriptions.ts';

export function sqliteOutbox(database: Database): Outbox {
  return {
    async waiting(now, max) {
      const rows = database.all(
        `SELECT d.body FROM deliveries d
         JOIN (SELECT min(number) AS number FROM deliveries WHERE state = 'planned' GROUP BY conversation) first
           ON first.number = d.number
         WHERE d.due_at <= ? ORDER BY d.due_at, d.number LIMIT ?`,
        now,
        max,
      );
      return rows.map(row => toDelivery(row).conversation);
    },

    async next(conversation) {
      const row = database.get(
        "SELECT body FROM deliveries WHERE conversation = ? AND state = 'planned' ORDER BY number LIMIT 1",
        conversationKey(conversation),
      );
      return row === undefined ? null : toDelivery(row);
    },

    async delivery(id) {
      const row = database.get('SELECT body FROM deliveries WHERE id = ?', id);
      return row === undefined ? null : toDelivery(row);
    },

    async settle(id, settlement) {
      return database.step(() => {
        const row = database.get("SELECT body FROM deliveries WHERE id = ? AND state = 'planned'", id);
        if (row === undefined) return false;
        const after = settled(toDelivery(row), settlement);
        const { state, dueAt } = after;
        database.run(
          'UPDATE deliveries SET state = ?, due_at = ?, body = ? WHERE id = ?',
          state,
          dueAt,
          JSON.stringify(after),
          id,
        );
        return true;
      });
    },

    async told(subscription, events) {
      const sql = `SELECT workspace, subscription, delivery, body FROM told
                   WHERE subscription = ? AND event IN (SELECT value FROM json_each(?)) ORDER BY number`;
      return database.all(sql, subscription, JSON.stringify(events)).map(toTelling);
    },

    async tellings(ids) {
      const sql = `SELECT workspace, subscription, delivery, body FROM told
                   WHERE event IN (SELECT value FROM json_each(?1)) OR lead IN (SELECT value FROM json_each(?1))
                   ORDER BY number`;
      return database.all(sql, JSON.stringify(ids)).map(toTelling);
    },

    async list(workspace, states, max) {
      const rows = database.all(
        `SELECT body FROM deliveries WHERE workspace = ? AND state IN (SELECT value FROM json_each(?))
         ORDER BY number DESC LIMIT ?`,
        workspace,
        JSON.stringify(states),
        max,
      );
      return rows.map(toDelivery);
    },
  };
}

function settled(delivery: Delivery, settlement: Settlement): Delivery {
  const attempts = delivery.attempts + 1;
  switch (settlement.kind) {
    case 'sent':
      return { ...delivery, attempts, state: 'sent', ref: settlement.ref, sentAt: settlement.at };
    case 'retry':
      return { ...delivery, attempts, dueAt: settlement.dueAt, lastReason: settlement.reason };
    case 'gone':
    case 'dead':
      return { ...delivery, attempts, state: settlement.kind, lastReason: settlement.reason };
  }
}

function toTelling({ workspace, subscription, delivery, body }: Row): Telling {
  const told = JSON.parse(String(body)) as Told;
  return { ...told, workspace: String(workspace), subscription: String(subscription), delivery: String(delivery) };
}

function toDelivery({ body }: Row): Delivery {
  return JSON.parse(String(body)) as Delivery;
}
