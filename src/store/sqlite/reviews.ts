import { forgottenPerson } from '../../domain/audit.ts';
import { isOpen, type Review, withoutPerson } from '../../domain/review.ts';
import type { Reviews } from '../reviews.ts';
import { enterAudit } from './audit.ts';
import type { Database, Row } from './database.ts';

export function sqliteReviews(database: Database): Reviews {
  return {
    async find(workspace, events) {
      const sql = `SELECT body FROM reviews WHERE workspace = ? AND event IN (SELECT value FROM json_each(?))`;
      return database.all(sql, workspace, JSON.stringify(events)).map(toReview);
    },
    async save(review, entries, absorbed = []) {
      return database.step(() => {
        if (!write(database, review)) return false;
        for (const event of absorbed)
          database.run('DELETE FROM reviews WHERE workspace = ? AND event = ?', review.workspace, event);
        for (const entry of entries) enterAudit(database, entry);
        return true;
      });
    },
    async open(workspace, max) {
      const sql = 'SELECT body FROM reviews WHERE workspace = ? AND is_open = 1 ORDER BY changed_at DESC LIMIT ?';
      return database.all(sql, workspace, max).map(toReview);
    },
    async due(day, max) {
      const sql = `SELECT body FROM reviews WHERE is_open = 1 AND snoozed_until <= ?
        ORDER BY snoozed_until, workspace, event LIMIT ?`;
      return database.all(sql, day, max).map(toReview);
    },
    async naming(workspace, person) {
      return naming(database, workspace, person);
    },
    async forget(workspace, person) {
      return database.step(() => {
        const held = naming(database, workspace, person);
        for (const review of held) write(database, withoutPerson(review, person, forgottenPerson));
        return held.length;
      });
    },
  };
}

function naming(database: Database, workspace: string, person: string): Review[] {
  const sql = 'SELECT body FROM reviews WHERE workspace = ? AND instr(body, ?) > 0';
  return database.all(sql, workspace, JSON.stringify(person)).map(toReview);
}

function write(database: Database, review: Review): boolean {
  const { workspace, event, version, changedAt, snooze } = review;
  const written = database.run(
    `INSERT INTO reviews SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
     WHERE ?3 = 1 OR EXISTS (SELECT 1 FROM reviews WHERE workspace = ?1 AND event = ?2)
     ON CONFLICT (workspace, event) DO UPDATE
     SET version = excluded.version, changed_at = excluded.changed_at, is_open = excluded.is_open,
       snoozed_until = excluded.snoozed_until, body = excluded.body
     WHERE version = excluded.version - 1`,
    workspace,
    event,
    version,
    changedAt,
    isOpen(review) ? 1 : 0,
    snooze?.until ?? null,
    JSON.stringify(review),
  );
  return written === 1;
}

function toReview({ body }: Row): Review {
  return JSON.parse(String(body)) as Review;
}
