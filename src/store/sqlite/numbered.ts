import { conversationKey } from '../../domain/chat.ts';
import type { Numbered, NumberedList } from '../numbered.ts';
import type { Database } from './database.ts';

export function sqliteNumbered(database: Database): Numbered {
  return {
    async of(workspace, conversation) {
      const sql = 'SELECT body FROM numbered WHERE workspace = ? AND conversation = ?';
      const row = database.get(sql, workspace, conversationKey(conversation));
      return row === undefined ? null : (JSON.parse(String(row.body)) as NumberedList);
    },
    async keep(workspace, conversation, list) {
      const body = JSON.stringify(list);
      database.lightStep(() =>
        database.run(
          'INSERT OR REPLACE INTO numbered VALUES (?, ?, ?)',
          workspace,
          conversationKey(conversation),
          body,
        ),
      );
    },
  };
}
