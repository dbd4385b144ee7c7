import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resources } from '../../../adapters/api/resources.ts';
import { secret } from '../../../src/domain/secret.ts';
import { tokenIdIn } from '../../../src/domain/token.ts';
import { openRedisStore } from '../../../src/store/redis/store.ts';
import type { Store } from '../../../src/store/store.ts';
import { hasRedis, startRedis } from '../../world/redis.ts';
import { aPublication, aSource, aSubscription, aTag, noTags } from '../../world/sample.ts';
import { createApiHouse } from './api-house.ts';

const mark = 'ひみつの案件';
const theirs = 'pzzzzzzzzzz';
const publications = [
  aPublication({ id: 'paaaaaaaaaa', tags: { ...noTags, relevance: aTag('core') } }),
  aPublication({
    id: theirs,
    owner: 'acme',
    source: 'added-theirs',
    title: `${mark}の意見募集`,
    publishedAt: '2026-10-11',
    deadline: {
      on: '2026-10-20',
      time: null,
      zone: 'Asia/Tokyo',
      basis: null,
      evidence: { words: '', place: 'title', at: 0 },
    },
    tags: { ...noTags, relevance: aTag('core'), kind: aTag('consultation') },
  }),
];
const sources = [aSource(), aSource({ id: 'added-theirs', owner: 'acme', name: { ja: mark, en: mark } })];
const marked = ['/feeds/events.rss', '/feeds/deadlines.rss', '/calendar/deadlines.ics'];
const addresses = [...marked, '/calendar/effects.ics'];

const redis = hasRedis() ? await startRedis() : null;
const ended: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ended) await end();
  await redis?.stop();
});

async function open(options: Partial<Parameters<typeof createApiHouse>[0]> = {}) {
  const house = await createApiHouse({ publications, sources, ...options });
  ended.push(house.stop);
  return house;
}

describe('the door of the API', () => {
  type House = Awaited<ReturnType<typeof open>>;
  let house: House;
  let inside: House;
  beforeAll(async () => {
    house = await open();
    inside = await open({ visitor: { workspace: 'main', person: 'web:local/admin', roles: ['admin'] } });
  });

  test('is shut to whoever holds nothing, and open to whoever may see the console', async () => {
    for (const path of ['/api/v1/', '/api/v1/openapi.json', '/api/v1/events', '/api/v1/sources/sample', ...addresses]) {
      const { status, headers, body } = await house.get(path);
      expect([path, status, body.type]).toEqual([path, 401, 'urn:kairan:problem:no-key']);
      expect(headers.get('www-authenticate')).toBe('Bearer realm="Kairan"');
      expect(body.detail).toContain('npx kairan token create');
      expect([path, (await inside.get(path)).status]).toEqual([path, 200]);
    }
  });

  test('opens to a token for what it was made for, until it ends or is revoked', async () => {
    const [all, api, fed] = [
      await house.token(),
      await house.token({ scopes: ['api'] }),
      await house.token({ scopes: ['feeds'] }),
    ];
    const status = async (path: string, held: string | null) => (await house.get(path, held)).status;
    expect(await Promise.all([all, api, fed].map(held => status('/api/v1/events', held)))).toEqual([200, 200, 403]);
    expect(await Promise.all([all, api, fed].map(held => status('/feeds/events.rss', held)))).toEqual([200, 403, 200]);
    const short = await house.token({ expiresAt: house.clock.now() + 1 });
    expect(await status('/api/v1/events', short)).toBe(200);
    house.clock.set(house.clock.now() + 1);
    expect(await status('/api/v1/events', short)).toBe(401);
    const { tokens } = house.store;
    expect(await tokens.revoke('main', tokenIdIn(all) ?? '')).toBe(true);
    expect(await status('/api/v1/events', all)).toBe(401);
    expect(await status(`/feeds/events.rss?token=${fed}`, null)).toBe(200);
  });

  test('stays shut to a token that somebody changed, guessed or cut, also where visitors are let in', async () => {
    const held = await inside.token();
    const other = await inside.token();
    const swapped = held.slice(0, -43) + other.slice(-43);
    for (const wrong of [
      held.slice(0, -1),
      `${held.slice(0, -1)}${held.endsWith('A') ? 'B' : 'A'}`,
      swapped,
      'kairan',
      `${held}x`,
    ]) {
      const { status, body } = await inside.get('/api/v1/events', wrong);
      expect([status, body.type]).toEqual([401, 'urn:kairan:problem:unknown-key']);
      expect((await inside.get(`/feeds/${wrong}/events.rss`)).status).toBe(401);
    }
    const refused = inside.seen.filter(({ kind }) => kind === 'request-refused');
    expect(refused).toHaveLength(10);
    // A token with one character wrong is as good as told.
    expect(JSON.stringify(inside.seen)).not.toContain(held.slice(-40, -1));
  });

  test('takes a token in the address for feeds and calendars alone, and names it in nothing that it sends', async () => {
    const held = await house.token();
    for (const path of addresses) {
      const [, folder, file] = path.split('/');
      for (const address of [`${path}?token=${held}`, `/${folder}/${held}/${file}`, `${path}?lang=en&token=${held}`]) {
        const { status, text } = await house.get(address);
        expect([path, status]).toEqual([path, 200]);
        expect(text).not.toContain(held.slice(-43));
      }
    }
    expect((await house.get(`/api/v1/events?token=${held}`)).status).toBe(401);
    expect(JSON.stringify(house.seen)).not.toContain(held.slice(-43));
  });

  test('notes when a token was used, once an hour', async () => {
    const held = await house.token();
    const usedAt = async () => (await house.store.tokens.find(tokenIdIn(held) ?? ''))?.lastUsedAt;
    const first = house.clock.now();
    await house.get('/api/v1/', held);
    house.clock.set(first + 3_599_999);
    await house.get('/api/v1/', held);
    expect(await usedAt()).toBe(first);
    house.clock.set(first + 3_600_000);
    await house.get('/api/v1/', held);
    expect(await usedAt()).toBe(first + 3_600_000);
  });

  test('lets each token ask so often a minute, whatever the others do', async () => {
    const [busy, calm] = [await house.token(), await house.token()];
    const asked = await Promise.all(Array.from({ length: 301 }, () => house.get('/api/v1/', busy)));
    const refused = asked.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.body).toMatchObject({ type: 'urn:kairan:problem:too-many-requests' });
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await house.get('/api/v1/', calm)).status).toBe(200);
  });
});

test('what was made for one workspace at an address is handed to no other, though both see the same sources', async () => {
  const house = await open({ sources: [aSource()] });
  for (const [workspace, sees] of [
    ['acme', true],
    ['main', false],
  ] as const) {
    const { text } = await house.get(`/feeds/events.rss?token=${await house.token({ workspace })}`);
    expect([workspace, text.includes(mark)]).toEqual([workspace, sees]);
  }
});

const stores: readonly [name: string, open: () => Promise<Store | undefined>][] = [
  ['the embedded store', async () => undefined],
  ['Redis', async () => openRedisStore({ url: secret(`redis://127.0.0.1:${redis?.port}/0?prefix=${randomUUID()}`) })],
];
for (const [name, openStore] of stores)
  test.skipIf(name === 'Redis' && redis === null)(
    `over ${name} a token of one workspace finds nothing of another’s`,
    async () => {
      const store = await openStore();
      const house = await open(store === undefined ? {} : { store });
      await house.store.subscriptions.save(aSubscription({ id: 'stheirs', workspace: 'acme' }));
      const [ours, acme] = [await house.token({ role: 'admin' }), await house.token({ workspace: 'acme' })];
      const paths = [
        ...resources.flatMap(({ name: what }) => [
          `/api/v1/${what}`,
          `/api/v1/${what}/${theirs}`,
          `/api/v1/${what}/added-theirs`,
          `/api/v1/${what}?limit=200`,
        ]),
        ...['publications', 'events', 'deadlines'].flatMap(what => [
          `/api/v1/${what}?from=added-theirs`,
          `/api/v1/${what}?relevance=all`,
        ]),
        ...['publications', 'events'].map(what => `/api/v1/${what}?q=${mark}`),
        ...addresses.flatMap(path => [path, `${path}?relevance=all`, `${path}?profile=stheirs`]),
        `/feeds/events.rss?q=${mark}`,
      ];
      const seen = new Set<string>();
      for (const path of paths) {
        expect([path, (await house.get(path, ours)).text.includes(mark)]).toEqual([path, false]);
        if ((await house.get(path, acme)).text.includes(mark)) seen.add(path);
      }
      // The mark is there to be found: the other workspace's token sees it.
      for (const path of [
        `/api/v1/publications/${theirs}`,
        '/api/v1/events',
        '/api/v1/deadlines',
        '/api/v1/sources',
        ...marked,
      ])
        expect(seen).toContain(path);
      expect((await house.get('/feeds/events.rss?profile=stheirs', ours)).status).toBe(400);
      const log = await house.store.audit.list('main', { acts: ['export'] }, 0, 1_000);
      expect(new Set(log.map(({ by }) => by))).toEqual(new Set([`token:${tokenIdIn(ours)}`]));
    },
  );
