import { type Conversation, conversationKey, readConversation } from '../../domain/chat.ts';
import type { ConversationSettings } from '../../domain/settings.ts';
import type { Settings } from '../settings.ts';
import type { Database } from './database.ts';

export function sqliteSettings(database: Database): Settings {
  return {
    async of(workspace, conversation) {
      const sql = 'SELECT body FROM settings WHERE workspace = ? AND conversation = ?';
      const row = database.get(sql, workspace, conversationKey(conversation));
      return row === undefined ? null : (JSON.parse(String(row.body)) as ConversationSettings);
    },
    async list(workspace) {
      const sql = 'SELECT conversation, body FROM settings WHERE workspace = ? ORDER BY conversation';
      return database.all(sql, workspace).map(({ conversation, body }) => ({
        conversation: readConversation(String(conversation)) as Conversation,
        settings: JSON.parse(String(body)) as ConversationSettings,
      }));
    },
    async save(workspace, conversation, settings) {
      const body = JSON.stringify(settings);
      database.run('INSERT OR REPLACE INTO settings VALUES (?, ?, ?)', workspace, conversationKey(conversation), body);
    },
  };
}
