// What a publication and a delivery cost: commands and bytes in Redis, bytes in the embedded store. Counted, not timed; docs/scale.md
// says what comes of it in a year.
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/domain/delivery.ts';
import type { Store } from '../../src/store/store.ts';
import { aDelivery, aPublication, aState, aSubscription, aTold } from '../world/sample.ts';
import { openStores } from '../world/stores.ts';

const stores = await openStores();
afterAll(stores.close);

const [documents, perDocument] = [20, 20];
const [deliveries, perDigest, atOnce] = [400, 20, 50];

/** Publications with a kilobyte of text each, twenty a document, each known by one key. */
async function publish({ archive }: Store): Promise<void> {
  for (let document = 0; document < documents; document++) {
    const publications = Array.from({ length: perDocument }, (_, index) => {
      const id = `p${String(document * perDocument + index).padStart(10, '0')}`;
      return aPublication({ id, summary: '見本省は、考え方を取りまとめた。'.repeat(20) });
    });
    const identities = publications.map(({ id }) => ({ key: `guid:${id}`, publication: id }));
    await archive.commit({ owner: 'shared', state: aState({ version: document + 1 }), publications, identities });
  }
}

/** A digest of twenty items with a message of its own; every conversation gets a tenth of them. */
function digest(number: number): Delivery {
  const items = Array.from({ length: perDigest }, (_, index) => `p${String(number + index).padStart(10, '0')}`);
  return aDelivery({
    id: `s${number % 10}:digest:${number}`,
    subscription: `s${number % 10}`,
    conversation: { platform: 'slack', id: `T1/C${number % 10}` },
    message: JSON.stringify({ language: 'ja', summary: `新着 ${number}`, blocks: [], text: '見本'.repeat(500) }),
    events: items,
    told: items.map(id => aTold(id)),
  });
}

async function plan({ subscriptions }: Store): Promise<void> {
  for (let from = 0; from < deliveries; from += atOnce) {
    const subscription = aSubscription({ id: `plan${from}` });
    const planned = Array.from({ length: atOnce }, (_, index) => digest(from + index));
    await subscriptions.plan([{ subscription, deliveries: planned }]);
  }
}

async function send({ lanes }: Store): Promise<number> {
  let sent = 0;
  for (;;) {
    const turns = await lanes.lease('slack', 'me', { max: 10, ttlMs: 60_000 });
    if (turns.length === 0) return sent;
    const endings = turns.map(({ id }) => ({
      id,
      settlement: { kind: 'sent', ref: `r${id}`, at: 1, nextAt: 0 } as const,
    }));
    await lanes.settle('me', endings);
    sent += turns.length;
  }
}

describe.skipIf(stores.port === null)('in Redis', async () => {
  const { store, place } = await stores.open(stores.port === null ? 'SQLite' : 'Redis');
  const client = new Redis(stores.port ?? 0, '127.0.0.1', { lazyConnect: true });
  afterAll(() => client.disconnect());

  /** Commands that the server ran, those of scripts too, and bytes that keys hold, for each of what `work` did. */
  const cost = async (work: (store: Store) => Promise<unknown>, count: number) => {
    const before = await bytes();
    await client.config('RESETSTAT');
    await work(store);
    const stats = await client.info('commandstats');
    const calls = [...stats.matchAll(/^cmdstat_(?!config|info)[^:]+:calls=(\d+)/gm)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
    return { commands: calls / count, bytes: ((await bytes()) - before) / count };
  };
  const bytes = async () => {
    const sizes = (await client.keys(`${place}:*`)).map(key => client.call('MEMORY', 'USAGE', key, 'SAMPLES', '0'));
    return (await Promise.all(sizes)).reduce<number>((sum, size) => sum + Number(size ?? 0), 0);
  };

  test.each([
    ['a publication is committed', publish, documents * perDocument, { commands: 9.5, bytes: 2_750 }],
    ['a digest of twenty items is planned', plan, deliveries, { commands: 34, bytes: 12_600 }],
    ['a delivery is leased, sent and settled', send, deliveries, { commands: 33, bytes: 150 }],
  ] as const)('%s: no more commands are run, and no more bytes held, than these', async (_what, work, count, most) => {
    const found = await cost(work, count);
    expect(found.commands).toBeLessThanOrEqual(most.commands);
    expect(found.bytes).toBeLessThanOrEqual(most.bytes);
    // A bound that is far above what is so holds nothing.
    expect(found.commands).toBeGreaterThan(0.85 * most.commands);
  });
});

test('in the embedded store a publication and a sent digest of twenty items hold no more bytes than these', async () => {
  const path = stores.file();
  const { store } = await stores.open('SQLite', path);
  const empty = packed(path);
  await publish(store);
  const published = packed(path);
  await plan(store);
  await send(store);
  const [publication, delivery] = [
    (published - empty) / (documents * perDocument),
    (packed(path) - published) / deliveries,
  ];
  expect(publication).toBeLessThanOrEqual(2_350);
  expect(delivery).toBeLessThanOrEqual(9_600);
});

/** What a store holds without free pages, in bytes. */
function packed(path: string): number {
  const file = stores.file();
  const database = new DatabaseSync(path);
  database.prepare('VACUUM INTO ?').run(file);
  database.close();
  return statSync(file).size;
}
