// Keeps a store of each schema version as text: `node test/store/versions/make.ts` adds those of the newest; what is there stays
// as it is, since stores of older versions never change.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../src/store/sqlite/database.ts';
import { migrations } from '../../../src/store/sqlite/schema.ts';
import { aDelivery, aPublication, aState, aSubscription, aTold } from '../../world/sample.ts';
import { openStores } from '../../world/stores.ts';
import { dumpRedis, dumpSqlite } from './dump.ts';

const folder = import.meta.dirname;
const body = JSON.stringify;
const {
  quietHours: _hours,
  alertsHeldAfter: _held,
  nextAlertAt: _next,
  ...subscription
} = aSubscription({ nextDueAt: 5 });
const [{ begunAt: _a, ...planned }, { begunAt: _b, ...sent }] = [
  aDelivery({ id: 'd1', message: body({ language: 'ja', summary: '予定' }), told: [aTold('p1')], dueAt: 5 }),
  aDelivery({
    id: 'd2',
    message: body({ language: 'ja', summary: '送信済' }),
    events: ['p1'],
    state: 'sent',
    ref: 'r2',
    sentAt: 4,
  }),
];
const told = (delivery: string) => `('main', 's1', 'p1', 'p1', '${delivery}', '${body(aTold('p1'))}')`;

/** What a program of that version wrote into what was new then. */
const written: Readonly<Record<number, (database: Database) => void>> = {
  1(database) {
    const publication = aPublication({ id: 'p1', revision: 2, title: '「人工知能の活用に関する指針」の訂正' });
    database.run("UPDATE counters SET value = 4 WHERE name = 'change'");
    database.run("INSERT INTO sources VALUES ('sample', 2, ?)", body(aState({ version: 2 })));
    const insert =
      "INSERT INTO publications (id, change, owner, source, url, body) VALUES (?, ?, 'shared', 'sample', ?, ?)";
    database.run(insert, 'p1', 3, publication.url, body(publication));
    database.run(insert, 'p2', 4, null, null);
    database.run("INSERT INTO revisions VALUES ('p1', 1, ?)", body(aPublication({ id: 'p1' })));
    database.run("INSERT INTO identities VALUES ('shared', 'sample', 'guid:p1', 'p1')");
    database.run("INSERT INTO subscriptions VALUES ('main', 's1', 1, 5, ?)", body(subscription));
    for (const one of [planned, sent])
      database.run(
        "INSERT INTO deliveries (id, workspace, conversation, state, due_at, body) VALUES (?, 'main', 'terminal:c1', ?, ?, ?)",
        one.id,
        one.state,
        one.dueAt,
        body(one),
      );
    database.run("INSERT INTO told VALUES ('s1', 'p1', 'd1')");
    database.run("INSERT INTO leases VALUES ('host:a', 'me', 9)");
  },
  2(database) {
    const columns = '(workspace, subscription, event, lead, delivery, body)';
    database.run(`INSERT INTO told ${columns} VALUES ${told('d1')}`);
    database.run("INSERT INTO positions VALUES ('desk', 3)");
    database.run("INSERT INTO settings VALUES ('main', 'terminal:c1', ?)", body({ language: 'en', zone: null }));
  },
  3: database =>
    void database.run("INSERT INTO numbered VALUES ('main', 'terminal:c1', ?)", body({ events: ['p1'], at: 4 })),
  4: database =>
    void database.run(
      "INSERT INTO threads VALUES ('main', 'terminal:c1', '', 4, ?)",
      body([{ role: 'user', text: '罰則は？' }]),
    ),
  5(database) {
    database.run("INSERT INTO once VALUES ('Ev1', 9)");
    const installation = {
      platform: 'slack',
      tenant: 'T1',
      workspace: 'T1',
      name: 'A',
      installedBy: 'U1',
      installedAt: 1,
      sealed: 's',
    };
    database.run("INSERT INTO installations VALUES ('slack', 'T1', ?)", body(installation));
  },
};

function makeSqlite(): void {
  const place = mkdtempSync(join(tmpdir(), 'kairan-versions-'));
  for (let version = 1; version < migrations.length; version++) {
    const database = openDatabase(join(place, 'kairan.db'), migrations.slice(0, version));
    database.step(() => written[version]?.(database));
    write(fileOf('sqlite', version), dumpSqlite(database));
    database.close();
  }
  rmSync(place, { recursive: true });
}

function fileOf(kind: 'sqlite' | 'redis', version: number): string {
  return join(folder, `${kind}-${String(version).padStart(2, '0')}.${kind === 'sqlite' ? 'sql' : 'json'}`);
}

function write(file: string, text: string): void {
  if (!existsSync(file)) writeFileSync(file, text);
}

makeSqlite();
const stores = await openStores();
const path = stores.file();
await stores.furnished('SQLite', path);
const database = openDatabase(path, migrations);
write(fileOf('sqlite', migrations.length), dumpSqlite(database));
database.close();
const { place } = await stores.furnished('Redis');
const { version, text } = await dumpRedis(stores.port ?? 0, place);
write(fileOf('redis', version), text);
await stores.close();
