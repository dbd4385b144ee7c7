import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feeds } from '../../../adapters/api/feeds.ts';
import { openApi } from '../../../adapters/api/open-api.ts';
import { problems } from '../../../adapters/api/problem.ts';
import { pageParameters, readQuery } from '../../../adapters/api/read-query.ts';
import { resources } from '../../../adapters/api/resources.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import { acted, noReview } from '../../../src/domain/review.ts';
import { aPublication, aSource, aState, aTag, noTags } from '../../world/sample.ts';
import { createApiHouse, type Item } from './api-house.ts';

const core = { ...noTags, relevance: aTag('core') } as const;
const due = (on: string) =>
  ({ on, time: '17:00', zone: 'Asia/Tokyo', basis: null, evidence: { words: '', place: 'title', at: 0 } }) as const;
const attribution = { ja: '出典：見本省', en: 'Source: Sample Ministry' };
const sources = [
  aSource({ terms: { show: 'full', attribution, seenAt: null } }),
  aSource({ id: 'firm', publisherType: 'law-firm', terms: { show: 'link-only', attribution: null, seenAt: null } }),
];
const day = (index: number) => `2026-${String(1 + (index % 9)).padStart(2, '0')}-15`;
const many = Array.from({ length: 130 }, (_, index) =>
  aPublication({ id: `pmany${String(index).padStart(6, '0')}`, tags: core, publishedAt: day(index) }),
);
const kept: readonly Publication[] = [
  ...many,
  aPublication({
    id: 'paaaaaaaaaa',
    title: '生成AIの利用に関する指針案の意見募集',
    summary: '指針案の要約',
    content: '指針案の本文',
    tags: { ...core, kind: aTag('consultation'), themes: [aTag('privacy')], bodies: [aTag('ppc')] },
    links: [{ measure: 'sample-act', role: 'amends', evidence: [] }],
    deadline: due('2026-10-30'),
    publishedAt: '2026-10-10',
    passages: [{ pinpoint: { kind: 'page', page: 3 }, heading: '別紙', text: '別紙の文言' }],
  }),
  aPublication({
    id: 'pbbbbbbbbbb',
    event: 'paaaaaaaaaa',
    source: 'firm',
    title: '指針案の解説',
    summary: '事務所だけの要約',
    content: '事務所だけの本文',
    passages: [{ pinpoint: { kind: 'page', page: 1 }, heading: '', text: '事務所だけの文言' }],
    tags: { ...core, kind: aTag('commentary') },
    deadline: due('2026-10-31'),
    publishedAt: '2026-10-11',
  }),
];

let house: Awaited<ReturnType<typeof createApiHouse>>;
let token: string;
beforeAll(async () => {
  house = await createApiHouse({ publications: kept, sources });
  token = await house.token();
  const { store } = house;
  await store.sources.record(aState({ lastOutcome: { kind: 'failed', reason: 'timed-out', detail: '30 s' } }));
  const act = { kind: 'assign', to: '法務部' } as const;
  await store.reviews.save(acted(noReview('main', 'paaaaaaaaaa'), act, { by: 'slack:T1/U1', at: 1 }), []);
});
afterAll(() => house.stop());

const get = (path: string, headers: Record<string, string> = {}) => house.get(`/api/v1${path}`, token, headers);
const ids = (items: readonly Item[]) => items.map(({ id }) => id);

/** Every item of a list, page by page. */
async function walk(
  path: string,
  between: (page: number) => Promise<void> = async () => {},
  limit = 40,
): Promise<string[]> {
  const found: string[] = [];
  const begin = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
  for (let [at, page]: [string | null, number] = [begin, 1]; at !== null; page++) {
    const { body, headers } = await get(at);
    expect(body.data.length).toBeGreaterThan(0);
    found.push(...ids(body.data));
    const next = typeof body.next === 'string' ? `${begin}&cursor=${encodeURIComponent(body.next)}` : null;
    expect(headers.get('link') === null).toBe(next === null);
    at = next;
    await between(page);
  }
  return found;
}

describe('the document', () => {
  const described = { version: '0', origin: 'https://kairan.example', language: 'en' } as const;

  for (const language of ['ja', 'en'] as const)
    test(`is OpenAPI 3.1 in ${language}, and served as it is`, async () => {
      const { body } = await get(`/openapi.json?lang=${language}`);
      const checked = await new Validator().validate(structuredClone(body));
      expect([checked.errors ?? [], body.openapi]).toEqual([[], '3.1.0']);
      expect(body).toEqual(JSON.parse(JSON.stringify(openApi({ ...described, language, origin: house.url }))));
    });

  test('names a parameter for everything that a list takes, and nothing else', () => {
    const { paths } = openApi(described) as { paths: Record<string, { get: { parameters: object[] } }> };
    for (const { name, args } of resources) {
      const named = (paths[`/api/v1/${name}`]?.get.parameters ?? []).flatMap(one => ('name' in one ? [one.name] : []));
      expect(named).toEqual(Object.keys(args));
    }
  });

  const asked = [
    ['/publications', 'listPublications'],
    ['/publications?relevance=all&limit=3', 'listPublications'],
    ['/publications?q=指針案', 'listPublications'],
    ['/publications/pbbbbbbbbbb', 'getPublication'],
    ['/events?work=yes', 'listEvents'],
    ['/events?q=指針案 機関:個情委&lang=en', 'listEvents'],
    ['/events/pbbbbbbbbbb', 'getEvent'],
    ['/deadlines', 'listDeadlines'],
    ['/deadlines/paaaaaaaaaa', 'getDeadline'],
    ['/measures', 'listMeasures'],
    ['/measures/sample-act', 'getMeasure'],
    ['/sources', 'listSources'],
    ['/sources/sample', 'getSource'],
  ] as const;
  test('describes every answer, field by field', async () => {
    const closed = JSON.parse(JSON.stringify(openApi(described, 'output'))) as Document;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ ...closed, $id: 'https://kairan.example/openapi.json' });
    const operations = Object.entries(closed.paths).map(([path, { get: operation }]) => ({ path, ...operation }));
    for (const [path, operationId] of asked) {
      const { status, body } = await get(path);
      const at = operations.find(one => one.operationId === operationId)?.path ?? '';
      const pointer = `#/paths/${at.replaceAll('~', '~0').replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
      const check = ajv.compile({ $ref: `https://kairan.example/openapi.json${pointer}` });
      expect([path, status, check(body), check.errors]).toEqual([path, 200, true, null]);
    }
    expect(new Set(asked.map(([, operation]) => operation)).size).toBe(2 * resources.length);
  });

  for (const page of ['api.md', 'api.ja.md'])
    test(`has its page: docs/${page} names every address, parameter and problem`, () => {
      const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
      const names = [
        ...resources.flatMap(({ name }) => [`/api/v1/${name}`, `/${name}/ID`]),
        ...resources.slice(0, 2).flatMap(({ args }) => Object.keys(args)),
        ...feeds.map(({ path }) => path),
        ...Object.keys(problems),
        ...pageParameters,
      ];
      expect(names.filter(name => !text.includes(name))).toEqual([]);
    });

  test('names every problem that comes', async () => {
    const { components } = openApi(described) as { components: { schemas: { Problem: { properties: Problem } } } };
    const { body } = await get('/events?colour=red');
    expect(components.schemas.Problem.properties.type.enum).toContain(body.type);
  });
});

interface Document {
  readonly paths: Readonly<Record<string, { readonly get: { readonly operationId: string } }>>;
}
interface Problem {
  readonly type: { readonly enum: readonly string[] };
}

describe('a list', () => {
  test('is turned page by page without a gap or a repetition, while new things come in', async () => {
    for (const path of ['/publications', '/events']) {
      const before = new Set(await walk(path));
      expect(before.size).toBeGreaterThan(many.length);
      const met = await walk(path, async page =>
        house.keep(aPublication({ id: `pnew${path.length}${page}00000`, tags: core, publishedAt: '2026-10-12' })),
      );
      expect(new Set(met).size).toBe(met.length);
      expect(met.filter(id => before.has(id))).toHaveLength(before.size);
    }
  });

  test('of what was found comes each once, and what comes in meanwhile shifts nothing', async () => {
    const before = await walk('/publications?q=見本の公表');
    const comesIn = async (page: number) => {
      const many = page === 1 ? 15 : 1;
      for (let index = 10; index < 10 + many; index++)
        await house.keep(aPublication({ id: `pfound${page}x${index}`, tags: core, publishedAt: '2026-10-12' }));
    };
    const met = await walk('/publications?q=見本の公表', comesIn, 10);
    expect(new Set(met).size).toBe(met.length);
    expect(before.filter(id => !met.includes(id))).toEqual([]);
  });

  test.each(['measures', 'sources'])('of %s, which are few, is turned one by one as well', async what => {
    const all = ids((await get(`/${what}?limit=200`)).body.data);
    expect(all.length).toBeGreaterThan(1);
    expect(await walk(`/${what}`, undefined, 1)).toEqual(all);
  });

  test('is narrowed by filters in any language, each of several values', async () => {
    const only = async (query: string) => ids((await get(`/publications?${query}`)).body.data);
    expect(await only('theme=privacy')).toEqual(['paaaaaaaaaa']);
    expect(await only('body=個情委,fsa&kind=consultation')).toEqual(['paaaaaaaaaa']);
    expect(await only('kind=consultation&kind=commentary')).toEqual(['pbbbbbbbbbb', 'paaaaaaaaaa']);
    expect(await only('measure=見本推進法')).toEqual(['paaaaaaaaaa']);
    expect(await only('since=2026-10-11&before=2026-10-12')).toEqual(['pbbbbbbbbbb']);
    expect(await only('theme=privacy&written=en')).toEqual([]);
  });

  test('of deadlines holds what an authority itself calls for, the nearest first', async () => {
    const { body } = await get('/deadlines?days=30');
    expect(body.data).toMatchObject([
      {
        id: 'paaaaaaaaaa',
        deadline: { on: '2026-10-30', time: '17:00' },
        businessDaysLeft: 14,
        doubt: null,
        attribution,
      },
    ]);
    expect((await get('/deadlines?days=3')).body.data).toEqual([]);
    expect((await get('/deadlines/pmany000001')).status).toBe(404);
  });

  test('says on more than asked for no more than its most', async () => {
    expect(readQuery(new URLSearchParams('limit=1000000'), {}, 'publications')).toMatchObject({ limit: 200 });
    expect((await get('/publications?limit=2')).body.data).toHaveLength(2);
  });
});

describe('what a source allows', () => {
  test('holds in every answer: no words of one that allows its address only, and whoever is to be named is', async () => {
    for (const path of [
      '/publications',
      '/publications?q=事務所',
      '/events',
      '/events/paaaaaaaaaa',
      '/publications/pbbbbbbbbbb',
    ])
      expect([path, (await get(path)).text.includes('事務所だけの')]).toEqual([path, false]);
    expect((await get('/publications/paaaaaaaaaa')).body).toMatchObject({ summary: '指針案の要約', attribution });
    expect((await get('/sources/firm')).body).toMatchObject({ terms: { show: 'link-only' } });
  });
});

describe('a problem', () => {
  for (const [path, status, type, ja, en] of [
    ['/events?colour=red', 400, 'unknown-parameter', 'theme, sector', 'theme, sector'],
    [
      '/events?theme=weather',
      400,
      'unusable-value',
      '「論点」に「weather」は使えません。イノベーション促進・研究開発、AIガバナンス・原則、',
      '"theme" cannot be "weather"',
    ],
    ['/events?since=gestern', 400, 'unusable-value', '2026-08-01', '2026-08-01'],
    ['/events?measure=存在しない法律', 400, 'unusable-value', '存在しない法律', '存在しない法律'],
    ['/events?limit=0', 400, 'unusable-value', '1から200', 'from 1 to 200'],
    ['/events?cursor=abc', 400, 'unusable-cursor', 'next', 'begin without a cursor'],
    ['/events?q=指針&theme=privacy', 400, 'unusable-value', 'qの中に', 'Write filters into q'],
    ['/events/pzzzzzzzzzz', 404, 'not-found', 'openapi.json', 'openapi.json'],
    ['/weather', 404, 'not-found', 'openapi.json', 'openapi.json'],
  ] as const)
    test(`of ${path} says what to do`, async () => {
      for (const [language, words] of [
        ['ja', ja],
        ['en', en],
      ] as const) {
        const { status: said, headers, body } = await get(path, { 'accept-language': language });
        expect([said, body.type, body.status]).toEqual([status, `urn:kairan:problem:${type}`, status]);
        expect(headers.get('content-type')).toMatch('application/problem+json');
        expect(headers.get('content-language')).toBe(language);
        expect(body.detail).toContain(words);
      }
    });

  test('is a cursor that came from other parameters, or another list', async () => {
    const { body } = await get('/publications?limit=2&kind=announcement');
    const cursor = encodeURIComponent(String(body.next));
    expect((await get(`/publications?kind=announcement&cursor=${cursor}`)).status).toBe(200);
    expect((await get(`/publications?cursor=${cursor}`)).body.type).toBe('urn:kairan:problem:unusable-cursor');
    expect((await get(`/events?kind=announcement&cursor=${cursor}`)).body.type).toBe(
      'urn:kairan:problem:unusable-cursor',
    );
  });

  test.each(['/publications?q=見本の公表&limit=1', '/measures?limit=1', '/events?limit=1'])(
    'is no fault of ours where somebody made a cursor of %s up: it leads to the beginning',
    async path => {
      const first = (await get(path)).body;
      const mark = Buffer.from(String(first.next), 'base64url').subarray(0, 8);
      for (const place of ['x', '5', 'null', '{}', '[]', '[-1,"a"]', '["a",1]']) {
        const cursor = Buffer.concat([mark, Buffer.from(place)]).toString('base64url');
        const { status, body } = await get(`${path}&cursor=${cursor}`);
        expect([place, status, body.data?.[0]?.id]).toEqual([place, 200, first.data[0]?.id]);
      }
    },
  );

  test('is anything but reading', async () => {
    const answer = await fetch(`${house.url}/api/v1/events`, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('an answer', () => {
  test('that is as it was comes without a body, until something is new', async () => {
    const first = await get('/publications?limit=5');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/publications?limit=5', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await house.keep(aPublication({ id: 'petag000000', tags: core, publishedAt: '2026-10-12' }));
    expect((await get('/publications?limit=5', { 'if-none-match': etag })).status).toBe(200);
  });

  test('speaks the language of lang=, else that of Accept-Language, else the house’s', async () => {
    const notice = async (path: string, headers = {}) => String((await get(path, headers)).body.notice);
    expect(await notice('/sources')).toContain('法的助言');
    expect(await notice('/sources', { 'accept-language': 'en-GB,en;q=0.9' })).toContain('not legal advice');
    expect(await notice('/sources?lang=ja', { 'accept-language': 'en' })).toContain('法的助言');
    expect((await get('/sources?lang=fr')).body.type).toBe('urn:kairan:problem:unusable-value');
  });

  test('that hands something out is a line in the log, and one that says «as it was» is none', async () => {
    const lines = async () => (await house.store.audit.list('main', { acts: ['export'] }, 0, 10_000)).length;
    const { headers } = await get('/measures');
    const before = await lines();
    await get('/measures', { 'if-none-match': headers.get('etag') ?? '' });
    await get('/measures?status=nothing+like+it&colour=red');
    expect(await lines()).toBe(before);
    await get('/measures');
    const [last] = (await house.store.audit.list('main', { acts: ['export'] }, 0, 10_000)).slice(-1);
    expect(last).toMatchObject({
      about: 'measures',
      details: { format: 'json' },
      by: expect.stringMatching(/^token:k/),
    });
  });

  test('holds the workspace’s own work only where it is asked for', async () => {
    expect((await get('/events')).text).not.toContain('法務部');
    expect((await get('/events?work=yes')).text).toContain('法務部');
  });

  test('is counted, by what and with which status', async () => {
    await get('/measures');
    expect(house.seen).toContainEqual({ kind: 'program-answered', what: 'measures', status: 200, ms: 0 });
    expect(house.seen.filter(({ kind }) => kind === 'bug')).toEqual([]);
  });
});
