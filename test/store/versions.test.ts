// A store of each schema version that ever was opens, and nothing of it is lost. `versions/make.ts` adds those of the next.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { sumsOf } from '../../src/store/moving/copy.ts';
import { kinds } from '../../src/store/records.ts';
import { redisSchema } from '../../src/store/redis/schema.ts';
import { migrations } from '../../src/store/sqlite/schema.ts';
import { aPublication, aState } from '../world/sample.ts';
import { type Opened, openStores } from '../world/stores.ts';
import { dumpRedis, loadRedis } from './versions/dump.ts';

const stores = await openStores();
afterAll(stores.close);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const kept = (kind: string, version: number, end: string) =>
  readFileSync(join(import.meta.dirname, 'versions', `${kind}-${String(version).padStart(2, '0')}.${end}`), 'utf8');
/** What a furnished store holds; it was made when there was no more than this. */
const furnished = ['position', 'delivery', 'publication', 'subscription', 'review', 'audit', 'thread', 'token'];

async function openSqlite(version: number): Promise<Opened> {
  const place = stores.file();
  const database = new DatabaseSync(place);
  database.exec(kept('sqlite', version, 'sql'));
  database.close();
  return stores.open('SQLite', place);
}

describe.each(upTo(migrations.length - 1).filter(version => version < 12))(
  'an embedded store of version %i',
  version => {
    test('is brought up to date, with everything in it, and goes on', async () => {
      const { store, clock } = await openSqlite(version);
      const { archive, subscriptions, outbox, lanes } = store;
      const changes = await archive.changes(0, 9);
      expect(changes.map(({ id, change, born, publication }) => [id, change, born, publication?.revision])).toEqual([
        ['p1', 3, 3, 2],
        ['p2', 4, 4, undefined],
      ]);
      expect((await archive.revisions('p1')).map(({ revision }) => revision)).toEqual([1, 2]);
      expect((await archive.known('shared', 'sample', ['guid:p1'], []))[0]?.publication.id).toBe('p1');
      expect((await subscriptions.due(5, 9)).map(({ id, quietHours }) => [id, quietHours])).toEqual([['s1', null]]);
      const sent = await outbox.delivery('d2');
      expect([sent?.state, sent?.ref, JSON.parse(sent?.message ?? '')]).toEqual([
        'sent',
        'r2',
        { language: 'ja', summary: '送信済' },
      ]);
      // The first version noted that something was told, and not what.
      if (version > 1) expect((await outbox.tellings(['p1'])).map(({ delivery }) => delivery)).toEqual(['d1']);
      if (version > 1) expect(await store.positions.at('desk')).toBe(3);
      expect(await lanes.readyAt('terminal')).toBe(5);
      clock.set(5);
      expect((await lanes.lease('terminal', 'me', { max: 9, ttlMs: 60 })).map(({ id }) => id)).toEqual(['d1']);
      const commit = { owner: 'shared', state: aState({ version: 3 }), publications: [aPublication({ id: 'p3' })] };
      expect(await archive.commit({ ...commit, identities: [] })).toEqual({ kind: 'committed', lastChange: 5 });
      const seen = ['numbered', 'thread', 'installation'].filter((_, index) => version >= 3 + index);
      expect(Object.keys(await sumsOf({ store, name: '' })).filter(kind => kind in kinds)).toEqual(
        expect.arrayContaining(seen),
      );
    });
  },
);

test('each version of the embedded store from the twelfth on holds something of everything', async () => {
  for (const version of upTo(migrations.length).slice(11)) {
    const { store } = await openSqlite(version);
    expect(Object.keys(await sumsOf({ store, name: '' }))).toEqual(expect.arrayContaining(furnished));
  }
});

describe.skipIf(stores.port === null).each(upTo(redisSchema))('a store in Redis of version %i', version => {
  test('is brought up to date by whoever opens it first, and is as one that was made today', async () => {
    const prefix = `version-${version}`;
    await loadRedis(stores.port ?? 0, prefix, kept('redis', version, 'json'));
    // As a bringing up to date leaves it that was cut off.
    if (version === 1) await countWrongly(prefix);
    const [one, other] = await Promise.all([stores.open('Redis', prefix), stores.open('Redis', prefix)]);
    expect(Object.keys(await sumsOf(one))).toEqual(expect.arrayContaining(furnished));
    expect(await sumsOf(other)).toEqual(await sumsOf(one));
    const today = await stores.furnished('Redis');
    const keysOf = async (place: string) => {
      const { version: written, text } = await dumpRedis(stores.port ?? 0, place);
      return [written, Object.keys(JSON.parse(text) as object)];
    };
    expect(await keysOf(prefix)).toEqual(await keysOf(today.place));
    const { text } = await dumpRedis(stores.port ?? 0, prefix);
    const counts = Object.entries(JSON.parse(text) as Record<string, { value: string[] }>).filter(([key]) =>
      key.endsWith(':texts'),
    );
    // Three of T1 say and tell the same, and so do three of T2.
    expect(counts.map(([, { value }]) => value.filter((_, index) => index % 2 === 1))).toEqual([
      ['3', '3'],
      ['3', '3'],
    ]);
  });
});

async function countWrongly(prefix: string): Promise<void> {
  const client = new Redis(stores.port ?? 0, '127.0.0.1');
  for (const key of await client.keys(`${prefix}:{w*}:workspaces`))
    await client.hset(key.replace('workspaces', 'texts'), 'hash', 7);
  client.disconnect();
}
