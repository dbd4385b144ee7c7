import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/domain/entry.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { IdentityPart, Source } from '../../src/domain/source.ts';
import { identityKeys, publicationId } from '../../src/ingest/identify.ts';
import type { Prepared } from '../../src/ingest/prepare.ts';
import { recognise } from '../../src/ingest/recognise.ts';
import { tidy } from '../../src/ingest/tidy.ts';
import type { Known } from '../../src/store/archive.ts';
import { aSource, noTags } from '../world/sample.ts';

type Item = Partial<Pick<Entry, 'title' | 'link' | 'id' | 'published' | 'summary'>>;

/** Plays documents of one source one after the other; each entry's kind, and how many publications there are at the end. */
function play(
  identity: readonly IdentityPart[],
  documents: readonly (readonly Item[])[],
): { kinds: string[]; kept: number } {
  const source = aSource({ identity });
  const archive = new Map<string, { publication: Publication; keys: string[] }>();
  let kinds: string[] = [];
  for (const items of documents) {
    const found = recognise(
      items.map(item => prepared(item, source)),
      [...archive.values()] as Known[],
      source,
    );
    kinds = found.map(({ kind }) => kind);
    for (const one of found) {
      const id = one.kind === 'new' ? publicationId(one.key) : one.of.id;
      const keys = [...(archive.get(id)?.keys ?? []), one.item.titledKey, ...(one.kind === 'new' ? [one.key] : [])];
      archive.set(id, { publication: { ...one.item.draft, id, passages: [] } as unknown as Publication, keys });
    }
  }
  return { kinds, kept: archive.size };
}

function prepared(item: Item, source: Source): Prepared {
  const entry: Entry = {
    title: '無題',
    link: 'https://www.example.go.jp/a.html',
    id: null,
    summary: '',
    content: '',
    published: '2026-08-19',
    updated: null,
    categories: [],
    author: null,
    passages: [],
    ...item,
  };
  const draft = tidy(entry, source);
  return { draft, passages: [], links: [], deadline: null, tags: noTags, ...identityKeys(entry, draft, source) };
}

describe('what a document’s entries are', () => {
  test('the same entry again is the same', () => {
    expect(play(['url', 'date'], [[{ title: 'A' }], [{ title: 'A' }]])).toEqual({ kinds: ['same'], kept: 1 });
  });

  test('a typing error mended in place at the same address and date is a revision (金融庁)', () => {
    const before = { title: '令和８年熊本地震関連j法に関する特設ページを更新しました。' };
    const after = { title: '令和８年熊本地震関連情報に関する特設ページを更新しました。' };
    expect(play(['url', 'date'], [[before], [after]])).toEqual({ kinds: ['revised'], kept: 1 });
  });

  test('titles beyond number and length are not compared, and count as new', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ title: String.fromCodePoint(0x4e00 + at).repeat(9) }));
    const others = Array.from({ length: 99 }, (_, at) => ({ title: String.fromCodePoint(0x5e00 + at).repeat(9) }));
    const mended = { title: `${many[0]?.title}等` };
    const kindOf = (...items: Item[]) => play(['url', 'title'], [many, items]).kinds.at(-1);
    expect(kindOf(...others, mended)).toBe('revised');
    expect(kindOf(...others, { title: 'よそのお知らせ' }, mended)).toBe('new');
    const long = '長'.repeat(999);
    expect(play(['url', 'date'], [[{ title: long }], [{ title: `${long}い` }]]).kinds).toEqual(['revised']);
    expect(play(['url', 'date'], [[{ title: long }], [{ title: `${long}いい` }]]).kinds).toEqual(['new']);
  });

  test('long titles use up sooner what comparing may cost', () => {
    const titled = (from: number, count: number, length: number) =>
      Array.from({ length: count }, (_, at) => ({ title: String.fromCodePoint(from + at).repeat(length) }));
    const kindAfter = (count: number) => {
      const many = titled(0x4e00, 20, 900);
      const mended = { title: `${many[0]?.title}等` };
      return play(['url', 'title'], [many, [...titled(0x5e00, count, 900), mended]]).kinds.at(-1);
    };
    expect([kindAfter(8), kindAfter(13)]).toEqual(['revised', 'new']);
  });

  test('a title mended twice and turned back is one publication', () => {
    const [a, b] = [
      { title: 'AI事業者ガイドラインの公表について' },
      { title: 'AI事業者ガイドラインの公表について（訂正）' },
    ];
    expect(play(['url', 'title'], [[a], [b], [a], [b]])).toEqual({ kinds: ['revised'], kept: 1 });
  });

  test('the same address with another title on the same day is another publication while both are listed', () => {
    const documents = [[{ title: '調達案件：端末の賃貸借' }, { title: '調達案件：端末の賃貸借等' }]];
    expect(play(['url', 'date'], documents)).toEqual({ kinds: ['new', 'new'], kept: 2 });
    expect(play(['url', 'date'], [...documents, ...documents])).toEqual({ kinds: ['same', 'same'], kept: 2 });
  });

  test('another title at an address is no mend of what is still listed, nor of what another has mended', () => {
    const one = { title: '調達案件：端末の賃貸借' };
    const [mend, other] = [{ title: `${one.title}等` }, { title: `${one.title}（再）` }];
    expect(play(['url', 'date'], [[one], [mend, one]])).toEqual({ kinds: ['new', 'same'], kept: 2 });
    expect(play(['url', 'date'], [[one], [mend, other]])).toEqual({ kinds: ['revised', 'new'], kept: 2 });
  });

  test('the next meeting at the same address is another publication though one figure differs', () => {
    const documents = [
      [{ title: '専門調査会（第53回）の開催について' }],
      [{ title: '専門調査会（第54回）の開催について' }],
    ];
    expect(play(['url', 'date'], documents)).toEqual({ kinds: ['new'], kept: 2 });
  });

  test('the same address listed again on another day is another publication', () => {
    const documents = [
      [{ title: '機械受注統計調査報告' }],
      [{ title: '機械受注統計調査報告', published: '2026-09-19' }],
    ];
    expect(play(['url', 'date'], documents)).toEqual({ kinds: ['new'], kept: 2 });
  });

  test('a positional guid plays no part where the policy does not name it (官邸)', () => {
    const documents = [
      [{ title: 'A', id: 'item_1' }],
      [{ title: '内閣総理大臣の会見', id: 'item_1', link: 'https://www.example.go.jp/b' }],
    ];
    expect(play(['url', 'title'], documents)).toEqual({ kinds: ['new'], kept: 2 });
  });

  test('two entries at one address with guids of their own are two (デジタル庁)', () => {
    const items = [
      { title: '入札公告', id: 'g1' },
      { title: '入札公告', id: 'g2' },
    ];
    expect(play(['guid'], [items, items])).toEqual({ kinds: ['same', 'same'], kept: 2 });
  });

  test('a guid that the policy trusts makes any new title a revision', () => {
    const documents = [[{ title: 'お知らせ', id: 'g1' }], [{ title: '生成AIに関する報告書', id: 'g1' }]];
    expect(play(['guid'], documents)).toEqual({ kinds: ['revised'], kept: 1 });
  });

  test('a guid that changes while all else stays makes no second publication', () => {
    const documents = [[{ title: '生成AIに関する報告書', id: 'g1' }], [{ title: '生成AIに関する報告書', id: 'g2' }]];
    expect(play(['guid'], documents)).toEqual({ kinds: ['same'], kept: 1 });
  });

  test('an entry without a link is known again by its title', () => {
    const item = { title: '総理の一日', link: null };
    expect(play(['url', 'title'], [[item], [item]])).toEqual({ kinds: ['same'], kept: 1 });
  });

  test('an entry listed twice in one document is one', () => {
    expect(play(['url', 'title'], [[{ title: 'A' }, { title: 'A' }]])).toEqual({ kinds: ['new'], kept: 1 });
  });

  test.each<[what: string, changes: Item]>([
    ['summary', { summary: '追記' }],
    ['address', { link: 'https://www.example.go.jp/b.html' }],
    ['day', { published: '2026-08-20' }],
  ])('a new %s is a revision', (_, changes) => {
    const item = { title: 'A', id: 'g1' };
    expect(play(['guid'], [[item], [{ ...item, ...changes }]])).toEqual({ kinds: ['revised'], kept: 1 });
  });
});

test('an id is p and ten base32 characters, and two keys have two', () => {
  expect(publicationId('a')).toMatch(/^p[a-z2-7]{10}$/);
  expect(publicationId('a')).not.toBe(publicationId('b'));
});
