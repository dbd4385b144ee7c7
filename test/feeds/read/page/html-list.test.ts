import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtmlList as readDocument } from '../../../../feeds/read/page/html-list.ts';
import type { Reading } from '../../../../src/domain/entry.ts';
import type { ListSelectors } from '../../../../src/domain/source.ts';
import { processorMs } from '../../../world/processor-time.ts';

type Row = readonly [date: string | null, title: string, link: string];

const page = 'https://ministry.example/press/index.html';

function readHtmlList(html: string, url: string, selectors: ListSelectors | null): Reading {
  return readDocument({ url, contentType: 'text/html; charset=utf-8', body: Buffer.from(html) }, { selectors });
}

/** What a page's list holds, as date, title and path. */
function listOf(html: string, selectors: ListSelectors | null = null): Row[] {
  return readHtmlList(html, page, selectors).entries.map(({ published, title, link }) => [
    published,
    title,
    (link ?? '').replace('https://ministry.example', ''),
  ]);
}

function check(name: string, html: string, expected: readonly Row[]): void {
  test(name, () => expect(listOf(html)).toEqual(expected));
}

/** What stands around a list on every page of a site. */
const around = (
  list: string,
  heading = '報道発表',
) => `<!doctype html><html lang="ja"><head><title>${heading}｜見本省</title></head><body>
<header><p>2026年1月1日</p><a href="/">見本省</a><nav><ul><li><a href="/a.html">組織</a></li></ul></nav></header>
<ol class="breadcrumb"><li><a href="/">トップ</a></li><li>${heading}</li></ol>
<div id="contents"><h1>${heading}</h1>${list}<p class="pagetop"><a href="#top">ページの先頭へ</a></p></div>
<div class="sidebar"><ul><li>2020年1月1日<a href="/old.html">古いお知らせの一覧表</a></li></ul></div>
<footer><p>最終更新日：2026年8月1日</p><a href="/privacy.html">プライバシーポリシー</a></footer></body></html>`;

describe('lists with a date and a link in each item', () => {
  check(
    'dl, a date and its link in turn',
    around(
      '<dl><dt>令和8年8月7日</dt><dd><a href="a.html">指針案の意見募集を開始しました</a></dd><dt>令和8年8月6日</dt><dd><a href="b.html">検討会（第3回）を開催します</a></dd></dl>',
    ),
    [
      ['2026-08-07', '指針案の意見募集を開始しました', '/press/a.html'],
      ['2026-08-06', '検討会（第3回）を開催します', '/press/b.html'],
    ],
  );
  check(
    'dl with div around each pair',
    around(
      '<dl><div><dt><time datetime="2026-08-07">8月7日</time></dt><dd><span>報道</span><a href="/a">指針を改定しました</a></dd></div><div><dt><time datetime="2026-08-06">8月6日</time></dt><dd><a href="/b">報告書を公表しました</a></dd></div></dl>',
    ),
    [
      ['2026-08-07', '指針を改定しました', '/a'],
      ['2026-08-06', '報告書を公表しました', '/b'],
    ],
  );
  check(
    'one date above several links',
    around(
      '<dl><dt>2026年8月7日（金）</dt><dd><a href="/a">生成AIの利用に関する注意喚起</a></dd><dd><a href="/b">データ連携基盤の整備状況</a></dd><dt>2026年8月6日（木）</dt><dd><ul><li><a href="/c">閣議後記者会見の概要を掲載しました</a></li><li><a href="/d">審議会の委員を任命しました</a></li></ul></dd></dl>',
    ),
    [
      ['2026-08-07', '生成AIの利用に関する注意喚起', '/a'],
      ['2026-08-07', 'データ連携基盤の整備状況', '/b'],
      ['2026-08-06', '閣議後記者会見の概要を掲載しました', '/c'],
      ['2026-08-06', '審議会の委員を任命しました', '/d'],
    ],
  );
  check(
    'li with the date as text',
    around(
      '<ul><li>2026.08.07　<a href="/a">指針を公表しました</a></li><li>2026.08.06　<a href="/b.pdf">令和8年3月31日までの実績（PDF形式：120KB）</a></li></ul>',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-08-06', '令和8年3月31日までの実績', '/b.pdf'],
    ],
  );
  check(
    'a date inside the link',
    around(
      '<ul><li><a href="/a"><span class="date">2026年8月7日</span><span class="cat">報道</span><span class="title">指針を公表しました</span></a></li><li><a href="/b"><span class="date">2026年8月6日</span><span class="cat">会議</span><span class="title">第２回を開きました</span></a></li></ul>',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-08-06', '第２回を開きました', '/b'],
    ],
  );
  check(
    'a date at the end of the title, in brackets',
    around(
      '<ul><li><a href="/a">指針を公表しました（令和8年8月7日）</a></li><li><a href="/b">報告書を取りまとめました（令和8年8月6日）</a></li></ul>',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-08-06', '報告書を取りまとめました', '/b'],
    ],
  );
  check(
    'table rows with a header, and a PDF beside the title',
    around(
      '<table><thead><tr><th>公表日</th><th>件名</th><th>担当</th></tr></thead><tbody><tr><td>R8.8.7</td><td><a href="/a.html">AIに関する実態調査の結果</a> <a href="/a.pdf">[PDF:200KB]</a></td><td>総務課</td></tr><tr><td>R8.8.6</td><td><a href="/b.html">相談窓口の設置について</a></td><td>企画課</td></tr></tbody></table>',
    ),
    [
      ['2026-08-07', 'AIに関する実態調査の結果', '/a.html'],
      ['2026-08-06', '相談窓口の設置について', '/b.html'],
    ],
  );
  check(
    'table rows whose title is no link',
    around(
      '<table><tr><td>令和8年8月7日</td><td>AIの利用に関する調査報告書</td><td><a href="/a.pdf">PDF</a></td></tr><tr><td>令和8年8月6日</td><td>電子申請の開始について</td><td><a href="/b.pdf">PDF</a></td></tr></table>',
    ),
    [
      ['2026-08-07', 'AIの利用に関する調査報告書', '/a.pdf'],
      ['2026-08-06', '電子申請の開始について', '/b.pdf'],
    ],
  );
  check(
    'a date cell that spans rows',
    around(
      '<table><tr><td rowspan="2">8月7日</td><td><a href="/a">一つ目の報道発表です</a></td></tr><tr><td><a href="/b">二つ目の報道発表です</a></td></tr><tr><td>8月6日</td><td><a href="/c">三つ目の報道発表です</a></td></tr></table>',
      '令和8年 報道発表',
    ),
    [
      ['2026-08-07', '一つ目の報道発表です', '/a'],
      ['2026-08-07', '二つ目の報道発表です', '/b'],
      ['2026-08-06', '三つ目の報道発表です', '/c'],
    ],
  );
  check(
    'cards with the date below, an image link and a label',
    around(
      '<div class="cards"><div class="c"><a href="/a"><img src="a.png" alt=""></a><p><a href="/tag/ai">AI</a></p><h3><a href="/a">生成AIの手引きを公開しました</a></h3><p class="d">2026/08/07</p></div><div class="c"><a href="/b"><img src="b.png" alt=""></a><p><a href="/tag/x">行政</a></p><h3><a href="/b">実証事業の公募について</a></h3><p class="d">2026/08/06</p></div></div>',
    ),
    [
      ['2026-08-07', '生成AIの手引きを公開しました', '/a'],
      ['2026-08-06', '実証事業の公募について', '/b'],
    ],
  );
  check(
    'paragraphs broken by br, dates first',
    around(
      '<p>2026年8月7日　<a href="/a">指針を公表しました</a><br>2026年8月6日　<a href="/b">報告書を公表しました</a><br></p>',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-08-06', '報告書を公表しました', '/b'],
    ],
  );
  check(
    'lines broken by br, dates behind',
    around(
      '<p><a href="/a">指針を公表しました</a>（2026年8月7日）<br><a href="/b">報告書を公表しました</a>（2026年8月6日）</p>',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-08-06', '報告書を公表しました', '/b'],
    ],
  );
  check(
    'dates in comments, in continued Heisei years',
    around(
      '<h3>8月</h3><dl><!-- dt>平成38年8月7日</dt --><dd><a href="/a">検討会の取りまとめについて</a></dd></dl><dl><!-- dt>平成38年8月6日</dt --><dd><a href="/b">試験の結果について</a></dd></dl>',
    ),
    [
      ['2026-08-07', '検討会の取りまとめについて', '/a'],
      ['2026-08-06', '試験の結果について', '/b'],
    ],
  );
  check(
    'a date in pieces',
    around(
      '<ul><li><span class="y">2026</span>.<span>08.07</span> <a href="/a">指針を公表しました</a></li><li><span class="y">2026</span>.<span>08.06</span> <a href="/b">報告書を公表しました</a></li></ul>',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-08-06', '報告書を公表しました', '/b'],
    ],
  );
});

describe('days below a year', () => {
  check(
    'a year’s heading, months and days in the items',
    around(
      '<h2>令和8年</h2><ul><li>1月9日 <a href="/a">新年の挨拶を掲載しました</a></li></ul><h2>令和7年</h2><ul><li>12月26日 <a href="/b">指針を決定しました</a></li></ul>',
    ),
    [
      ['2026-01-09', '新年の挨拶を掲載しました', '/a'],
      ['2025-12-26', '指針を決定しました', '/b'],
    ],
  );
  check(
    'a month’s heading below the year of the title',
    around(
      '<h3>8月</h3><dl><dt>7日</dt><dd><a href="/a">指針を公表しました</a></dd></dl><h3>7月</h3><dl><dt>31日</dt><dd><a href="/b">報告書を公表しました</a></dd></dl>',
      '令和８年のプレスリリース',
    ),
    [
      ['2026-08-07', '指針を公表しました', '/a'],
      ['2026-07-31', '報告書を公表しました', '/b'],
    ],
  );
  check(
    'a fiscal year, whose January is in the next year',
    around(
      '<ul><li><span>2月3日</span><a href="/a">指針を公表しました</a></li><li><span>12月1日</span><a href="/b">報告書を公表しました</a></li></ul>',
      '令和7年度の発表',
    ),
    [
      ['2026-02-03', '指針を公表しました', '/a'],
      ['2025-12-01', '報告書を公表しました', '/b'],
    ],
  );
  check(
    'a page that prints its own day: the last such days before it',
    around(
      '<p class="right">令和8年1月9日</p><h2>1月9日付</h2><ul><li><a href="/a">外務大臣の新年の挨拶</a></li></ul><h2>12月26日付</h2><ul><li><a href="/b">共同声明の発出について</a></li></ul>',
    ),
    [
      ['2026-01-09', '外務大臣の新年の挨拶', '/a'],
      ['2025-12-26', '共同声明の発出について', '/b'],
    ],
  );
  test('a year that stands nowhere leaves the date null, and is told', () => {
    const html = around(
      '<dl><dt>8月7日</dt><dd><a href="/a">外務大臣会談の結果について</a></dd><dt>8月6日</dt><dd><a href="/b">共同声明の発出について</a></dd></dl>',
    );
    expect(listOf(html).map(([date]) => date)).toEqual([null, null]);
    expect(readHtmlList(html, page, null).issues).toMatchObject([{ code: 'undated-items' }]);
  });
});

describe('meetings', () => {
  check(
    'each part of a meeting is named with its meeting',
    around(
      '<table><tr><td>第2回</td><td>令和8年8月7日</td><td><a href="/2/gijisidai.html">議事次第</a><br><a href="/2/gijiyoushi.pdf">議事要旨</a></td></tr><tr><td>第1回</td><td>令和8年7月1日</td><td><a href="/1/gijisidai.html">議事次第</a></td></tr></table>',
    ),
    [
      ['2026-08-07', '第2回 議事次第', '/2/gijisidai.html'],
      ['2026-08-07', '第2回 議事要旨', '/2/gijiyoushi.pdf'],
      ['2026-07-01', '第1回 議事次第', '/1/gijisidai.html'],
    ],
  );
});

describe('newsletters of law firms', () => {
  check(
    'English cards with dates below the titles',
    '<html lang="en"><head><title>Insights | Firm</title></head><body><main><h1>Newsletters</h1><div><article><a href="/n/1"><h3>Japan Publishes AI Guidelines for Business</h3></a><p>Our view of the new guidelines.</p><span>March 12, 2025</span></article><article><a href="/n/2"><h3>Data Protection Update</h3></a><p>APPI amendments.</p><span>Feb. 3, 2025</span></article></div></main></body></html>',
    [
      ['2025-03-12', 'Japan Publishes AI Guidelines for Business', '/n/1'],
      ['2025-02-03', 'Data Protection Update', '/n/2'],
    ],
  );
  check(
    'a Japanese list with categories and authors',
    around(
      '<ul class="news-list"><li class="news-item"><p class="news-date">2025.03.12</p><p class="cat"><a href="/c/ai">AI・テクノロジー</a></p><p class="news-title"><a href="/n/1">AI法案の閣議決定と企業実務への影響</a></p><p>弁護士 見本太郎</p></li><li class="news-item"><p class="news-date">2025.02.28</p><p class="cat"><a href="/c/fin">金融</a></p><p class="news-title"><a href="/n/2">金融庁ディスカッション・ペーパーの解説</a></p><p>弁護士 見本花子</p></li></ul>',
      'ニュースレター',
    ),
    [
      ['2025-03-12', 'AI法案の閣議決定と企業実務への影響', '/n/1'],
      ['2025-02-28', '金融庁ディスカッション・ペーパーの解説', '/n/2'],
    ],
  );
  check(
    'months only',
    '<body><main><h1>Newsletter archive</h1><ul><li>March 2025 – <a href="/n/3">Technology Law Newsletter No. 3</a></li><li>February 2025 – <a href="/n/2">Technology Law Newsletter No. 2</a></li></ul></main></body>',
    [
      ['2025-03', 'Technology Law Newsletter No. 3', '/n/3'],
      ['2025-02', 'Technology Law Newsletter No. 2', '/n/2'],
    ],
  );
  check(
    'a whole card as a link, «Read more» beside',
    '<body><div class="grid"><div class="card"><a href="/n/1"><div class="meta">Client Alert · 12 Mar 2025</div><div class="title">Japan’s approach to AI regulation</div></a><a href="/n/1">Read more</a></div><div class="card"><a href="/n/2"><div class="meta">Client Alert · 3 Feb 2025</div><div class="title">Cyber bill submitted to the Diet</div></a><a href="/n/2">Read more</a></div></div></body>',
    [
      ['2025-03-12', 'Japan’s approach to AI regulation', '/n/1'],
      ['2025-02-03', 'Cyber bill submitted to the Diet', '/n/2'],
    ],
  );
});

test('a fragment that leads into another document is kept', () => {
  const html = around('<ul><li>2026年8月7日 <a href="/guide.html#next_steps">今後の予定を更新しました</a></li></ul>');
  expect(listOf(html)).toEqual([['2026-08-07', '今後の予定を更新しました', '/guide.html#next_steps']]);
});

test('a page that breaks off anywhere gives no half title and no half address', () => {
  const row = (day: number, name: string) =>
    `<li>2026年8月${day}日 <a href="/news/${name}.html">${name}に関する指針の公表について</a></li>`;
  const whole = around(`<ul>${row(19, '生成AI')}${row(18, '個人情報')}${row(17, '統計調査')}</ul>`);
  const rows = listOf(whole).map(([, title, link]) => `${title} ${link}`);
  expect(rows).toHaveLength(3);
  for (let end = whole.indexOf('<ul><li>2026年8月'); end < whole.lastIndexOf('</ul><p'); end++) {
    const found = listOf(whole.slice(0, end)).map(([, title, link]) => `${title} ${link}`);
    expect([end, found.filter(one => !rows.includes(one))]).toEqual([end, []]);
  }
  const half = readHtmlList(whole.slice(0, whole.indexOf('に関する指針')), page, null);
  expect(half.issues.map(({ code }) => code)).toContain('breaks-off');
});

describe('lists without dates', () => {
  test('links are listed without, and it is told', () => {
    const { entries, issues } = readHtmlList(
      around(
        '<ul><li><a href="../r7.html">令和7年のプレスリリース</a></li><li><a href="../r6.html">令和6年のプレスリリース</a></li></ul>',
      ),
      page,
      null,
    );
    expect(entries.map(({ title, published }) => [title, published])).toEqual([
      ['令和7年のプレスリリース', null],
      ['令和6年のプレスリリース', null],
    ]);
    expect(issues).toMatchObject([{ code: 'no-dates' }]);
  });
  test('a page without links says so', () => {
    expect(readHtmlList('<p>工事中です。</p>', page, null).issues).toMatchObject([{ code: 'no-list' }]);
  });
});

describe('what no page should do', () => {
  const checkQuick = (name: string, html: string) =>
    test(name, () => {
      const from = processorMs();
      readHtmlList(html, page, null);
      expect(processorMs() - from).toBeLessThan(10_000);
    });
  checkQuick('200,000 nested tags', '<div>'.repeat(200_000));
  checkQuick('200,000 nested links', '<a href="/a">'.repeat(200_000));
  checkQuick('a list of 20,000 items', '<li>2026年8月7日 <a href="/a">題名</a></li>'.repeat(20_000));
  checkQuick('20,000 links beside one date', `2026年8月7日${'<a href="/a">題名です</a>'.repeat(20_000)}`);
  checkQuick('a huge attribute', `<a href="/${'a'.repeat(5_000_000)}" title="${'2026年'.repeat(500_000)}">題</a>`);
  checkQuick('a huge text', `<p>${'2026年8月7日（金）'.repeat(300_000)}</p>`);
  test('any soup of tags, dates and words is read, with http links only', () => {
    const pieces =
      '<ul> <li> </li> <dl> <dt> </dt> <dd> <table> <tr> <td> <p> <br> <h2> </h2> <a> </a> </ul> <!-- --> <time> </div> <nav> <main>'.split(
        ' ',
      );
    const words = [
      '<a href="/a">',
      '<a href="javascript:x">',
      '<a href=//h:x>',
      '<time datetime="2026-08-07">',
      '令和8年8月7日',
      '8月7日',
      '2026',
      '題名です',
      'PDF',
      '<td rowspan=9>',
      '"',
      '&amp',
      '<',
    ];
    const soup = fc.array(fc.oneof(fc.constantFrom(...pieces, ...words), fc.string({ unit: 'binary' })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(soup, parts => {
        for (const { link, title, published } of readHtmlList(parts.join(''), page, null).entries) {
          expect(link ?? 'https:').toMatch(/^https?:/);
          expect(title).not.toBe('');
          if (published !== null) expect(Number.isNaN(Date.parse(published))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('selectors', () => {
  const html = around(
    '<div class="x"><b>2026年8月7日</b><i><a href="/a">指針を公表しました</a></i><a href="/a.pdf">別紙</a></div>',
  );
  test('say what is an item', () => {
    expect(listOf(html, { item: '.x', title: 'i a', link: 'i a', date: 'b' })).toEqual([
      ['2026-08-07', '指針を公表しました', '/a'],
    ]);
  });
  test('an item’s date is found where none is named', () => {
    expect(listOf(html, { item: '.x', title: 'i a', link: 'i a' })).toEqual([
      ['2026-08-07', '指針を公表しました', '/a'],
    ]);
  });
  test('that find nothing are told, and the page is read without them', () => {
    const { entries, issues } = readHtmlList(html, page, { item: '.renewed' });
    expect(entries).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'selectors-find-nothing' }]);
  });
  test('that are ill-formed are told', () => {
    expect(readHtmlList(html, page, { item: '>>>' }).issues).toMatchObject([{ code: 'bad-selectors' }]);
  });
});
