import { conversationKey } from '../../../domain/chat.ts';
import { isOpen } from '../../../domain/review.ts';
import type { Database } from '../database.ts';
import { toSubscription } from '../subscriptions.ts';
import { bodyOf, placeOf, putRow, type Shelves } from './shelf.ts';

/** What a workspace and its conversations chose, ordered, asked and did. */
export function workspaceShelves(
  database: Database,
): Shelves<'setting' | 'numbered' | 'thread' | 'subscription' | 'review'> {
  return {
    setting: {
      from: 'SELECT * FROM settings',
      key: ['workspace', 'conversation'],
      read: row => ({ ...placeOf(row), settings: bodyOf(row) }),
      write: ({ workspace, conversation, settings }) =>
        putRow(database, 'settings', workspace, conversationKey(conversation), JSON.stringify(settings)),
    },
    numbered: {
      from: 'SELECT * FROM numbered',
      key: ['workspace', 'conversation'],
      read: row => ({ ...placeOf(row), list: bodyOf(row) }),
      write: ({ workspace, conversation, list }) =>
        putRow(database, 'numbered', workspace, conversationKey(conversation), JSON.stringify(list)),
    },
    thread: {
      from: 'SELECT * FROM threads',
      key: ['workspace', 'conversation', 'thread'],
      read: row => ({
        ...placeOf(row),
        thread: row.thread === '' ? null : String(row.thread),
        turns: JSON.parse(String(row.turns)),
        at: Number(row.at),
      }),
      write: ({ workspace, conversation, thread, at, turns }) =>
        putRow(database, 'threads', workspace, conversationKey(conversation), thread ?? '', at, JSON.stringify(turns)),
    },
    subscription: {
      from: 'SELECT * FROM subscriptions',
      key: ['workspace', 'id'],
      read: toSubscription,
      write: one =>
        putRow(database, 'subscriptions', one.workspace, one.id, one.version, one.nextDueAt, JSON.stringify(one)),
    },
    review: {
      from: 'SELECT * FROM reviews',
      key: ['workspace', 'event'],
      read: bodyOf,
      write: one => {
        const until = one.snooze?.until ?? null;
        const open = isOpen(one) ? 1 : 0;
        const { workspace, event, version, changedAt } = one;
        putRow(database, 'reviews', workspace, event, version, changedAt, open, until, JSON.stringify(one));
      },
    },
  };
}
