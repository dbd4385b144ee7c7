import ICAL from 'ical.js';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeed } from '../../../feeds/read/feed/feed.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import { aPublication, aSource, aState, aSubscription, aTag, noTags } from '../../world/sample.ts';
import { createApiHouse, startedAt } from './api-house.ts';

const due = (on: string) =>
  ({ on, time: '17:00', zone: 'Asia/Tokyo', basis: null, evidence: { words: '', place: 'title', at: 0 } }) as const;
const core = { ...noTags, relevance: aTag('core') } as const;
const consultation = { ...core, kind: aTag('consultation') } as const;
const now = Date.parse(startedAt);
const kept: readonly Publication[] = [
  aPublication({
    id: 'paaaaaaaaaa',
    title: '金融分野のAI指針案の意見募集',
    tags: { ...consultation, sectors: [aTag('finance')] },
    deadline: due('2026-10-30'),
    publishedAt: '2026-10-10',
    firstSeenAt: now - 9,
  }),
  aPublication({
    id: 'pbbbbbbbbbb',
    title: '医療分野のAI指針案の意見募集',
    tags: { ...consultation, sectors: [aTag('health')] },
    deadline: due('2026-11-05'),
    publishedAt: '2026-10-11',
    firstSeenAt: now - 8,
  }),
  aPublication({
    id: 'pcccccccccc',
    title: '報告書の公表',
    tags: core,
    publishedAt: '2026-10-11',
    firstSeenAt: now - 7,
  }),
  aPublication({
    id: 'pdddddddddd',
    source: 'firm',
    title: '医療指針案の意見募集について',
    publisher: { ja: '見本法律事務所', en: 'Sample Law' },
    tags: consultation,
    deadline: due('2026-11-06'),
    publishedAt: '2026-10-11',
    firstSeenAt: now - 6,
  }),
];
const sources = [
  aSource(),
  aSource({ id: 'firm', publisherType: 'law-firm', publisher: { ja: '見本法律事務所', en: 'Sample Law' } }),
];

let house: Awaited<ReturnType<typeof createApiHouse>>;
let token: string;
beforeAll(async () => {
  house = await createApiHouse({ publications: kept, sources });
  token = await house.token({ scopes: ['feeds'] });
  const { profile } = aSubscription();
  await house.store.subscriptions.save(aSubscription({ id: 'shealth', profile: { ...profile, sectors: ['health'] } }));
});
afterAll(() => house.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  house.get(`${path}${path.includes('?') ? '&' : '?'}token=${token}`, null, headers);

async function items(path: string): Promise<string[]> {
  const { text, status } = await get(path);
  expect([path, status]).toEqual([path, 200]);
  return (await new Parser().parseString(text)).items.map(({ guid = '' }) => guid);
}

interface Entry {
  readonly uid: string;
  readonly start: string;
  readonly status: string;
  readonly sequence: number;
}

async function entries(path = '/calendar/deadlines.ics'): Promise<Entry[]> {
  const { text, headers } = await get(path);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map(one => ({
    uid: String(one.getFirstPropertyValue('uid')),
    start: String(one.getFirstPropertyValue('dtstart')),
    status: String(one.getFirstPropertyValue('status')),
    sequence: Number(one.getFirstPropertyValue('sequence')),
  }));
}

describe('a feed at its address', () => {
  test('holds what its filters, its words or a subscription’s profile ask for', async () => {
    expect((await items('/feeds/events.rss')).sort()).toEqual(kept.map(({ id }) => id));
    expect(await items('/feeds/events.rss?sector=金融')).toEqual(['paaaaaaaaaa']);
    expect(await items('/feeds/events.rss?q=意見募集 分野:finance')).toEqual(['paaaaaaaaaa']);
    expect(await items('/feeds/events.rss?profile=shealth')).toEqual(['pbbbbbbbbbb']);
    expect((await items('/feeds/deadlines.rss')).sort()).toEqual(['paaaaaaaaaa', 'pbbbbbbbbbb']);
  });

  test('by a profile follows the subscription when it is changed', async () => {
    const { profile } = aSubscription();
    const save = async (version: number, sector: 'finance' | 'health') =>
      house.store.subscriptions.save(
        aSubscription({ id: 'schanging', version, profile: { ...profile, sectors: [sector] } }),
      );
    const path = '/feeds/events.rss?profile=schanging';
    await save(1, 'health');
    expect(await items(path)).toEqual(['pbbbbbbbbbb']);
    await save(2, 'finance');
    expect(await items(path)).toEqual(['paaaaaaaaaa']);
  });

  test('is read by our own reader too, and says where it stands without anybody’s token', async () => {
    const { text } = await get('/feeds/events.rss?sector=finance');
    const { entries: read } = await readFeed(text, `${house.url}/feeds/events.rss`);
    expect(read.map(({ title }) => title)).toEqual(['金融分野のAI指針案の意見募集']);
    expect(text).toContain(`${house.url}/feeds/events.rss?sector=finance`);
  });

  test('by words that are everywhere holds the newest of them, and says how its words were taken', async () => {
    const common = Array.from({ length: 260 }, (_, index) =>
      aPublication({
        id: `pcommon${String(index).padStart(4, '0')}`,
        title: `共通語の公表 その${index}`,
        passages: index < 250 ? [{ pinpoint: { kind: 'page', page: 1 }, heading: '共通語', text: '共通語の説明' }] : [],
        tags: core,
        publishedAt: index < 250 ? '2026-08-01' : '2026-10-11',
        firstSeenAt: now - 1_000 + index,
      }),
    );
    for (const one of common) await house.keep(one);
    const { text } = await get('/feeds/events.rss?q=共通語 機関:天気庁');
    expect(text).toContain('天気庁');
    const ids = new Set(await items('/feeds/events.rss?q=共通語'));
    const newest = common.slice(250).map(({ id }) => id);
    expect(newest.filter(id => !ids.has(id))).toEqual([]);
  });

  test('says what cannot be, and leaves nothing out silently', async () => {
    for (const [path, words] of [
      ['/feeds/events.rss?profile=snobody', 'npx kairan subscriptions --in slack:'],
      ['/feeds/events.rss?profile=shealth&sector=finance', 'profileと'],
      ['/feeds/events.rss?limit=3', 'limit'],
      ['/calendar/deadlines.ics?q=指針', 'q'],
    ] as const) {
      const { status, body } = await get(path);
      expect([path, status, String(body.detail).includes(words)]).toEqual([path, 400, true]);
    }
    expect((await get('/calendar/weather.ics')).status).toBe(404);
  });

  test('comes again only when something in it has changed, and then is a line in the log', async () => {
    const lines = async () => (await house.store.audit.list('main', { acts: ['export'] }, 0, 1_000)).length;
    for (const path of ['/feeds/events.rss?sector=health', '/calendar/deadlines.ics?sector=health']) {
      const { headers } = await get(path);
      const known = { 'if-none-match': headers.get('etag') ?? '' };
      const before = await lines();
      house.clock.set(house.clock.now() + 3_600_000);
      expect([path, (await get(path, known)).status]).toEqual([path, 304]);
      expect(await lines()).toBe(before);
      const title = `医療分野のAI指針案の意見募集（${path}）`;
      const [, one] = kept;
      await house.keep({ ...(one as Publication), title, revision: 2, revisedAt: now + path.length });
      expect([path, (await get(path, known)).status]).toEqual([path, 200]);
      expect(await lines()).toBe(before + 1);
    }
  });
});

describe('the calendar', () => {
  test('holds authorities’ deadlines that are ahead or lately over, and nobody else’s', async () => {
    const old = { tags: consultation, publishedAt: '2026-05-01', firstSeenAt: now - 5 };
    await house.keep(aPublication({ id: 'pover000000', deadline: due('2026-09-01'), ...old }));
    await house.keep(aPublication({ id: 'plongover00', deadline: due('2026-06-01'), ...old }));
    const uids = (await entries()).map(({ uid }) => uid).sort();
    expect(uids).toEqual(['paaaaaaaaaa', 'pbbbbbbbbbb', 'pover000000'].map(id => `deadline-${id}@kairan`));
    expect((await entries('/calendar/deadlines.ics?profile=shealth')).map(({ uid }) => uid)).toEqual([
      'deadline-pbbbbbbbbbb@kairan',
    ]);
  });

  test('of days of effect holds what publications print and what the catalogue has seen announced', async () => {
    await house.keep(
      aPublication({
        id: 'peffect0000',
        title: '医療AI政令の公布',
        summary: 'この政令は、令和9年4月1日から施行します。',
        tags: { ...core, kind: aTag('order'), stage: aTag('in-force'), sectors: [aTag('health')] },
        publishedAt: '2026-10-01',
      }),
    );
    const days = async (path: string) => (await entries(path)).map(({ uid, start }) => [uid, start]);
    const printed = ['effect-peffect0000@kairan', '2027-04-01'];
    const announced = ['effect-measure-sample-act-2027-03-01@kairan', '2027-03-01'];
    expect((await days('/calendar/effects.ics')).sort()).toEqual([announced, printed]);
    expect(await days('/calendar/effects.ics?profile=shealth')).toContainEqual(printed);
    const { text } = await get('/calendar/effects.ics?lang=en');
    expect(text).toContain('TRANSP:TRANSPARENT');
    expect((await get('/calendar/effects.ics?sector=finance')).status).toBe(400);
  });

  test('takes back the entry of an event that turned out to be another one, and keeps that one’s', async () => {
    const twin = { tags: consultation, deadline: due('2026-12-01'), publishedAt: '2026-10-11' } as const;
    for (const id of ['pfirst00000', 'psecond0000']) await house.keep(aPublication({ id, ...twin }));
    await house.keep(aPublication({ id: 'pundated000', tags: core, publishedAt: '2026-10-11' }));
    const before = new Map((await entries()).map(one => [one.uid, one]));
    const uid = (id: string) => `deadline-${id}@kairan`;
    expect([uid('pfirst00000'), uid('psecond0000')].map(one => before.get(one)?.status)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
    ]);
    const { archive } = house.store;
    const { readAt } = await archive.near('shared', { urls: [], ties: [], ids: [] });
    const merges = ['psecond0000', 'pundated000'].map(from => ({ from, to: 'pfirst00000' }));
    const state = aState({ id: 'merging' });
    const commit = { owner: 'shared', state, publications: [], identities: [], merging: { readAt, merges } } as const;
    expect(await archive.commit(commit)).toMatchObject({ kind: 'committed' });
    const after = new Map((await entries()).map(one => [one.uid, one]));
    expect(after.get(uid('pfirst00000'))).toMatchObject({ status: 'CONFIRMED', start: '2026-12-01' });
    expect(after.get(uid('psecond0000'))).toMatchObject({ status: 'CANCELLED', start: '2026-12-01' });
    expect(after.has(uid('pundated000'))).toBe(false);
    for (const one of [uid('pfirst00000'), uid('psecond0000')])
      expect(after.get(one)?.sequence).toBeGreaterThan(before.get(one)?.sequence ?? 99);
  });
});
