// Whatever is kept moves from store to store, and nobody has to remember it: a table or key that no kind names fails here.
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { copyStore, reopenStore, sumsOf } from '../../src/store/moving/copy.ts';
import { bePresent } from '../../src/store/moving/enter.ts';
import { type Kind, kindNames, kinds } from '../../src/store/records.ts';
import { keysThatStay } from '../../src/store/redis/records/records.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { tablesThatMove, tablesThatStay } from '../../src/store/sqlite/records/records.ts';
import { migrations } from '../../src/store/sqlite/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aPublication, aState } from '../world/sample.ts';
import { cutAfter, openStores } from '../world/stores.ts';

const stores = await openStores();
afterAll(stores.close);

const quiet = () => {};
const { kinds: names } = stores;
const ways = names.flatMap(from => names.map(to => ({ from, to })));
/** Of some twenty pieces each of the embedded store's is cut at, and each third where a server is asked for every one. */
const stepOf = (kinds: readonly string[]) => (kinds.includes('Redis') ? 3 : 1);

describe('what is kept', () => {
  test('stands in tables each of which moves with one kind, or stays for a reason', async () => {
    const { place } = await stores.open('SQLite', stores.file());
    const there = tablesIn(place);
    const named = [...Object.values(tablesThatMove).flat(), ...Object.keys(tablesThatStay)];
    expect([...there.keys()].sort()).toEqual(named.toSorted());
  });

  test('is of every kind in a furnished store, in every table', async () => {
    const { place, store, name } = await stores.furnished('SQLite', stores.file());
    await store.marks.id();
    const filled = [...tablesIn(place)].flatMap(([table, rows]) => (rows.length > 0 ? [table] : []));
    expect(filled.sort()).toEqual([...tablesIn(place).keys()].filter(table => table !== 'processes').sort());
    expect(Object.keys(await sumsOf({ store, name }))).toEqual(kindNames);
  });
});

describe.each(ways)('a copy from $from to $to', ({ from, to }) => {
  test('holds the same, kind by kind, and goes on with the next change number', async () => {
    const [source, target] = [await stores.furnished(from), await stores.open(to)];
    const told = new Map<Kind, number>();
    const { sums, wasResumed } = await copyStore(source, target, (kind, count) => told.set(kind, count));
    expect(wasResumed).toBe(false);
    expect(await sumsOf(target)).toEqual(await sumsOf(source));
    expect(sums.publication).toMatchObject({ count: 4 });
    expect(told.get('delivery')).toBe(6);
    const commit = { owner: 'shared', state: aState({ version: 3 }), publications: [aPublication({ id: 'p9' })] };
    const before = (await source.store.archive.changes(0, 99)).at(-1)?.change ?? 0;
    const kept = await target.store.archive.commit({ ...commit, identities: [] });
    expect(kept).toEqual({ kind: 'committed', lastChange: before + 1 });
  });

  test('answers every question as the first would have', async () => {
    const [source, target] = [await stores.furnished(from), await stores.open(to)];
    await copyStore(source, target, quiet);
    target.clock.set(10);
    expect(await answers(target.store)).toEqual(await answers(source.store));
    const turns = await target.store.lanes.lease('slack', 'me', { max: 9, ttlMs: 60 });
    // What somebody served is free at once, and known as begun; what rests goes on resting.
    expect(turns.map(({ id, begunAt }) => [id, begunAt])).toEqual([['d-begun', 10]]);
    expect(await target.store.lanes.readyAt('slack')).toBe(50);
  });

  test('goes on where it was cut off, wherever that is', async () => {
    const source = await stores.furnished(from);
    for (let writes = 1; ; writes += stepOf([from, to])) {
      const target = await stores.open(to);
      const isCut = await copyStore(source, cutAfter(target, writes), quiet).then(
        () => false,
        () => true,
      );
      if (isCut) await copyStore(source, target, quiet);
      expect(await sumsOf(target)).toEqual(await sumsOf(source));
      expect(await answers(target.store)).toEqual(await answers(source.store));
      await reopenStore(source);
      if (!isCut) break;
    }
  });
});

describe.skipIf(stores.port === null)('a copy there and back', () => {
  test('of the embedded store is the same row by row', async () => {
    const [first, between, last] = [
      await stores.furnished('SQLite', stores.file()),
      await stores.open('Redis'),
      await stores.open('SQLite', stores.file()),
    ];
    await copyStore(first, between, quiet);
    await copyStore(between, last, quiet);
    const moved = (place: string) =>
      [...tablesIn(place)]
        .filter(([table]) => !(table in tablesThatStay))
        .map(([table, rows]) => [table, rows.map(withoutPlace).sort()]);
    expect(moved(last.place)).toEqual(moved(first.place));
  });

  test('of a Redis is the same key by key', async () => {
    const [first, between, last] = [
      await stores.furnished('Redis'),
      await stores.open('SQLite'),
      await stores.open('Redis'),
    ];
    await copyStore(first, between, quiet);
    await copyStore(between, last, quiet);
    const [before, after] = [await keysOf(first.place), await keysOf(last.place)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [key, value] of before) expect([key, after.get(key)]).toEqual([key, value]);
  });
});

describe.each(names)('a store of %s', kind => {
  test('is copied by nobody while a process works with it, and lets it go on', async () => {
    const [source, target] = [await stores.furnished(kind), await stores.open(kind)];
    const { store } = source;
    const presence = await bePresent({ ...store, close: async () => {} }, '4711@machine#x');
    await expect(copyStore(source, target, quiet)).rejects.toThrow(
      /^Kairan works with .*: 4711@machine \(process@machine\)/,
    );
    await presence.confirm();
    await presence.leave();
    const busy = await bePresent({ ...target.store, close: async () => {} }, '4712@machine#x');
    await expect(copyStore(source, target, quiet)).rejects.toThrow(/4712@machine/);
    await busy.leave();
    await copyStore(source, target, quiet);
  });

  test('that was moved away is opened by nobody, until it is opened again', async () => {
    const [source, target] = [await stores.furnished(kind), await stores.open(kind)];
    const still = await bePresent({ ...source.store, close: async () => {} }, 'asleep@machine#x');
    await source.store.processes.leave('asleep@machine#x');
    await copyStore(source, target, quiet);
    const open = () => bePresent({ ...source.store, close: async () => {} }, 'late@machine#x');
    await expect(open()).rejects.toThrow(`${source.name} was moved to ${target.name}; set`);
    expect(await source.store.processes.present()).toEqual([]);
    await expect(still.confirm()).rejects.toThrow('was moved to');
    await still.leave();
    expect(await reopenStore(source)).toBe(true);
    await (await open()).leave();
  });

  test('that holds something else is filled by nothing; one that is half filled is opened by nobody', async () => {
    const [source, target] = [await stores.furnished(kind), await stores.open(kind)];
    await target.store.lanes.enter([aDelivery()]);
    await expect(copyStore(source, target, quiet)).rejects.toThrow('is not empty: name an empty store');
    await expect(copyStore(source, source, quiet)).rejects.toThrow('are the same store');
    const half = await stores.open(kind);
    await expect(copyStore(source, cutAfter(half, 3), quiet)).rejects.toThrow('cut');
    const open = bePresent({ ...half.store, close: async () => {} }, 'a@b#c');
    await expect(open).rejects.toThrow(`${half.name} is being filled from ${source.name}`);
    await expect(reopenStore(half)).rejects.toThrow('only half filled');
    const elsewhere = await stores.furnished(kind);
    await expect(copyStore(elsewhere, half, quiet)).rejects.toThrow('is not empty');
    await copyStore(source, half, quiet);
    await expect(copyStore(source, half, quiet)).rejects.toThrow('holds a whole copy of it already');
  });

  test('that is written to while it is copied is told apart from its copy', async () => {
    const [source, target] = [await stores.furnished(kind), await stores.open(kind)];
    const late = cutAfter(target, 12, () => source.store.positions.move('desk', 3, 4));
    await expect(copyStore(source, late, quiet)).rejects.toThrow(/does not hold what .* holds \(position\)/);
  });
});

/** What the ports say of a furnished store. */
async function answers(store: Store): Promise<object> {
  const { archive, events, subscriptions, outbox, reviews, audit, threads, numbered, settings } = store;
  const [one, other] = [
    { platform: 'slack', id: 'T1/C1' },
    { platform: 'slack', id: 'T2/C2' },
  ] as const;
  const nearby = {
    urls: [],
    ties: [{ tie: 'measure:ai-promotion-act', from: '2026-01-01', to: '2026-12-31' }],
    ids: [],
  };
  return {
    changes: await archive.changes(0, 99),
    known: await archive.known('shared', 'sample', ['guid:p1'], []),
    near: await archive.near('shared', nearby),
    revisions: await archive.revisions('p1'),
    names: await events.namesOf(['p1', 'p4']),
    absorbed: await events.absorbedBy(['p1']),
    merged: await Promise.all(['p3', 'p4'].map(events.eventOf)),
    deadlines: await events.deadlines('2026-01-01', '2026-12-31'),
    subscriptions: [await subscriptions.alerting(), await subscriptions.due(99, 9), await subscriptions.list('T1')],
    deliveries: await outbox.list(null, ['planned', 'leased', 'sent', 'gone', 'dead'], 99),
    told: await outbox.told({ workspace: 'T1', id: 's-T1' }, ['p1']),
    tellings: await outbox.tellings(['p3']),
    sent: [await outbox.sentAs('T1', one, 'r1'), await outbox.lastNumbered('T1', one), await outbox.sentTo(one, 9)],
    reviews: [await reviews.open('T2', 9), await reviews.due('2026-12-31', 9)],
    audit: (await Promise.all(['T1', 'T2'].map(workspace => audit.list(workspace, {}, 0, 99)))).map(lines =>
      lines.map(({ number: _number, ...line }) => line),
    ),
    threads: await threads.of({ workspace: 'T1', conversation: one, thread: '12.3' }),
    numbered: await numbered.of('T1', one),
    settings: [await settings.list('T1'), await settings.list('T2')],
    rest: [
      await store.positions.at('desk'),
      await store.sources.states(),
      await store.added.list(),
      await store.tokens.list(null),
      await store.installations.list('slack'),
      await store.sessions.of('slack:T1/U1'),
      await threads.of({ workspace: 'T2', conversation: other, thread: null }),
    ],
  };
}

function tablesIn(path: string): Map<string, Record<string, unknown>[]> {
  const database = openDatabase(path, migrations);
  const tables = database.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  const found = new Map(
    tables.map(({ name }) => [String(name), database.all(`SELECT * FROM ${String(name)}`)] as const),
  );
  database.close();
  return found;
}

/**
 * A row but for who holds it: nobody holds what has moved. Texts are numbered as they come, and known by their words; so
 * are lines of the log.
 */
function withoutPlace({ holder, ...row }: Record<string, unknown>): string {
  if (typeof holder === 'string') return JSON.stringify({ ...row, ready_at: 0 });
  if ('hash' in row) return String(row.hash);
  if ('act' in row) return JSON.stringify({ ...row, number: 0 });
  if ('in_reply_to' in row) return JSON.stringify({ ...row, message: 0, told: 0 });
  return JSON.stringify({ ...row, body: typeof row.body === 'string' ? JSON.parse(row.body) : row.body });
}

async function keysOf(prefix: string): Promise<Map<string, unknown>> {
  const client = new Redis(stores.port ?? 0, '127.0.0.1');
  const found = new Map<string, unknown>();
  for (const key of (await client.keys(`${prefix}:*`)).sort()) {
    const own = key.slice(prefix.length + 1);
    if (keysThatStay.some(([pattern]) => pattern.test(own))) continue;
    const type = await client.type(key);
    const read: Readonly<Record<string, () => Promise<unknown>>> = {
      string: () => client.get(key),
      hash: () => client.hgetall(key),
      zset: () => client.zrange(key, '0', '-1', 'WITHSCORES'),
      set: async () => (await client.smembers(key)).sort(),
      list: () => client.lrange(key, 0, -1),
    };
    // A row is packed in whatever order and says which event counts, whatever the text says; lines have new numbers.
    const isOpaque = /^\{archive\}:(rows|bodies)$|:once:|:audit:|:tokens$|:lanes:/.test(own);
    found.set(own, isOpaque ? type : await read[type]?.());
  }
  client.disconnect();
  return found;
}

test('what is fleeting is not compared, and what is secret is named', () => {
  const named = (what: 'isFleeting' | 'isSecret') => kindNames.filter(kind => kinds[kind][what]);
  expect([named('isFleeting'), named('isSecret')]).toEqual([['session', 'once'], ['installation']]);
});
