import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { holderName } from '../../src/domain/holder.ts';
import { OperatorError } from '../../src/domain/operator-error.ts';
import { sqliteArchive } from '../../src/store/sqlite/archive.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { migrations } from '../../src/store/sqlite/schema.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { addedContract } from '../contracts/added.contract.ts';
import { archiveContract } from '../contracts/archive.contract.ts';
import { deliveriesContract } from '../contracts/deliveries.contract.ts';
import { installationsContract } from '../contracts/installations.contract.ts';
import { lanesContract } from '../contracts/lanes.contract.ts';
import { leasesContract } from '../contracts/leases.contract.ts';
import { onceContract } from '../contracts/once.contract.ts';
import type { OpenStore } from '../contracts/open-store.ts';
import { peopleContract } from '../contracts/people.contract.ts';
import { reviewsContract } from '../contracts/reviews.contract.ts';
import { sessionsContract } from '../contracts/sessions.contract.ts';
import { sourcesContract } from '../contracts/sources.contract.ts';
import { threadsContract } from '../contracts/threads.contract.ts';
import { tokensContract } from '../contracts/tokens.contract.ts';
import { aClock, aDelivery, aPublication, aState, aTold } from '../world/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'kairan-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open: OpenStore = async () => {
  const clock = aClock();
  return { clock, store: openSqliteStore({ path: ':memory:', clock }) };
};

archiveContract(open);
sourcesContract(open);
addedContract(open);
deliveriesContract(open);
leasesContract(open);
threadsContract(open);
onceContract(open);
installationsContract(open);
reviewsContract(open);
peopleContract(open);
sessionsContract(open);
tokensContract(open);
lanesContract(open);

describe('the embedded store', () => {
  test('makes its folder, is readable by its owner only, and finds everything again when it is opened again', async () => {
    const path = join(folder, 'deep', 'er', 'kairan.db');
    const first = openSqliteStore({ path, clock: aClock() });
    await first.archive.commit({ owner: 'shared', state: aState(), publications: [aPublication()], identities: [] });
    for (const file of [path, `${path}-wal`]) expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    await first.close();
    const second = openSqliteStore({ path, clock: aClock() });
    expect(await second.archive.changes(0, 10)).toHaveLength(1);
    await second.close();
  });

  test('puts on the disk what followers are told, before they are told it', async () => {
    const path = join(folder, 'settled.db');
    const store = openSqliteStore({ path, clock: aClock() });
    const settled = () => {
      const database = openDatabase(path, migrations);
      const row = database.get("SELECT value FROM counters WHERE name = 'settled'");
      database.close();
      return row?.value ?? null;
    };
    await store.archive.commit({ owner: 'shared', state: aState(), publications: [aPublication()], identities: [] });
    expect(settled()).toBeNull();
    const [change] = await store.archive.changes(0, 10);
    expect(settled()).toBe(change?.change);
    await store.close();
  });

  test('a document’s commit does not wait for the disk, whoever is told of it does', async () => {
    const database = openDatabase(join(folder, 'light.db'), migrations);
    const archive = sqliteArchive(database);
    // As the last step left it: 1 does not wait for the disk, 2 does.
    const waits = () => database.get('PRAGMA synchronous')?.synchronous;
    await archive.commit({ owner: 'shared', state: aState(), publications: [aPublication()], identities: [] });
    expect(waits()).toBe(1);
    await archive.changes(0, 10);
    expect(waits()).toBe(2);
    database.close();
  });

  test('is open to two at once: neither loses what the other writes', async () => {
    const path = join(folder, 'two.db');
    const [one, two] = [openSqliteStore({ path, clock: aClock() }), openSqliteStore({ path, clock: aClock() })];
    const commits = Array.from({ length: 20 }, (_, index) => {
      const [store, id] = [index % 2 === 0 ? one : two, `p${index}`];
      const commit = { owner: 'shared', state: aState({ id }), publications: [aPublication({ id })], identities: [] };
      return store?.archive.commit(commit);
    });
    await Promise.all(commits);
    expect(await one?.archive.changes(0, 100)).toHaveLength(20);
    await Promise.all([one?.close(), two?.close()]);
  });

  test('does not wait for a lease of a process that was killed', async () => {
    const store = openSqliteStore({ path: ':memory:', clock: aClock() });
    const ended = spawnSync(process.execPath, ['--version']).pid;
    await store.leases.claim('host:a', holderName(ended, hostname(), 'x'), 1000);
    await store.leases.claim('host:b', holderName(process.pid, hostname(), 'x'), 1000);
    await store.leases.claim('host:c', holderName(ended, 'elsewhere', 'x'), 1000);
    expect(await store.leases.claim('host:a', 'new', 1000)).toBe(1000);
    expect(await store.leases.claim('host:b', 'new', 1000)).toBeNull();
    expect(await store.leases.claim('host:c', 'new', 1000)).toBeNull();
  });

  test('refuses a file that a newer program wrote, and says what to do', () => {
    const path = join(folder, 'newer.db');
    openDatabase(path, ['CREATE TABLE a (x TEXT) STRICT', 'CREATE TABLE b (x TEXT) STRICT']).close();
    expect(() => openDatabase(path, ['CREATE TABLE a (x TEXT) STRICT'])).toThrow(
      /written by a newer Kairan \(schema 2; this one knows 1\)\. Update Kairan/,
    );
  });

  test('brings an older file up to date, one step', () => {
    const path = join(folder, 'older.db');
    openDatabase(path, ['CREATE TABLE a (x TEXT) STRICT']).close();
    const database = openDatabase(path, ['CREATE TABLE a (x TEXT) STRICT', "INSERT INTO a VALUES ('migrated')"]);
    expect(database.get('SELECT x FROM a')).toEqual({ x: 'migrated' });
    database.close();
  });

  test('finds deliveries that an older version planned and sent, and what they told', async () => {
    const path = join(folder, 'deliveries.db');
    const older = openDatabase(path, migrations.slice(0, 3));
    const told = [aTold('p1'), aTold('p2', { lead: 'p3' })];
    const planned = aDelivery({ id: 'd1', message: '{"language":"ja"}', told, dueAt: 9, lastReason: '429' });
    const sent = aDelivery({ id: 'd2', state: 'sent', events: ['p1'], ref: 'r2', sentAt: 5, attempts: 1 });
    for (const { begunAt: _since, ...delivery } of [planned, sent]) {
      const { id, state, dueAt } = delivery;
      const sql = 'INSERT INTO deliveries (id, workspace, conversation, state, due_at, body) VALUES (?, ?, ?, ?, ?, ?)';
      older.run(sql, id, 'main', 'terminal:c1', state, dueAt, JSON.stringify(delivery));
      for (const one of delivery.told)
        older.run(
          "INSERT INTO told (workspace, subscription, event, lead, delivery, body) VALUES ('main', 's1', ?, ?, ?, ?)",
          one.event,
          one.lead,
          id,
          JSON.stringify(one),
        );
    }
    older.close();
    const clock = aClock(8);
    const { outbox, lanes, close } = openSqliteStore({ path, clock });
    expect(await outbox.delivery('d1')).toEqual(planned);
    expect(await outbox.delivery('d2')).toEqual(sent);
    expect((await outbox.tellings(['p3'])).map(({ event }) => event)).toEqual(['p2']);
    expect(await lanes.lease('terminal', 'me', { max: 9, ttlMs: 60 })).toEqual([]);
    clock.set(9);
    expect((await lanes.lease('terminal', 'me', { max: 9, ttlMs: 60 })).map(({ id }) => id)).toEqual(['d1']);
    await close();
  });

  test('a migration that fails leaves the file as it was', () => {
    const path = join(folder, 'broken.db');
    openDatabase(path, ['CREATE TABLE a (x TEXT) STRICT']).close();
    expect(() => openDatabase(path, ['', "INSERT INTO a VALUES ('half'); SELECT nonsense FROM nowhere"])).toThrow();
    const database = openDatabase(path, ['CREATE TABLE a (x TEXT) STRICT']);
    expect(database.all('SELECT x FROM a')).toEqual([]);
    database.close();
  });

  test('says which file it cannot open', () => {
    expect(() => openSqliteStore({ path: join(folder, 'older.db', 'kairan.db'), clock: aClock() })).toThrow(
      OperatorError,
    );
  });
});
