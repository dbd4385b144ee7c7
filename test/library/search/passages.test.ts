import { expect, test } from 'vitest';
import type { Passage } from '../../../src/domain/entry.ts';
import type { Publication } from '../../../src/domain/publication.ts';
import type { Viewer } from '../../../src/domain/workspace.ts';
import { openReadModel } from '../../../src/library/read-model.ts';
import { takeArticles } from '../../../src/library/search/article.ts';
import { loadMeasures } from '../../../src/measures/load.ts';
import { aPublication } from '../../world/sample.ts';

const viewer: Viewer = { workspace: 'main', person: 'someone', roles: ['reader'] };
const { measures } = loadMeasures();

const paragraph = (article: string, number: string | null, heading: string, text: string): Passage => ({
  pinpoint: { kind: 'article', article, paragraph: number, item: null },
  heading,
  text,
});
const page = (number: number, text: string): Passage => ({
  pinpoint: { kind: 'page', page: number },
  heading: '',
  text,
});

const law: Partial<Publication> = {
  id: 'plaw',
  title: '人工知能関連技術の研究開発及び活用の推進に関する法律',
  publishedAt: '2025-06-04',
  links: [{ measure: 'ai-promotion-act', role: 'text-of', evidence: [] }],
  passages: [
    paragraph('1', null, '第一条（目的）', 'この法律は、国民生活の向上及び国民経済の発展に寄与することを目的とする。'),
    paragraph('16', '1', '第十六条（調査研究等）', '国は、国内外の動向に関する情報の収集を行うものとする。'),
    paragraph(
      '16',
      '2',
      '第十六条（調査研究等）',
      '国は、権利利益の侵害が生じた事案の分析及び対策の検討を行うものとする。',
    ),
    paragraph('30-4', null, '第三十条の四', '享受を目的としない利用。'),
  ],
};
const report: Partial<Publication> = {
  id: 'preport',
  title: '検討会の資料一式',
  publishedAt: '2026-02-01',
  passages: [page(1, '表紙'), page(7, '量子計算機の調達について述べる。'), page(9, '衛星測位の調達について述べる。')],
};

function searchOver(publications: readonly Partial<Publication>[]) {
  const model = openReadModel(':memory:', measures);
  const apply = (list: readonly (Partial<Publication> & { deleted?: true })[], from: number) =>
    model.apply(
      list.map((changes, index) => {
        const publication = aPublication({ id: `p${index}`, ...changes });
        const { id, owner } = publication;
        const change = from + index;
        return { change, id, owner, born: 1, said: change, publication: changes.deleted ? null : publication };
      }),
    );
  apply(publications, 1);
  const best = (words: string, who = viewer) => {
    const hit = model.search(who, { words, limit: 5, now: 0 }).hits.find(({ isWhole }) => isWhole);
    return hit === undefined ? null : [hit.publication.id, hit.passage?.pinpoint ?? null];
  };
  return { model, apply, best };
}

const archive = searchOver([law, report, { id: 'pother', title: '第16条の会の案内' }]);
const article = (number: string, of: string | null) => ({
  kind: 'article',
  article: number,
  paragraph: of,
  item: null,
});

test('words that stand in a passage alone find its publication, and say where they stand', () => {
  expect(archive.best('衛星測位')).toEqual(['preport', { kind: 'page', page: 9 }]);
  expect(archive.best('量子計算機 調達')).toEqual(['preport', { kind: 'page', page: 7 }]);
  expect(archive.best('"事案の分析"')).toEqual(['plaw', article('16', '2')]);
  expect(archive.best('"事案の検討"')).toBeNull();
});

test('an article is found by its number, and a paragraph of it, however it is written', () => {
  for (const words of [
    'AI法 第16条第2項',
    'ＡＩ推進法第十六条第二項',
    'AI Promotion Act Article 16(2)',
    'AI法 16条2項',
  ])
    expect(archive.best(words), words).toEqual(['plaw', article('16', '2')]);
  expect(archive.best('AI法 第16条')).toEqual(['plaw', article('16', '1')]);
  expect(archive.best('第30条の4')).toEqual(['plaw', article('30-4', null)]);
  expect(archive.best('AI法 第99条')).toBeNull();
});

test('passages keep to the filters of a search, and to who may see them', () => {
  expect(archive.best('衛星測位 以降:2026-01-01')).toEqual(['preport', { kind: 'page', page: 9 }]);
  expect(archive.best('衛星測位 2025')).toBeNull();
  expect(archive.best('衛星測位 measure:ai-promotion-act')).toBeNull();
  const own = searchOver([{ ...report, owner: 'acme' }]);
  const none = { hits: [], whole: 0, partly: 0 };
  for (const words of ['衛星測位', '検討会の資料'])
    expect(own.model.search(viewer, { words, limit: 5, now: 0 })).toMatchObject(none);
  expect(own.best('衛星測位', { ...viewer, workspace: 'acme' })).not.toBeNull();
});

test('a hit has the passage that fits and no other, and a revision forgets the passages before it', () => {
  const changing = searchOver([report]);
  const [hit] = changing.model.search(viewer, { words: '衛星測位', limit: 5, now: 0 }).hits;
  expect(hit?.passage?.text).toContain('衛星測位');
  expect(hit?.publication.passages).toEqual([]);
  changing.apply([{ ...report, passages: [page(1, '改訂した表紙')] }], 2);
  expect(changing.best('衛星測位')).toBeNull();
  expect(changing.model.publication(viewer, 'preport')?.passages.length).toBe(1);
  changing.apply([{ ...report, deleted: true }], 3);
  expect(changing.best('表紙')).toBeNull();
});

const checkArticles = (typed: string, expected: readonly string[], rest = '') => {
  const taken = takeArticles(typed);
  const found = taken.articles.map(one => `${one.article}${one.paragraph === null ? '' : `(${one.paragraph})`}`);
  expect([found, taken.rest.trim()], typed).toEqual([expected, rest]);
};
test('articles are taken out of what is typed', () => {
  checkArticles('第16条第2項', ['16(2)']);
  checkArticles('著作権法第三十条の四', ['30-4'], '著作権法');
  checkArticles('附則第２条', ['suppl-2']);
  checkArticles('Article 16(2) of the Act', ['16(2)'], 'of the Act');
  checkArticles('Art. 5, paragraph 3', ['5(3)']);
  checkArticles('articles 3', ['3']);
  checkArticles('条例 2025', [], '条例 2025');
  checkArticles('smart 5 home', [], 'smart 5 home');
  checkArticles('三条市', [], '三条市');
  checkArticles('新しい3条例', [], '新しい3条例');
});
