import type { Database } from '../database.ts';
import { bodyOf, putRow, type Shelves } from './shelf.ts';

/** What belongs to no conversation: positions, doors and who may open them, sources that were added. */
export function houseShelves(
  database: Database,
): Shelves<'position' | 'installation' | 'added' | 'token' | 'session' | 'once'> {
  return {
    position: {
      from: 'SELECT * FROM positions',
      key: ['name'],
      read: ({ name, change }) => ({ name: String(name), change: Number(change) }),
      write: ({ name, change }) => putRow(database, 'positions', name, change),
    },
    installation: {
      from: 'SELECT * FROM installations',
      key: ['platform', 'tenant'],
      read: bodyOf,
      write: one => putRow(database, 'installations', one.platform, one.tenant, JSON.stringify(one)),
    },
    added: {
      from: 'SELECT * FROM added_sources',
      key: ['workspace', 'id'],
      read: bodyOf,
      write: one => putRow(database, 'added_sources', one.source.owner, one.source.id, JSON.stringify(one)),
    },
    token: {
      from: 'SELECT * FROM tokens',
      key: ['id'],
      read: bodyOf,
      write: one => putRow(database, 'tokens', one.id, one.workspace, one.createdAt, JSON.stringify(one)),
    },
    session: {
      from: 'SELECT * FROM sessions',
      key: ['id'],
      read: ({ id, viewer, expires_at }) => ({
        id: String(id),
        viewer: JSON.parse(String(viewer)),
        expiresAt: Number(expires_at),
      }),
      write: ({ id, viewer, expiresAt }) => putRow(database, 'sessions', id, expiresAt, JSON.stringify(viewer)),
    },
    once: {
      from: 'SELECT * FROM once',
      key: ['key'],
      read: ({ key, until }) => ({ key: String(key), until: Number(until) }),
      write: ({ key, until }) => putRow(database, 'once', key, until),
    },
  };
}
