// How deliveries stand in the tables, for the three ports that touch them.
import { createHash } from 'node:crypto';
import { conversationKey, readConversation } from '../../domain/chat.ts';
import type { Delivery, Told } from '../../domain/delivery.ts';
import { createRecent } from '../../domain/recent.ts';
import type { Instant } from '../../domain/time.ts';
import type { Database, Row } from './database.ts';

/** Columns of a delivery with its two texts, for `toDelivery`. */
export const wholeDelivery = `d.*, (SELECT body FROM texts WHERE number = d.message) AS message_text,
  (SELECT body FROM texts WHERE number = d.told) AS told_text`;

/** Writes a planned delivery and makes its conversation's lane; inside a step. One that is there already stays as it is. */
export function enterDelivery(database: Database, delivery: Delivery): void {
  if (database.get('SELECT 1 FROM deliveries WHERE id = ?', delivery.id) !== undefined) return;
  keepDelivery(database, delivery, null);
  openLane(database, conversationKey(delivery.conversation), delivery.dueAt);
}

/**
 * Writes a delivery as planned, with what it tells of which event.
 * @param number Its place among all; null behind the last.
 */
export function keepDelivery(database: Database, delivery: Delivery, number: number | null): void {
  const { id, workspace, subscription, conversation, kind, events, told, inReplyTo, message } = delivery;
  database.run(
    `INSERT INTO deliveries (number, id, workspace, subscription, conversation, kind, events, told, in_reply_to,
       message, planned_at, due_at, state, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', 0)`,
    number,
    id,
    workspace,
    subscription,
    conversationKey(conversation),
    kind,
    JSON.stringify(events),
    keepText(database, JSON.stringify(told)),
    inReplyTo,
    keepText(database, message),
    delivery.plannedAt,
    delivery.dueAt,
  );
  database.run(
    `INSERT OR IGNORE INTO mentions SELECT value, ?, (SELECT number FROM deliveries WHERE id = ?) FROM json_each(?)`,
    subscription,
    id,
    JSON.stringify([...new Set(told.flatMap(({ event, lead }) => [event, lead]))]),
  );
}

/** Makes a conversation's lane where it has none; one that rests or is served stays as it is. */
export function openLane(database: Database, conversation: string, readyAt: Instant): void {
  const platform = conversation.slice(0, conversation.indexOf(':'));
  const sql = 'INSERT INTO lanes (conversation, platform, ready_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  database.run(sql, conversation, platform, readyAt);
}

export function toDelivery(row: Row): Delivery {
  return {
    id: String(row.id),
    workspace: String(row.workspace),
    subscription: String(row.subscription),
    conversation: readConversation(String(row.conversation)) as Delivery['conversation'],
    kind: row.kind as Delivery['kind'],
    events: JSON.parse(String(row.events)) as string[],
    told: JSON.parse(String(row.told_text)) as Told[],
    inReplyTo: row.in_reply_to as string | null,
    message: String(row.message_text),
    plannedAt: Number(row.planned_at),
    dueAt: Number(row.due_at),
    state: row.state as Delivery['state'],
    attempts: Number(row.attempts),
    begunAt: row.begun_at as number | null,
    lastReason: row.last_reason as string | null,
    ref: row.ref as string | null,
    sentAt: row.sent_at as number | null,
  };
}

/** Equal texts are kept once: subscribers of one profile are told the same. */
export function keepText(database: Database, body: string): number {
  const hash = hashes.of(body, () => createHash('sha256').update(body).digest('base64'));
  const known = database.get('SELECT number FROM texts WHERE hash = ?', hash);
  if (known !== undefined) return Number(known.number);
  return Number(database.get('INSERT INTO texts (hash, body) VALUES (?, ?) RETURNING number', hash, body)?.number);
}

/** The same long text comes again and again. */
const hashes = createRecent<string, string>(100);
