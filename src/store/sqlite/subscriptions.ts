import type { Subscription } from '../../domain/subscription.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { Database, Row } from './database.ts';
import { enterDelivery } from './deliveries.ts';

export function sqliteSubscriptions(database: Database): Subscriptions {
  return {
    async save(subscription) {
      return write(database, subscription);
    },
    async remove(workspace, id) {
      return database.run('DELETE FROM subscriptions WHERE workspace = ? AND id = ?', workspace, id) === 1;
    },
    async list(workspace) {
      return database
        .all('SELECT body FROM subscriptions WHERE workspace = ? ORDER BY id', workspace)
        .map(toSubscription);
    },
    async find(workspace, id) {
      const row = database.get('SELECT body FROM subscriptions WHERE workspace = ? AND id = ?', workspace, id);
      return row === undefined ? null : toSubscription(row);
    },
    async alerting() {
      const sql =
        "SELECT body FROM subscriptions WHERE json_extract(body, '$.alerts') IS NOT NULL ORDER BY workspace, id";
      return database.all(sql).map(toSubscription);
    },
    // One process has it, and nobody to share with.
    parts: 1,
    async due(now, max) {
      const sql = 'SELECT body FROM subscriptions WHERE next_due_at <= ? ORDER BY next_due_at, id LIMIT ?';
      return database.all(sql, now, max).map(toSubscription);
    },
    async plan(plans) {
      return database.step(() =>
        plans.map(({ subscription, deliveries }) => {
          if (!write(database, subscription)) return false;
          for (const delivery of deliveries) enterDelivery(database, delivery);
          return true;
        }),
      );
    },
  };
}

function write(database: Database, subscription: Subscription): boolean {
  const { workspace, id, version, nextDueAt } = subscription;
  const written = database.run(
    `INSERT INTO subscriptions SELECT ?1, ?2, ?3, ?4, ?5
     WHERE ?3 = 1 OR EXISTS (SELECT 1 FROM subscriptions WHERE workspace = ?1 AND id = ?2)
     ON CONFLICT (workspace, id) DO UPDATE
     SET version = excluded.version, next_due_at = excluded.next_due_at, body = excluded.body
     WHERE version = excluded.version - 1`,
    workspace,
    id,
    version,
    nextDueAt,
    JSON.stringify(subscription),
  );
  return written === 1;
}

export function toSubscription({ body }: Row): Subscription {
  const stored = JSON.parse(String(body)) as Subscription;
  // Those that were written before there were quiet hours have none.
  return {
    ...stored,
    quietHours: stored.quietHours ?? null,
    alertsHeldAfter: stored.alertsHeldAfter ?? null,
    nextAlertAt: stored.nextAlertAt ?? null,
  };
}
