import { conversationKey } from '../../domain/chat.ts';
import type { Telling, Told } from '../../domain/delivery.ts';
import type { Outbox } from '../outbox.ts';
import type { Database, Row } from './database.ts';
import { keepText, toDelivery, wholeDelivery } from './deliveries.ts';

export function sqliteOutbox(database: Database): Outbox {
  return {
    async delivery(id) {
      return toFirst(database.all(`SELECT ${wholeDelivery} FROM deliveries d WHERE id = ?`, id));
    },

    async sentAs(workspace, conversation, ref) {
      const sql = `SELECT ${wholeDelivery} FROM deliveries d WHERE conversation = ? AND ref = ? AND workspace = ?`;
      return toFirst(database.all(sql, conversationKey(conversation), ref, workspace));
    },

    async lastNumbered(workspace, conversation) {
      const sql = `SELECT ${wholeDelivery} FROM deliveries d WHERE number = (
                     SELECT number FROM deliveries
                     WHERE conversation = ? AND ref IS NOT NULL AND workspace = ? AND events <> '[]'
                     ORDER BY sent_at DESC, number DESC LIMIT 1)`;
      return toFirst(database.all(sql, conversationKey(conversation), workspace));
    },

    async sentTo(conversation, max) {
      const sql = `SELECT ${wholeDelivery} FROM deliveries d WHERE number IN (
                     SELECT number FROM deliveries WHERE conversation = ? AND ref IS NOT NULL
                     ORDER BY sent_at DESC, number DESC LIMIT ?)
                   ORDER BY sent_at DESC, number DESC`;
      return database.all(sql, conversationKey(conversation), max).map(toDelivery);
    },

    async told({ id }, events) {
      const sql = `SELECT DISTINCT delivery FROM mentions
                   WHERE id IN (SELECT value FROM json_each(?)) AND subscription = ? ORDER BY delivery`;
      const wanted = new Set(events);
      const rows = database.all(sql, JSON.stringify(events), id);
      return rows.flatMap(row => tellingsOf(database, row)).filter(({ event }) => wanted.has(event));
    },

    async tellings(ids) {
      const sql = `SELECT DISTINCT delivery FROM mentions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY delivery`;
      const wanted = new Set(ids);
      return database
        .all(sql, JSON.stringify(ids))
        .flatMap(row => tellingsOf(database, row))
        .filter(({ event, lead }) => wanted.has(event) || wanted.has(lead));
    },

    async naming(workspace, person) {
      const sql = `SELECT DISTINCT t.body FROM texts t JOIN deliveries d ON d.message = t.number
                   WHERE d.workspace = ? AND instr(t.body, ?) > 0`;
      return database.all(sql, workspace, JSON.stringify(person)).map(({ body }) => String(body));
    },

    async reword(workspace, before, after) {
      database.step(() => {
        const [from, to] = [keepText(database, before), keepText(database, after)];
        database.run('UPDATE deliveries SET message = ? WHERE message = ? AND workspace = ?', to, from, workspace);
        const unused = 'NOT EXISTS (SELECT 1 FROM deliveries WHERE message = ?1 OR told = ?1)';
        database.run(`DELETE FROM texts WHERE number = ?1 AND ${unused}`, from);
      });
    },

    async end(before, max) {
      const rows = database.all(
        `SELECT number, subscription, told, message FROM (
           SELECT * FROM deliveries WHERE state IN ('sent', 'gone', 'dead') ORDER BY number LIMIT ?)
         WHERE coalesce(sent_at, due_at) < ?`,
        max,
        before,
      );
      if (rows.length === 0) return 0;
      database.step(() => {
        for (const { number, subscription, told } of rows) {
          const sql = `DELETE FROM mentions WHERE subscription = ?1 AND delivery = ?2 AND id IN (
            SELECT t.value ->> k.value FROM json_each((SELECT body FROM texts WHERE number = ?3)) t,
              json_each('["event", "lead"]') k)`;
          database.run(sql, String(subscription), Number(number), Number(told));
          database.run('DELETE FROM deliveries WHERE number = ?', Number(number));
        }
        database.run(
          `DELETE FROM texts WHERE number IN (SELECT value FROM json_each(?))
             AND number NOT IN (SELECT message FROM deliveries UNION ALL SELECT told FROM deliveries)`,
          JSON.stringify(rows.flatMap(({ told, message }) => [told, message])),
        );
      });
      return rows.length;
    },

    async list(workspace, states, max) {
      // Which ones first: what is sorted would be read whole.
      const sql = `SELECT ${wholeDelivery} FROM deliveries d WHERE number IN (
                     SELECT number FROM deliveries WHERE state IN (SELECT value FROM json_each(?))
                     ${workspace === null ? '' : 'AND workspace = ?'} ORDER BY number DESC LIMIT ?)
                   ORDER BY number DESC`;
      const whose = workspace === null ? [] : [workspace];
      return database.all(sql, JSON.stringify(states), ...whose, max).map(toDelivery);
    },
  };
}

function tellingsOf(database: Database, { delivery }: Row): Telling[] {
  const row = database.get(
    'SELECT id, workspace, subscription, body FROM deliveries d JOIN texts t ON t.number = d.told WHERE d.number = ?',
    Number(delivery),
  );
  if (row === undefined) return [];
  const { id, workspace, subscription, body } = row;
  const whose = { workspace: String(workspace), subscription: String(subscription), delivery: String(id) };
  return (JSON.parse(String(body)) as Told[]).map(told => ({ ...told, ...whose }));
}

function toFirst([row]: readonly Row[]) {
  return row === undefined ? null : toDelivery(row);
}
