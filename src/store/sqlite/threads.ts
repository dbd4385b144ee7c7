import { conversationKey } from '../../domain/chat.ts';
import { type KeptThread, type ThreadPlace, type Threads, turnsMax } from '../threads.ts';
import type { Database } from './database.ts';

export function sqliteThreads(database: Database): Threads {
  const find = (place: ThreadPlace): KeptThread | null => {
    const sql = 'SELECT at, turns FROM threads WHERE workspace = ? AND conversation = ? AND thread = ?';
    const row = database.get(sql, ...keyOf(place));
    return row === undefined
      ? null
      : { turns: JSON.parse(String(row.turns)) as KeptThread['turns'], at: Number(row.at) };
  };
  return {
    async of(place) {
      return find(place);
    },
    async add(place, turns, at) {
      database.lightStep(() => {
        const kept = [...(find(place)?.turns ?? []), ...turns].slice(-turnsMax);
        const sql = 'INSERT OR REPLACE INTO threads VALUES (?, ?, ?, ?, ?)';
        database.run(sql, ...keyOf(place), at, JSON.stringify(kept));
      });
    },
    async forget(before) {
      return database.run('DELETE FROM threads WHERE at < ?', before);
    },
  };
}

/** A thread's reference is never empty, so that what is said outside of threads has a key of its own. */
function keyOf({ workspace, conversation, thread }: ThreadPlace): [string, string, string] {
  return [workspace, conversationKey(conversation), thread ?? ''];
}
