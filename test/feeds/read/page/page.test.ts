import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../../feeds/read/page/page.ts';

const url = 'https://agency.example/ai/page.html';
const read = (text: string, contentType: string | null = null) =>
  readPage({ url, contentType, body: Buffer.from(text) });
const html = (main: string) =>
  `<html><head><title>見本庁</title><meta name="description" content="AIの手引き"></head><body><header><a href="/">見本庁</a></header>
<div id="breadcrumb">トップ</div><div id="contents"><h1>ＡＩと著作権</h1>${main}</div><footer>代表電話</footer><script>var x = 1;</script></body></html>`;

describe('a watched page', () => {
  const { entries, linked } = read(
    html(
      '<p class="date">最終更新日：2026年8月1日</p><p>考え方を<br>示します。</p><h2>概要</h2><p>第一の点。</p><h3>資料</h3><ul><li><a href="a.pdf#page=2">資料一</a></li><li><a href="/b.PDF">資料二</a></li><li><a href="c.html">ほか</a></li></ul><p><a href="#top">ページの先頭へ</a></p>',
    ),
  );
  test('is one entry with its heading as title', () => {
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ title: 'ＡＩと著作権', link: url, summary: 'AIの手引き', published: null });
  });
  test('has a passage for each heading, without what stands on every page', () => {
    expect(entries[0]?.passages.map(({ heading, text }) => [heading, text])).toEqual([
      ['ＡＩと著作権', '考え方を\n示します。'],
      ['概要', '第一の点。'],
      ['資料', '資料一\n資料二\nほか'],
    ]);
    expect(entries[0]?.content).not.toMatch(/電話|トップ|var x|先頭へ/);
  });
  test('keeps the day of its change apart from its text', () => {
    expect(entries[0]?.updated).toBe('2026-08-01');
    expect(entries[0]?.content).not.toContain('最終更新');
  });
  test('names the PDFs that it links', () => {
    expect(linked).toEqual(['https://agency.example/ai/a.pdf', 'https://agency.example/b.PDF']);
  });
  test('that is empty says so', () => {
    expect(read('<html><body><nav>a</nav></body></html>')).toMatchObject({
      entries: [],
      issues: [{ code: 'no-text' }],
    });
  });
  test('of 200,000 nested tags is read as far as it is sane', () => {
    expect(read(`<p>前</p>${'<div>'.repeat(200_000)}後`).issues).toMatchObject([{ code: 'too-deep' }]);
  });
});

describe('an article as plain text', () => {
  const { entries } = read(
    [
      'A Firm’s View of the AI Act',
      '',
      'Firm',
      'Contact',
      '',
      'The Diet passed the Act in May. It has no penalties.',
      '',
      '  • What the Act says',
      '',
      '    Companies are to cooperate.',
      '    The headquarters is led by the Prime Minister.',
      '  • What comes next (2026)',
      '',
      '    A plan follows.',
      '',
      'All in all, a moderate course.',
      '',
      '[View source.]',
      '',
      'Written by:',
    ].join('\n'),
    'text/plain',
  );
  test('has its first line as title and its bulleted headings as passages', () => {
    expect(entries[0]?.title).toBe('A Firm’s View of the AI Act');
    expect(entries[0]?.passages.map(({ heading, text }) => [heading, text])).toEqual([
      ['A Firm’s View of the AI Act', 'The Diet passed the Act in May. It has no penalties.'],
      ['What the Act says', 'Companies are to cooperate.\nThe headquarters is led by the Prime Minister.'],
      ['What comes next (2026)', 'A plan follows.'],
      ['A Firm’s View of the AI Act', 'All in all, a moderate course.'],
    ]);
  });
  test('that is empty says so', () => expect(read(' \n', 'text/plain').issues).toMatchObject([{ code: 'no-text' }]));
});

test('any bytes are a page or an issue, and what is read again is the same', () => {
  const pieces =
    '<main> <h1> </h1> <h2> </h2> <p> <br> <td> <a href="x.pdf"> </a> <!-- --> <nav> </nav> • # [View 令和8年8月7日 最終更新日：2026年8月7日 &amp; \n \t'.split(
      ' ',
    );
  const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 40 });
  fc.assert(
    fc.property(soup, fc.constantFrom('text/html', 'text/plain', null), (parts, contentType) => {
      const { entries, issues } = read(parts.join('\n'), contentType);
      expect(entries.length + issues.length).toBeGreaterThan(0);
      expect(read(parts.join('\n'), contentType).entries).toEqual(entries);
      for (const { title, link } of entries) expect([title !== '', link]).toEqual([true, url]);
    }),
    { numRuns: 1000 },
  );
});
