import { type AuditAct, type AuditEntry, forgottenPerson, type NumberedEntry } from '../../domain/audit.ts';
import type { Conversation } from '../../domain/chat.ts';
import type { Audit } from '../audit.ts';
import type { Database, Row } from './database.ts';

export function sqliteAudit(database: Database): Audit {
  return {
    async append(entry) {
      database.step(() => enterAudit(database, entry));
    },
    async list(workspace, { about, by, acts, since, before }, after, max) {
      const conditions = [
        ['about = ?', about],
        ['person = ?', by],
        ['at >= ?', since],
        ['at < ?', before],
        ['act IN (SELECT value FROM json_each(?))', acts === undefined ? undefined : JSON.stringify(acts)],
      ].filter((one): one is [string, string | number] => one[1] !== undefined);
      const where = ['workspace = ?', 'number > ?', ...conditions.map(([sql]) => sql)].join(' AND ');
      const sql = `SELECT * FROM audit WHERE ${where} ORDER BY number LIMIT ?`;
      return database.all(sql, workspace, after, ...conditions.map(([, value]) => value), max).map(toEntry);
    },
    async forget(workspace, person) {
      return database.step(() => {
        database.run(
          `UPDATE audit SET details = json_set(details, '$.to', ?)
           WHERE workspace = ? AND json_extract(details, '$.to') = ?`,
          forgottenPerson,
          workspace,
          person,
        );
        database.run(
          `UPDATE audit SET details = json_set(details, '$.words', '')
           WHERE workspace = ? AND person = ? AND act = 'feedback'`,
          workspace,
          person,
        );
        const sql = 'UPDATE audit SET person = ? WHERE workspace = ? AND person = ?';
        return database.run(sql, forgottenPerson, workspace, person);
      });
    },
    async trim(workspace, before) {
      return database.run('DELETE FROM audit WHERE workspace = ? AND at < ?', workspace, before);
    },
  };
}

/**
 * Adds a line within a step.
 * @param number Its number elsewhere: it keeps it, or goes on behind the last where that is taken; null for the next.
 */
export function enterAudit(
  database: Database,
  { workspace, at, by, act, about, details, from }: AuditEntry,
  number: number | null = null,
): void {
  // With null, max() is null, for which SQLite gives the next.
  database.run(
    `INSERT INTO audit (number, workspace, at, person, act, about, details, conversation)
     VALUES (max(?, (SELECT coalesce(max(number), 0) + 1 FROM audit)), ?, ?, ?, ?, ?, ?, ?)`,
    number,
    workspace,
    at,
    by,
    act,
    about,
    JSON.stringify(details),
    JSON.stringify(from),
  );
}

export function toEntry(row: Row): NumberedEntry {
  return {
    number: Number(row.number),
    workspace: String(row.workspace),
    at: Number(row.at),
    by: String(row.person),
    act: String(row.act) as AuditAct,
    about: String(row.about),
    details: JSON.parse(String(row.details)) as NumberedEntry['details'],
    from: JSON.parse(String(row.conversation)) as Conversation,
  };
}
