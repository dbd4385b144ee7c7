import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../feeds/catalogue/load.ts';
import { readDocument } from '../../feeds/read/read.ts';
import type { Source } from '../../src/domain/source.ts';
import { newIds, publicationId } from '../../src/ingest/identify.ts';
import { keep } from '../../src/ingest/keep.ts';
import { prepare } from '../../src/ingest/prepare.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { aClock, aPublication, aSource, aState, noTags } from '../world/sample.ts';

// From a document's bytes to the archive, by the policies of the catalogue: what publishers do, each of whom did it.

interface Item {
  readonly title: string;
  readonly link?: string;
  readonly guid?: string;
  readonly date?: string;
}

const catalogue = new Map(loadCatalogue({ extra: [] }).sources.map(source => [source.id, source]));
const host = 'https://www.example.go.jp';
const judges = { read: readDocument, findDeadline: () => null, link: () => [], classify: () => noTags };

/** Reads documents of a source one after the other; what is in the archive then, in the order of its last change. */
async function archived(source: Source, documents: readonly (readonly Item[])[]) {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  const now = Date.parse('2026-08-20T09:00:00+09:00');
  for (const items of documents) {
    const document = { url: source.url, contentType: 'application/xml', body: new TextEncoder().encode(rss(items)) };
    const state = (await store.sources.state(source.id)) ?? aState({ id: source.id, version: 0, firstReadAt: null });
    const validators = { etag: null, lastModified: null, bodyHash: null };
    const prepared = await prepare(document, source, judges);
    await keep(prepared, source, state, validators, { at: now, why: 'interval' }, { archive: store.archive, now });
  }
  const changes = await store.archive.changes(0, 100);
  await store.close();
  return changes.flatMap(({ publication }) => (publication === null ? [] : [publication]));
}

async function check(source: Source, documents: readonly (readonly Item[])[], expected: readonly string[]) {
  const kept = await archived(source, documents);
  expect(kept.map(({ title, revision }) => (revision === 1 ? title : `${title} @${revision}`)).sort()).toEqual(
    [...expected].sort(),
  );
  expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
}

function rss(items: readonly Item[]): string {
  const body = items.map(
    ({ title, link = `${host}/a.html`, guid, date = '2026-08-19' }) =>
      `<item><title>${title}</title><link>${link}</link>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}<pubDate>${new Date(`${date}T00:00:00Z`).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>見本</title><link>${host}/</link>${body.join('\n')}</channel></rss>`;
}

function known(id: string): Source {
  const source = catalogue.get(id);
  if (source === undefined) throw new Error(`The catalogue has no source "${id}".`);
  return source;
}

test('an identifier that was written so that its id is that of another publication takes nobody’s place', async () => {
  const store = openSqliteStore({ path: ':memory:', clock: aClock() });
  const source = aSource({ id: 'hostile', kind: 'feed', identity: ['guid'] });
  const body = new TextEncoder().encode(rss([{ title: '別の資料', guid: 'made to fit' }]));
  const prepared = await prepare({ url: source.url, contentType: 'application/xml', body }, source, judges);
  const id = publicationId(prepared.prepared[0]?.key ?? '');
  const theirs = aPublication({ id, owner: 'acme', title: '先にあった資料' });
  await store.archive.commit({ owner: 'acme', state: aState({ id: 'other' }), publications: [theirs], identities: [] });
  const validators = { etag: null, lastModified: null, bodyHash: null };
  for (const version of [0, 1]) {
    const state = aState({ id: source.id, version });
    await keep(prepared, source, state, validators, { at: 0, why: '' }, { archive: store.archive, now: 0 });
  }
  const titles = (await store.archive.changes(0, 9)).map(one => [one.id === id, one.publication?.title]);
  expect(titles).toEqual([
    [true, '先にあった資料'],
    [false, '別の資料'],
  ]);
  await store.close();
});

describe('publications are told apart as publishers do it', () => {
  test('官邸: a guid is the place in the list, so new posts push known ones down without hiding or repeating any', async () => {
    const post = (name: string, place: number) => ({
      title: name,
      link: `${host}/${name}.html`,
      guid: `item_${place}`,
    });
    await check(
      known('kantei-news'),
      [
        [post('会見', 1), post('視察', 2)],
        [post('AI戦略本部', 1), post('会見', 2), post('視察', 3)],
      ],
      ['AI戦略本部', '会見', '視察'],
    );
  });

  test('官邸: an item with an empty link is kept, and known again', async () => {
    const items = [{ title: '総理の一日', link: '', guid: 'item_1' }];
    await check(known('kantei-news'), [items, items], ['総理の一日']);
  });

  test('デジタル庁: one address listed for two tenders is two publications', async () => {
    const items = [
      { title: '入札公告（端末）', link: `${host}/procurement`, guid: 'g1' },
      { title: '入札公告（回線）', link: `${host}/procurement`, guid: 'g2' },
    ];
    await check(known('digital-agency'), [items.slice(1), items, items], ['入札公告（回線）', '入札公告（端末）']);
  });

  test('財務省: one address listed again on another day is another publication', async () => {
    const items = ['2026-08-12', '2026-08-19'].map(date => ({ title: '国債の入札結果', date }));
    await check(known('mof'), [items.slice(0, 1), items, items], ['国債の入札結果', '国債の入札結果']);
  });

  test('gov-online: one ministry page linked for two items, days late, is two publications, each of its own day', async () => {
    const rollUp = { ...known('gov-online'), kind: 'feed' as const };
    const items = [
      { title: '意見募集を開始しました', link: `${host}/ai/index.html`, date: '2026-08-14' },
      { title: '検討会の資料を掲載しました', link: `${host}/ai/index.html`, date: '2026-08-18' },
    ];
    const kept = await archived(rollUp, [items.slice(1), items, items]);
    expect(kept.map(({ title, publishedAt }) => [title, publishedAt?.slice(0, 10)])).toEqual([
      ['検討会の資料を掲載しました', '2026-08-18'],
      ['意見募集を開始しました', '2026-08-14'],
    ]);
  });

  test('厚労省: a list that begins anew under a channel of 2024 is read all the same', async () => {
    const paper = (name: string) => ({ title: name, link: `${host}/${name}.html` });
    await check(known('mhlw'), [[paper('a')], [paper('b'), paper('a')]], ['a', 'b']);
  });

  test('金融庁: a title mended in place at the same address and date is a revision, not news', async () => {
    const before = { title: '金融分野におけるAIの活用に関する懇談回の開催について' };
    const after = { title: '金融分野におけるAIの活用に関する懇談会の開催について' };
    await check(known('fsa-ja'), [[before], [after], [after]], [`${after.title} @2`]);
  });

  test('the next meeting at the address of the last is no mend of it', async () => {
    const meeting = (number: number) => ({ title: `AI懇談会（第${number}回）の開催について` });
    await check(known('fsa-ja'), [[meeting(3)], [meeting(4)]], [meeting(3).title, meeting(4).title]);
  });

  test('one guid for all items: where addresses and titles count, none hides another', async () => {
    const items = ['A', 'B', 'C'].map(title => ({ title, link: `${host}/${title}`, guid: 'tag:all' }));
    await check(aSource(), [items.slice(1), items], ['A', 'B', 'C']);
  });

  test('items without the guid that the policy trusts are told apart by title and day', async () => {
    const items = ['2026-08-12', '2026-08-19'].map(date => ({ title: '国債の入札結果', date }));
    await check(aSource({ identity: ['guid'] }), [items, items], ['国債の入札結果', '国債の入札結果']);
  });

  test('one guid for all items: even a policy that trusts it keeps what stands side by side', async () => {
    const items = ['調達案件', '白書の公表', '人事異動'].map(title => ({ title, link: `${host}/${title}`, guid: 'g' }));
    await check(aSource({ identity: ['guid'] }), [items, items], ['調達案件', '白書の公表', '人事異動']);
  });

  test('a guid that changes with every document makes no second publication', async () => {
    const item = (guid: string) => [{ title: '指針の公表', guid }];
    await check(known('digital-agency'), [item('g1'), item('g2'), item('g3')], ['指針の公表']);
  });

  test('a date in the future is kept as it is printed, and is no new publication the day after', async () => {
    const items = [{ title: '施行日のお知らせ', date: '2027-04-01' }];
    const [kept, ...more] = await archived(aSource({ datePrecision: 'day' }), [items, items]);
    expect([kept?.publishedAt, kept?.revision, more]).toEqual(['2027-04-01', 1, []]);
  });

  test('内閣府: a trailing blank in an address is no other address', async () => {
    const item = (link: string) => [{ title: '月例経済報告', link }];
    await check(known('cao-news'), [item(`${host}/a.html `), item(`${host}/a.html`)], ['月例経済報告']);
  });

  test('a fragment leads to another publication, unless the source says otherwise', async () => {
    const items = ['#next_steps', '#overview'].map(fragment => ({ title: '資料', link: `${host}/a.html${fragment}` }));
    await check(aSource(), [items], ['資料', '資料']);
    await check(aSource({ fragments: 'drop' }), [items], ['資料']);
  });

  test('marks of campaigns in an address do not count', async () => {
    const items = ['', '?utm_source=rss'].map(query => [{ title: '白書', link: `${host}/a.html${query}` }]);
    await check(aSource(), items, ['白書']);
  });
});

test('ids of what is new are asked of the archive all at once, and what is taken goes to nobody else', async () => {
  const keys = ['a', 'b', 'c'];
  const asked: string[] = [];
  const all = Promise.withResolvers<void>();
  const archive = {
    async revisions(id: string) {
      if (asked.push(id) === keys.length) all.resolve();
      await all.promise;
      return id === publicationId('b') ? [aPublication()] : [];
    },
  };
  const ids = await newIds([...keys, 'a'], archive);
  expect([...ids]).toEqual([
    ['a', publicationId('a')],
    ['c', publicationId('c')],
    ['b', publicationId('b 1')],
  ]);
});
