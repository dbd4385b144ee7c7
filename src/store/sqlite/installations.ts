import type { Installation } from '../../domain/installation.ts';
import type { Installations } from '../installations.ts';
import type { Database, Row } from './database.ts';

export function sqliteInstallations(database: Database): Installations {
  return {
    async save(installation) {
      const { platform, tenant } = installation;
      database.run(
        'INSERT OR REPLACE INTO installations VALUES (?, ?, ?)',
        platform,
        tenant,
        JSON.stringify(installation),
      );
    },
    async find(platform, tenant) {
      const row = database.get('SELECT body FROM installations WHERE platform = ? AND tenant = ?', platform, tenant);
      return row === undefined ? null : toInstallation(row);
    },
    async list(platform) {
      return database
        .all('SELECT body FROM installations WHERE platform = ? ORDER BY tenant', platform)
        .map(toInstallation);
    },
    async remove(platform, tenant) {
      return database.run('DELETE FROM installations WHERE platform = ? AND tenant = ?', platform, tenant) === 1;
    },
  };
}

function toInstallation({ body }: Row): Installation {
  return JSON.parse(String(body)) as Installation;
}
