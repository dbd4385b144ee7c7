import { readConversation } from '../../domain/chat.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Holder } from '../../domain/holder.ts';
import { createRecent } from '../../domain/recent.ts';
import type { Clock, Instant } from '../../domain/time.ts';
import type { Ending, Lanes, Settlement, Turn } from '../lanes.ts';
import type { Database, Row } from './database.ts';
import { enterDelivery, openLane } from './deliveries.ts';

/** Texts of messages that are kept at hand. */
const textsMax = 100;
const isWaiting = "state IN ('planned', 'leased')";

/** @param isGone True for a holder that is known to have ended: what a killed process held need not be waited for. */
export function sqliteLanes(database: Database, clock: Clock, isGone: (holder: Holder) => boolean): Lanes {
  const texts = createRecent<number, string>(textsMax);

  return {
    async enter(deliveries) {
      database.step(() => {
        for (const delivery of deliveries) enterDelivery(database, delivery);
      });
    },

    async lease(platform, holder, { max, ttlMs }) {
      const now = clock.now();
      freeAbandoned(now);
      const sql = 'SELECT conversation FROM lanes WHERE platform = ? AND ready_at <= ? ORDER BY ready_at LIMIT ?';
      const ready = database.all(sql, platform, now, max);
      if (ready.length === 0) return [];
      return database.step(() =>
        ready.flatMap(({ conversation }) => take(String(conversation), { holder, now, until: now + ttlMs })),
      );
    },

    async settle(holder, endings) {
      return database.step(() => endings.map(ending => end(holder, ending)));
    },

    async readyAt(platform) {
      const row = database.get('SELECT min(ready_at) AS at FROM lanes WHERE platform = ?', platform);
      return (row?.at ?? null) as number | null;
    },

    async redeliver(id) {
      const now = clock.now();
      return database.step(() => {
        const row = database.get(
          `UPDATE deliveries SET state = 'planned', attempts = 0, due_at = ? WHERE id = ? AND state IN ('dead', 'gone')
           RETURNING conversation`,
          now,
          id,
        );
        if (row !== undefined) openLane(database, String(row.conversation), now);
        return row !== undefined;
      });
    },
  };

  /** A conversation's next turn; its lane is closed where nothing waits, and left where somebody was quicker. */
  function take(
    conversation: string,
    { holder, now, until }: { holder: Holder; now: Instant; until: Instant },
  ): Turn[] {
    const sql = 'UPDATE lanes SET holder = ?, ready_at = ? WHERE conversation = ? AND ready_at <= ?';
    if (database.run(sql, holder, until, conversation, now) === 0) return [];
    const row = database.get(
      `SELECT * FROM deliveries WHERE conversation = ? AND ${isWaiting} ORDER BY number LIMIT 1`,
      conversation,
    );
    if (row === undefined) {
      database.run('DELETE FROM lanes WHERE conversation = ?', conversation);
      return [];
    }
    database.run("UPDATE deliveries SET state = 'leased', begun_at = ? WHERE number = ?", now, Number(row.number));
    return [toTurn(row, textOf(Number(row.message)))];
  }

  /** A text never changes, and many deliveries in a row carry the same. */
  function textOf(number: number): string {
    return texts.of(number, () => String(database.get('SELECT body FROM texts WHERE number = ?', number)?.body));
  }

  function end(holder: Holder, { id, settlement }: Ending): boolean {
    const row = database.get(
      `SELECT d.number, d.conversation, l.holder FROM deliveries d LEFT JOIN lanes l ON l.conversation = d.conversation
       WHERE id = ? AND ${isWaiting}`,
      id,
    );
    if (row === undefined) return false;
    const isHeld = row.holder === holder;
    if (!isHeld && settlement.kind !== 'sent') return false;
    write(Number(row.number), settlement);
    const conversation = String(row.conversation);
    if (settlement.kind === 'gone') {
      database.run(
        `UPDATE deliveries SET state = 'gone', last_reason = ? WHERE conversation = ? AND ${isWaiting}`,
        settlement.reason,
        conversation,
      );
      database.run('DELETE FROM lanes WHERE conversation = ?', conversation);
    } else if (isHeld) {
      leave(conversation, settlement.nextAt);
    }
    return true;
  }

  /** Gives a lane back; one that neither waits nor rests is closed. */
  function leave(conversation: string, nextAt: Instant): void {
    const closed = `DELETE FROM lanes WHERE conversation = ?1 AND ?2 <= ?3
      AND NOT EXISTS (SELECT 1 FROM deliveries WHERE conversation = ?1 AND ${isWaiting})`;
    if (database.run(closed, conversation, nextAt, clock.now()) === 0)
      database.run('UPDATE lanes SET holder = NULL, ready_at = ? WHERE conversation = ?', nextAt, conversation);
  }

  function write(number: number, settlement: Settlement): void {
    const set = (columns: string, ...values: (string | number | null)[]) =>
      database.run(`UPDATE deliveries SET ${columns} WHERE number = ?`, ...values, number);
    switch (settlement.kind) {
      case 'sent':
        set("state = 'sent', ref = ?, sent_at = ?, begun_at = NULL", settlement.ref, settlement.at);
        return;
      case 'retry':
        set("state = 'planned', begun_at = NULL, last_reason = ?, due_at = ?", settlement.reason, settlement.nextAt);
        return;
      case 'failed':
        set(
          "state = 'planned', attempts = attempts + 1, last_reason = ?, due_at = ?",
          settlement.reason,
          settlement.nextAt,
        );
        return;
      case 'postponed':
        set("state = 'planned', begun_at = ?, due_at = ?", settlement.begunAt, settlement.nextAt);
        return;
      case 'gone':
      case 'dead':
        set('state = ?, attempts = attempts + 1, last_reason = ?', settlement.kind, settlement.reason);
    }
  }

  function freeAbandoned(now: Instant): void {
    const holders = database.all('SELECT DISTINCT holder FROM lanes WHERE holder IS NOT NULL');
    for (const { holder } of holders.filter(one => isGone(String(one.holder))))
      database.run('UPDATE lanes SET holder = NULL, ready_at = ? WHERE holder = ?', now, String(holder));
  }
}

function toTurn(row: Row, message: string): Turn {
  return {
    id: String(row.id),
    workspace: String(row.workspace),
    subscription: String(row.subscription),
    conversation: readConversation(String(row.conversation)) as Delivery['conversation'],
    kind: row.kind as Delivery['kind'],
    inReplyTo: row.in_reply_to as string | null,
    message,
    plannedAt: Number(row.planned_at),
    attempts: Number(row.attempts),
    begunAt: row.begun_at as number | null,
    lastReason: row.last_reason as string | null,
  };
}
