import { forgottenPerson } from '../../domain/audit.ts';
import type { Token } from '../../domain/token.ts';
import type { Tokens } from '../tokens.ts';
import type { Database, Row } from './database.ts';

export function sqliteTokens(database: Database): Tokens {
  return {
    async add(token) {
      const { id, workspace, createdAt } = token;
      const sql = 'INSERT INTO tokens (id, workspace, created_at, body) VALUES (?, ?, ?, ?)';
      database.run(sql, id, workspace, createdAt, JSON.stringify(token));
    },
    async find(id) {
      const row = database.get('SELECT body FROM tokens WHERE id = ?', id);
      return row === undefined ? null : toToken(row);
    },
    async list(workspace) {
      const sql = 'SELECT body FROM tokens WHERE ?1 IS NULL OR workspace = ?1 ORDER BY created_at, id';
      return database.all(sql, workspace).map(toToken);
    },
    async used(id, at) {
      database.run("UPDATE tokens SET body = json_set(body, '$.lastUsedAt', ?) WHERE id = ?", at, id);
    },
    async revoke(workspace, id) {
      return database.run('DELETE FROM tokens WHERE workspace = ? AND id = ?', workspace, id) === 1;
    },
    async forget(workspace, person) {
      const sql = `UPDATE tokens SET body = json_set(body, '$.createdBy', ?)
                   WHERE workspace = ? AND body ->> 'createdBy' = ?`;
      return database.run(sql, forgottenPerson, workspace, person);
    },
  };
}

function toToken({ body }: Row): Token {
  return JSON.parse(String(body)) as Token;
}
