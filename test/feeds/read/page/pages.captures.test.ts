import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../../feeds/catalogue/load.ts';
import { readHtmlList } from '../../../../feeds/read/page/html-list.ts';
import { readPage } from '../../../../feeds/read/page/page.ts';
import type { ListSelectors } from '../../../../src/domain/source.ts';

const captures = resolve(import.meta.dirname, '../../../../../shared/captures/pages');
const { sources } = loadCatalogue();

describe.skipIf(!existsSync(captures))('captured pages', () => {
  const list = (file: string, url: string, selectors: ListSelectors | null = null) =>
    readHtmlList({ url, contentType: 'text/html', body: readFileSync(resolve(captures, file)) }, { selectors });
  const selectorsOf = (id: string) => sources.find(source => source.id === id)?.selectors ?? null;

  for (const [how, selectors] of [
    ['by the catalogue’s selectors', selectorsOf('meti-press')],
    ['generically', null],
  ] as const) {
    test(`METI’s press page lists 20 releases, ${how}`, () => {
      const { entries, issues } = list('meti.html', 'https://www.meti.go.jp/press/index.html', selectors);
      expect(entries).toHaveLength(20);
      expect(issues).toEqual([]);
      expect(entries.map(({ published }) => published?.slice(0, 8))).not.toContain(undefined);
      expect(entries[0]).toMatchObject({
        published: '2026-08-17',
        link: 'https://www.meti.go.jp/press/2026/08/20260817001.html',
      });
      expect(entries[1]?.title).toMatch(/^令和8年8月13日からの大雨/);
    });
  }

  test('MOJ’s page of a year lists 28 releases, dated in comments by continued Heisei years', () => {
    const { entries, issues } = list('moj_year_page.html', 'https://www.moj.go.jp/hisho/kouhou/press_r8.html');
    expect(entries).toHaveLength(28);
    expect(issues).toEqual([]);
    expect(entries.every(({ published }) => published?.startsWith('2026-'))).toBe(true);
    expect(entries[0]).toMatchObject({
      published: '2026-08-07',
      link: 'https://www.moj.go.jp/MINJI/minji05_00778.html',
    });
  });

  test('MOJ’s menu of years lists its 13 pages, without dates, and says so', () => {
    const { entries, issues } = list('moj.html', 'https://www.moj.go.jp/press_index.html');
    expect(entries).toHaveLength(13);
    expect(entries.every(({ published }) => published === null)).toBe(true);
    expect(issues.map(({ code }) => code)).toEqual(['no-dates']);
  });

  test('the Cabinet Office’s page on the AI Act lists its five documents', () => {
    const url = 'https://www8.cao.go.jp/cstp/ai/ai_act/ai_act.html';
    const { entries } = list('cao-ai-act-status.html', url, selectorsOf('cao-ai-act'));
    expect(entries.map(({ link }) => link)).toEqual([
      'https://www8.cao.go.jp/cstp/ai/ai_hou_gaiyou.pdf',
      'https://laws.e-gov.go.jp/law/507AC0000000053',
      'https://www8.cao.go.jp/cstp/idou/2025/20250612-1.html',
      'https://www8.cao.go.jp/cstp/ai/ai_hou_sangiin_futai.pdf',
      'https://www8.cao.go.jp/cstp/ai/ai_hou_gaiyou_en.pdf',
    ]);
    expect(entries.every(({ published }) => published === null)).toBe(true);
  });

  const page = (file: string, contentType: string) =>
    readPage({
      url: 'https://www.example.jp/ai/act/page.html',
      contentType,
      body: readFileSync(resolve(captures, file)),
    });

  test('the Cabinet Office’s page on the AI Act gives its two sections and three PDFs', () => {
    const { entries, linked } = page('cao-ai-act-status.html', 'text/html');
    expect(entries[0]?.title).toBe('人工知能関連技術の研究開発及び活用の推進に関する法律（ＡＩ法）');
    expect(entries[0]?.passages.map(({ heading }) => heading)).toEqual(['概要', '関連資料']);
    expect(entries[0]?.passages[0]?.text).toContain('全面施行されました。');
    expect(linked).toHaveLength(3);
  });

  test('the law firm’s article gives its title and a passage for each heading, without its platform', () => {
    const { entries } = page('mofo-japans-approach-to-ai-regulation-in-2025.txt', 'text/plain');
    expect(entries[0]?.title).toBe('Japan’s Approach to AI Regulation in 2025');
    expect(entries[0]?.passages.map(({ heading }) => heading)).toEqual([
      'Japan’s Approach to AI Regulation in 2025',
      'Regulatory Framework and Legislative Measures',
      'Cabinet Office Interim Report (February 4, 2025)',
      'Financial Services Agency (FSA) AI Discussion Paper (March 2025)',
      'Japan’s Approach to AI Regulation in 2025',
    ]);
    expect(entries[0]?.content).not.toMatch(/JD Supra|Attorney Advertising|Contact/);
  });
});
