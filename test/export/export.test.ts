import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeed } from '../../feeds/read/feed/feed.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { acted, noReview } from '../../src/domain/review.ts';
import { type ExportRequest, exportAs } from '../../src/export/export.ts';
import { writeCsv } from '../../src/export/write-csv.ts';
import { createTerms } from '../../src/ingest/terms.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { withinTerms } from '../../src/library/within-terms.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';
import { aClock, aPublication, aSource, aState, aTag, noTags } from '../world/sample.ts';

const now = Date.parse('2026-08-20T09:00:00+09:00');
const due = (on: string, time: string | null = '17:00') =>
  ({ on, time, zone: 'Asia/Tokyo', basis: null, evidence: { words: '', place: 'title', at: 0 } }) as const;
const consultation = { ...noTags, relevance: aTag('core'), kind: aTag('consultation') };
const hostile = '=HYPERLINK("http://evil.example";"x"), "引用" ]]> <script>\u0000&amp;\n改行';

const kept: readonly Partial<Publication>[] = [
  {
    id: 'paaaaaaaaaa',
    title: '指針案の意見募集',
    summary: '省の要約',
    deadline: due('2026-09-01'),
    tags: consultation,
  },
  {
    id: 'pbbbbbbbbbb',
    title: hostile,
    summary: '<script>「&amp;」</script>',
    tags: { ...noTags, relevance: aTag('core') },
    publishedAt: '2026-08',
  },
  {
    id: 'pcccccccccc',
    title: '事務所の解説',
    summary: '事務所だけの要約',
    content: '事務所だけの本文',
    source: 'firm',
    tags: { ...noTags, relevance: aTag('core') },
  },
  { id: 'pdddddddddd', title: '他社の情報源', owner: 'acme', tags: consultation, deadline: due('2026-09-02') },
];
const sources = [
  aSource({ terms: { show: 'full', attribution: { ja: '出典：見本省', en: 'Source: Sample' }, seenAt: null } }),
  aSource({ id: 'firm', terms: { show: 'link-only', attribution: null, seenAt: null } }),
];

let store: Store;
let raw: Library;
let library: Library;
const states = new Map<string, number>();

async function commit(changes: Partial<Publication>): Promise<void> {
  const publication = aPublication(changes);
  const version = (states.get(publication.id) ?? 0) + 1;
  states.set(publication.id, version);
  const state = aState({ id: `s-${publication.id}`, version });
  await store.archive.commit({ owner: publication.owner, state, publications: [publication], identities: [] });
  await raw.catchUp();
}

beforeAll(async () => {
  store = openSqliteStore({ path: ':memory:', clock: aClock(now) });
  raw = await openLibrary({ path: ':memory:', archive: store.archive });
  library = withinTerms(raw, createTerms(sources));
  for (const one of kept) await commit(one);
  const act = { kind: 'assign', to: '法務部' } as const;
  const from = { platform: 'terminal', id: 'c1' } as const;
  const by = '=cmd|calc';
  await store.reviews.save(acted(noReview('main', 'paaaaaaaaaa'), act, { by, at: 1 }), [
    { workspace: 'main', at: 1, by, act: 'assign', about: 'paaaaaaaaaa', details: { to: '法務部' }, from },
  ]);
});
afterAll(async () => {
  await raw.close();
  await store.close();
});

async function exported(changes: Partial<ExportRequest>): Promise<string> {
  const request: ExportRequest = {
    viewer: { workspace: 'main', person: 'someone', roles: ['reader'] },
    language: 'ja',
    now,
    what: 'events',
    format: 'csv',
    query: {},
    audit: {},
    withWork: true,
    address: 'https://kairan.example/feed.rss',
    ...changes,
  };
  let written = '';
  for await (const piece of exportAs(request, { library, store, sources, measures: [] })) written += piece;
  return written;
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const rowsOf = (csv: string): Record<string, string>[] => parseCsv(csv, { bom: true, columns: true });

describe('an export', () => {
  test('as CSV begins with a byte order mark, ends lines with CRLF, and gives another reader back what was kept', async () => {
    const csv = await exported({});
    expect(csv.startsWith('\ufeffID,公表日,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(1 + 3 + 1);
    const rows = rowsOf(csv);
    expect(rows.map(row => row.ID).sort()).toEqual(['paaaaaaaaaa', 'pbbbbbbbbbb', 'pcccccccccc']);
    const [first] = rows.filter(row => row.ID === 'paaaaaaaaaa');
    expect(first).toMatchObject({ 題名: '指針案の意見募集', 期限: '2026-09-01', 期限の時刻: '17:00', 担当: '法務部' });
    expect(first).toMatchObject({
      出典の表示: '出典：見本省',
      備考: expect.stringContaining('法的助言ではありません'),
    });
    expect(rows.find(row => row.ID === 'pbbbbbbbbbb')?.公表日).toBe('2026年8月');
  });

  test('of any length as CSV has each row once', async () => {
    const numbers = Array.from({ length: 1_001 }, (_, index) => String(index));
    const head = { ja: '番号', en: 'Number' };
    let csv = '';
    for await (const piece of writeCsv(each(numbers), [{ head, value: (number: string) => number }], 'ja'))
      csv += piece;
    expect(rowsOf(csv).map(row => row.番号)).toEqual(numbers);
  });

  test('holds nothing that a spreadsheet would run', async () => {
    for (const what of ['events', 'audit', 'evidence'] as const) {
      const records: string[][] = parseCsv(await exported({ what }), { bom: true });
      expect(records.length).toBeGreaterThan(1);
      expect(records.flat().filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }
  });

  test('takes no words from a source that allows its address only, in any format', async () => {
    for (const [what, format] of [
      ['events', 'csv'],
      ['events', 'json'],
      ['events', 'rss'],
      ['evidence', 'json'],
    ] as const) {
      const written = await exported({ what, format });
      expect(written).toContain('pcccccccccc');
      expect(written).not.toContain('事務所だけの');
    }
    expect(await exported({ format: 'json' })).toContain('省の要約');
  });

  test('shows a workspace what is shared and its own, and no other’s', async () => {
    for (const [what, format] of [
      ['events', 'csv'],
      ['events', 'rss'],
      ['deadlines', 'ics'],
      ['evidence', 'csv'],
    ] as const)
      expect(await exported({ what, format })).not.toMatch(/pdddddddddd|他社の/);
    const acme = { workspace: 'acme', person: 'a', roles: ['reader'] } as const;
    expect(await exported({ viewer: acme })).toContain('他社の情報源');
    expect(await exported({ viewer: acme })).not.toContain('法務部');
    expect(rowsOf(await exported({ viewer: acme, what: 'audit' }))).toEqual([]);
  });

  test('leaves the workspace’s own work out where outsiders may read it', async () => {
    expect(await exported({ withWork: false })).not.toMatch(/担当|法務部/);
    await expect(exported({ withWork: false, what: 'audit' })).rejects.toThrow('own');
  });

  test('says what was done, when by Japan’s clock, and who said what', async () => {
    const [line] = rowsOf(await exported({ what: 'audit' }));
    expect(line).toMatchObject({
      '日時（日本時間）': '1970-01-01 09:00:00',
      操作: '担当の決定',
      対象: 'paaaaaaaaaa',
      内容: '担当：法務部',
    });
    expect(rowsOf(await exported({ what: 'audit', audit: { acts: ['comment'] } }))).toEqual([]);
    const by = 'slack:T1/U1';
    const [before] = await store.reviews.find('main', ['paaaaaaaaaa']);
    const acts = [{ kind: 'acknowledge' }, { kind: 'comment', words: '=要確認' }] as const;
    let review = before ?? noReview('main', 'paaaaaaaaaa');
    for (const act of acts) {
      review = acted(review, act, { by, at: now });
      await store.reviews.save(review, []);
    }
    const row = rowsOf(await exported({})).find(one => one.ID === 'paaaaaaaaaa');
    expect(row).toMatchObject({ 確認: by, 状態: '対応中', コメント: `2026-08-20 09:00:00 ${by}: =要確認` });
  });

  test('as RSS is read by another reader and by our own', async () => {
    const rss = await exported({ format: 'rss', language: 'en' });
    const theirs = await new Parser().parseString(rss);
    expect(theirs.items.map(({ guid }) => guid).sort()).toEqual(['paaaaaaaaaa', 'pbbbbbbbbbb', 'pcccccccccc']);
    const ours = await readFeed(rss, 'https://kairan.example/feed.rss');
    expect(ours.entries.map(({ link }) => link).sort()).toEqual(theirs.items.map(({ link }) => link).sort());
    const titles = theirs.items.map(({ title = '' }) => title.replace(/\s+/g, ' ').trim());
    expect(theirs.items.map(({ content }) => content)).toContain('&lt;script&gt;「&amp;amp;」&lt;/script&gt;');
    expect(titles).toContain(hostile.replace('\0', '').replace('\n', ' '));
    expect(ours.entries.find(({ title }) => title === '指針案の意見募集')).toMatchObject({
      link: 'https://www.example.go.jp/paaaaaaaaaa.html',
    });
  });
});

describe('deadlines as a calendar', () => {
  const entries = async () => {
    const ics = await exported({ what: 'deadlines', format: 'ics' });
    expect(ics.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true);
    const calendar = new ICAL.Component(ICAL.parse(ics));
    return calendar.getAllSubcomponents('vevent').map(one => ({
      uid: one.getFirstPropertyValue('uid'),
      sequence: one.getFirstPropertyValue('sequence'),
      start: String(one.getFirstPropertyValue('dtstart')),
      status: one.getFirstPropertyValue('status'),
      summary: one.getFirstPropertyValue('summary'),
    }));
  };
  const uid = 'deadline-paaaaaaaaaa@kairan';

  test('an entry that moves keeps its identity and rises in sequence; one that falls is cancelled', async () => {
    const [first, ...others] = await entries();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ uid, start: '2026-09-01', status: 'CONFIRMED' });
    expect(first?.summary).toBe('意見募集の期限：17:00まで 指針案の意見募集');
    await commit({ ...kept[0], revision: 2, revisedAt: now + 1, deadline: due('2026-09-15') });
    const [moved] = await entries();
    expect(moved).toMatchObject({ uid, start: '2026-09-15', status: 'CONFIRMED' });
    expect(Number(moved?.sequence)).toBeGreaterThan(Number(first?.sequence));
    const echo = {
      id: 'peeeeeeeeee',
      event: 'paaaaaaaaaa',
      source: 'firm',
      tags: { ...consultation, kind: aTag('report') },
    };
    await commit({ ...echo, deadline: due('2026-09-15') });
    await commit({ ...echo, revision: 2, revisedAt: now + 1, deadline: null });
    expect((await entries()).map(({ status }) => status)).toEqual(['CONFIRMED']);
    await commit({ ...kept[0], revision: 3, revisedAt: now + 2, deadline: null });
    const [fallen] = await entries();
    expect(fallen).toMatchObject({ uid, start: '2026-09-15', status: 'CANCELLED' });
    expect(Number(fallen?.sequence)).toBeGreaterThan(Number(moved?.sequence));
  });
});
