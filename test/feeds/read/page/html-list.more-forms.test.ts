// Further forms of ministries' lists, each written down with what must come of it before it was read.
import { describe, expect, test } from 'vitest';
import { readHtmlList } from '../../../../feeds/read/page/html-list.ts';

type Row = readonly [date: string | null, title: string, path: string];

function check(name: string, html: string, expected: readonly Row[]): void {
  const url = 'https://ministry.example/press/index.html';
  const body = Buffer.from(`<body>${html}</body>`);
  test(name, () => {
    const { entries } = readHtmlList({ url, contentType: 'text/html; charset=utf-8', body }, { selectors: null });
    const rows = entries.map(({ published, title, link }) => [
      published,
      title,
      link?.replace('https://ministry.example', ''),
    ]);
    expect(rows).toEqual(expected);
  });
}

const guideline = '生成AIの利用指針の公表について';
const report = '人工知能に関する調査報告書';
const two: readonly Row[] = [
  ['2026-08-19', guideline, '/a'],
  ['2026-08-18', report, '/b'],
];

describe('dates in pieces', () => {
  check(
    'a day as 8.19 below a year',
    `<h2>令和8年</h2><table><tr><th>8.19</th><td><a href="/a">${guideline}</a></td></tr><tr><th>8.18</th><td><a href="/b">${report}</a></td></tr></table>`,
    two,
  );
  check(
    'month and day in cells of their own, below a year',
    `<h2>令和8年</h2><table><tr><td>8月</td><td>19日</td><td><a href="/a">${guideline}</a></td></tr><tr><td>8月</td><td>18日</td><td><a href="/b">${report}</a></td></tr></table>`,
    two,
  );
  check(
    'year and day in cells of their own',
    `<table><tr><td>令和8年</td><td>8月19日</td><td><a href="/a">${guideline}</a></td></tr><tr><td>令和8年</td><td>8月18日</td><td><a href="/b">${report}</a></td></tr></table>`,
    two,
  );
  check(
    'a month’s cell that spans the days of it',
    `<h2>令和8年</h2><table><tr><td rowspan="2">8月</td><td>19日</td><td><a href="/a">${guideline}</a></td></tr><tr><td>18日</td><td><a href="/b">${report}</a></td></tr></table>`,
    two,
  );
  check(
    'days alone below a month',
    `<h2>令和8年度</h2><h3>8月</h3><ul><li>19日（水）<a href="/a">${guideline}</a></li><li>18日（火）<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'month, slash, day and weekday below a year',
    `<h2>2026年</h2><ul><li>8/19（水）<a href="/a">${guideline}</a></li><li>8/18（火）<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'lists in lists: year, month, day',
    `<ul><li>令和8年<ul><li>8月<ul><li>19日 <a href="/a">${guideline}</a></li><li>18日 <a href="/b">${report}</a></li></ul></li></ul></li></ul>`,
    two,
  );
  check(
    'day, month and year in spans without blanks',
    `<div class="i"><p><span>19</span><span>Aug</span><span>2026</span></p><a href="/a">${guideline}</a></div><div class="i"><p><span>18</span><span>Aug</span><span>2026</span></p><a href="/b">${report}</a></div>`,
    two,
  );
  check(
    'English days below a year',
    `<h1>Press Releases 2026</h1><dl><dt>August 19</dt><dd><a href="/a">AI guidelines published</a></dd><dt>August 18</dt><dd><a href="/b">Survey on AI</a></dd></dl>`,
    [
      ['2026-08-19', 'AI guidelines published', '/a'],
      ['2026-08-18', 'Survey on AI', '/b'],
    ],
  );
});

describe('dates in their ways of writing', () => {
  check(
    'R8.8.19',
    `<ul><li>R8.8.19 <a href="/a">${guideline}</a></li><li>R8.8.18 <a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'full-width figures and blanks',
    `<ul><li>令和　８年　８月１９日　<a href="/a">${guideline}</a></li><li>令和　８年　８月１８日　<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'kanji figures',
    `<dl><dt>令和八年八月十九日</dt><dd><a href="/a">${guideline}</a></dd><dt>令和八年八月十八日</dt><dd><a href="/b">${report}</a></dd></dl>`,
    two,
  );
  check(
    'a moment in the time element',
    `<ul><li><time datetime="2026-08-19T14:00:00+09:00">8月19日 14時</time><a href="/a">${guideline}</a></li><li><time datetime="2026-08-18T14:00:00+09:00">8月18日 14時</time><a href="/b">${report}</a></li></ul>`,
    [
      ['2026-08-19T14:00:00+09:00', guideline, '/a'],
      ['2026-08-18T14:00:00+09:00', report, '/b'],
    ],
  );
  check(
    'a time element without datetime',
    `<ul><li><time>2026年8月19日</time><a href="/a">${guideline}</a></li><li><time>2026年8月18日</time><a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'a label before the date',
    `<ul><li><a href="/a">${guideline}</a><br>公表日：2026年8月19日</li><li><a href="/b">${report}</a><br>公表日：2026年8月18日</li></ul>`,
    two,
  );
  check(
    'the day of publication and that of an update',
    `<ul><li><a href="/a">${guideline}</a><span>公表日：2026年8月19日</span><span>更新日：2026年8月25日</span></li><li><a href="/b">${report}</a><span>公表日：2026年8月18日</span><span>更新日：2026年8月25日</span></li></ul>`,
    two,
  );
  check(
    'brackets before the link',
    `<ul><li>（令和8年8月19日）<a href="/a">${guideline}</a></li><li>（令和8年8月18日）<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'a day without year in brackets behind, below a year',
    `<h3>2026年</h3><p>○<a href="/a">${guideline}</a>（8月19日）</p><p>○<a href="/b">${report}</a>（8月18日）</p>`,
    two,
  );
});

describe('where dates stand', () => {
  check(
    'a list in each dated item',
    `<ul><li>2026年8月19日<ul><li><a href="/a">${guideline}</a></li><li><a href="/c">検討会の開催について</a></li></ul></li><li>2026年8月18日<ul><li><a href="/b">${report}</a></li></ul></li></ul>`,
    [
      ['2026-08-19', guideline, '/a'],
      ['2026-08-19', '検討会の開催について', '/c'],
      ['2026-08-18', report, '/b'],
    ],
  );
  check(
    'several dd below a dt',
    `<h2>令和8年</h2><dl><dt>8月19日</dt><dd><a href="/a">${guideline}</a></dd><dd><a href="/c">検討会の開催について</a></dd><dt>8月18日</dt><dd><a href="/b">${report}</a></dd></dl>`,
    [
      ['2026-08-19', guideline, '/a'],
      ['2026-08-19', '検討会の開催について', '/c'],
      ['2026-08-18', report, '/b'],
    ],
  );
  check(
    'another day in a title',
    `<dl><dt>2026年8月19日</dt><dd><a href="/a">大臣記者会見の概要（令和8年8月18日）</a></dd><dt>2026年8月18日</dt><dd><a href="/b">${report}</a></dd></dl>`,
    [
      ['2026-08-19', '大臣記者会見の概要（令和8年8月18日）', '/a'],
      ['2026-08-18', report, '/b'],
    ],
  );
  check(
    'a period in a title',
    `<ul><li><span>2026年8月19日</span><a href="/a">生成AI指針案への意見募集（8月20日～9月19日）</a></li><li><span>2026年8月18日</span><a href="/b">${report}</a></li></ul>`,
    [
      ['2026-08-19', '生成AI指針案への意見募集（8月20日～9月19日）', '/a'],
      ['2026-08-18', report, '/b'],
    ],
  );
  check(
    'a heading with date and title, its link below',
    `<div class="n"><h3>2026年8月19日　${guideline}</h3><p>指針を取りまとめました。<a href="/a">詳細はこちら</a></p></div><div class="n"><h3>2026年8月18日　${report}</h3><p>報告書を掲載しました。<a href="/b">詳細はこちら</a></p></div>`,
    two,
  );
  check(
    'an anchor’s name before the date',
    `<ul><li><a name="n1"></a>2026年8月19日 <a href="/a">${guideline}</a></li><li><a name="n2"></a>2026年8月18日 <a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'in the address only: no date is made up',
    `<ul><li><a href="/press/20260819001/20260819001.html">${guideline}</a></li><li><a href="/press/20260818001/20260818001.html">${report}</a></li></ul>`,
    [
      [null, guideline, '/press/20260819001/20260819001.html'],
      [null, report, '/press/20260818001/20260818001.html'],
    ],
  );
});

describe('days in titles', () => {
  check(
    'beside days of their own, which stand behind',
    `<ul><li><a href="/a">大臣会見（8月18日）</a> 2026年8月19日</li><li><a href="/b">${report}</a> 2026年8月18日</li></ul>`,
    [
      ['2026-08-19', '大臣会見（8月18日）', '/a'],
      ['2026-08-18', report, '/b'],
    ],
  );
  check(
    'are the days of a list that has no others, beside one that has',
    `<ul><li>2026年8月19日 <a href="/a">${guideline}</a></li><li>2026年8月18日 <a href="/b">${report}</a></li></ul><h2>会見</h2><ul><li><a href="/c">大臣会見（令和8年8月18日）</a></li><li><a href="/d">大臣会見（令和8年8月4日）</a></li></ul>`,
    [...two, ['2026-08-18', '大臣会見', '/c'], ['2026-08-04', '大臣会見', '/d']],
  );
  check(
    'are the days of a list on a page that prints only its own',
    `<p>最終更新日：2026年8月25日</p><ul><li><a href="/c">大臣会見（令和8年8月18日）</a></li><li><a href="/d">大臣会見（令和8年8月4日）</a></li></ul>`,
    [
      ['2026-08-18', '大臣会見', '/c'],
      ['2026-08-04', '大臣会見', '/d'],
    ],
  );
});

describe('what is around', () => {
  check(
    'tabs that lead within the page',
    `<ul class="tabs"><li><a href="#tab1">報道発表資料</a></li><li><a href="#tab2">審議会・研究会</a></li></ul><div id="tab1"><ul><li>2026.08.19 <a href="/a">${guideline}</a></li></ul></div><div id="tab2"><ul><li>2026.08.18 <a href="/b">${report}</a></li></ul></div>`,
    two,
  );
  check(
    'a menu of years to choose from',
    `<form><select><option>2026年</option><option>2025年</option></select></form><ul><li>2026年8月19日<a href="/a">${guideline}</a></li><li>2026年8月18日<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'pages to turn',
    `<ul><li>2026年8月19日<a href="/a">${guideline}</a></li><li>2026年8月18日<a href="/b">${report}</a></li></ul><div class="pager"><a href="?p=1">1</a><a href="?p=2">2</a><a href="?p=2">次へ</a></div>`,
    two,
  );
  check(
    'a base address',
    `<base href="https://ministry.example/other/"><ul><li>2026年8月19日<a href="a">${guideline}</a></li><li>2026年8月18日<a href="b">${report}</a></li></ul>`,
    [
      ['2026-08-19', guideline, '/other/a'],
      ['2026-08-18', report, '/other/b'],
    ],
  );
  check(
    'readings of characters',
    `<ul><li>2026年8月19日<a href="/a">生成AIの<ruby>利用<rp>（</rp><rt>りよう</rt><rp>）</rp></ruby>指針の公表について</a></li><li>2026年8月18日<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'a picture «NEW» in the link',
    `<ul><li>2026年8月19日<a href="/a"><img src="n.gif" alt="NEW">${guideline}</a></li><li>2026年8月18日<a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'letters in red and blanks',
    `<p><font color="red">NEW</font>&nbsp;2026/8/19&nbsp;&nbsp;<a href="/a">${guideline}</a></p><p>2026/8/18&nbsp;&nbsp;<a href="/b">${report}</a></p>`,
    two,
  );
  check(
    'links that run a script are none',
    `<ul><li>2026年8月19日<a href="javascript:void(0)">印刷する</a><a href="/a">${guideline}</a></li><li>2026年8月18日<a href="/b">${report}</a></li></ul>`,
    two,
  );
});

describe('old HTML', () => {
  check(
    'capitals, nothing closed',
    `<TABLE BORDER=0><TR><TD>2026年8月19日<TD><A HREF="/a">${guideline}</A><TR><TD>2026年8月18日<TD><A HREF="/b">${report}</A></TABLE>`,
    two,
  );
  check(
    'a list of definitions, nothing closed',
    `<DL><DT>2026年8月19日<DD><A HREF="/a">${guideline}</A><DT>2026年8月18日<DD><A HREF="/b">${report}</A></DL>`,
    two,
  );
  check(
    'a list in center and font',
    `<center><font size=2><ul><li>2026.8.19 <a href="/a"><b>${guideline}</b></a><li>2026.8.18 <a href="/b"><b>${report}</b></a></ul></font></center>`,
    two,
  );
});

describe('and further', () => {
  check(
    'a file’s size behind the title',
    `<ul><li>2026年8月19日 <a href="/a">${guideline}（PDF：1,234KB）</a></li><li>2026年8月18日 <a href="/b">${report} [PDF形式：123KB]</a></li></ul>`,
    two,
  );
  check(
    'a date, a label and a title in one link',
    `<ul><li><a href="/a"><span class="date">2026.08.19</span><span class="cate">報道発表</span><span class="ttl">${guideline}</span></a></li><li><a href="/b"><span class="date">2026.08.18</span><span class="cate">お知らせ</span><span class="ttl">${report}</span></a></li></ul>`,
    two,
  );
  check(
    'a year on a button that unfolds its list',
    `<div><button>2026年</button><div><ul><li>8月19日 <a href="/a">${guideline}</a></li><li>8月18日 <a href="/b">${report}</a></li></ul></div></div>`,
    two,
  );
  check(
    'a month that unfolds',
    `<h2>令和8年</h2><details><summary>8月</summary><ul><li>19日 <a href="/a">${guideline}</a></li><li>18日 <a href="/b">${report}</a></li></ul></details>`,
    two,
  );
  check(
    'a year in dt, its list in dd',
    `<dl><dt>令和8年</dt><dd><ul><li>8月19日 <a href="/a">${guideline}</a></li><li>8月18日 <a href="/b">${report}</a></li></ul></dd></dl>`,
    two,
  );
  check(
    'a year in bold',
    `<p><strong>令和8年</strong></p><ul><li>8月19日 <a href="/a">${guideline}</a></li><li>8月18日 <a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'a year’s row in a table',
    `<table><tr><th colspan="2">令和8年</th></tr><tr><td>8月19日</td><td><a href="/a">${guideline}</a></td></tr><tr><td>8月18日</td><td><a href="/b">${report}</a></td></tr></table>`,
    two,
  );
  check(
    'a running number before the date',
    `<table><tr><th>No.</th><th>公表日</th><th>件名</th></tr><tr><td>12</td><td>R8.8.19</td><td><a href="/a">${guideline}</a></td></tr><tr><td>11</td><td>R8.8.18</td><td><a href="/b">${report}</a></td></tr></table>`,
    two,
  );
  check(
    'a row’s title with its text and its outline: the text is led to',
    `<table><tr><td>令和8年8月19日</td><td>${guideline}</td><td><a href="/a">本文</a>　<a href="/a2">概要</a></td></tr><tr><td>令和8年8月18日</td><td>${report}</td><td><a href="/b">本文</a>　<a href="/b2">概要</a></td></tr></table>`,
    two,
  );
  check(
    'an English version in brackets',
    `<ul><li>2026年8月19日 <a href="/a">${guideline}</a>（<a href="/en/a">English</a>）</li><li>2026年8月18日 <a href="/b">${report}</a>（<a href="/en/b">English</a>）</li></ul>`,
    two,
  );
  check(
    'a heading’s link, another in the summary',
    `<div class="post"><p class="date">2026年8月19日</p><h3><a href="/a">${guideline}</a></h3><p>指針を<a href="/x">とりまとめ</a>ました。</p></div><div class="post"><p class="date">2026年8月18日</p><h3><a href="/b">${report}</a></h3><p>報告書を掲載しました。</p></div>`,
    two,
  );
  check(
    'weekday and hour',
    `<ul><li>令和8年8月19日（水曜日）14:00 <a href="/a">${guideline}</a></li><li>令和8年8月18日（火曜日）10:00 <a href="/b">${report}</a></li></ul>`,
    [
      ['2026-08-19T14:00:00+09:00', guideline, '/a'],
      ['2026-08-18T10:00:00+09:00', report, '/b'],
    ],
  );
  check(
    'a bureau between date and title',
    `<ul><li><span>2026年8月19日</span><span>［情報通信局］</span><a href="/a">${guideline}</a></li><li><span>2026年8月18日</span><span>［総務課］</span><a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'a picture above, the date below',
    `<ul><li><a href="/a"><img src="1.jpg" alt=""></a><div><a href="/a">${guideline}</a></div><div>2026.8.19</div></li><li><a href="/b"><img src="2.jpg" alt=""></a><div><a href="/b">${report}</a></div><div>2026.8.18</div></li></ul>`,
    two,
  );
  check(
    'a panel that a tab unfolds',
    `<div role="tablist"><button role="tab">すべて</button></div><div role="tabpanel"><ul><li>2026/08/19<a href="/a">${guideline}</a></li></ul></div><div role="tabpanel" hidden><ul><li>2026/08/18<a href="/b">${report}</a></li></ul></div>`,
    two,
  );
  check(
    'a panel that its style hides',
    `<div id="t1"><ul><li>2026/08/19<a href="/a">${guideline}</a></li></ul></div><div id="t2" style="display:none"><ul><li>2026/08/18<a href="/b">${report}</a></li></ul></div>`,
    two,
  );
  check(
    'a year by both counts, over the turn of the year',
    `<h2>令和8年（2026年）</h2><ul><li>1月5日 <a href="/a">${guideline}</a></li></ul><h2>令和7年（2025年）</h2><ul><li>12月26日 <a href="/b">${report}</a></li></ul>`,
    [
      ['2026-01-05', guideline, '/a'],
      ['2025-12-26', report, '/b'],
    ],
  );
  check(
    'brackets on a line of their own, «公表» in them',
    `<p><a href="/a">${guideline}</a><br>（令和8年8月19日公表）</p><p><a href="/b">${report}</a><br>（令和8年8月18日公表）</p>`,
    two,
  );
  check(
    'English days in brackets behind',
    `<h2>August 2026</h2><ul><li><a href="/a">Japan-EU AI Dialogue</a> (August 19, 2026)</li><li><a href="/b">Statement on AI</a> (August 18, 2026)</li></ul>`,
    [
      ['2026-08-19', 'Japan-EU AI Dialogue', '/a'],
      ['2026-08-18', 'Statement on AI', '/b'],
    ],
  );
  check(
    'two items in the cell beside one date',
    `<table><tr><td>2026年8月19日</td><td><a href="/a">${guideline}</a><br><a href="/c">検討会の開催について</a></td></tr><tr><td>2026年8月18日</td><td><a href="/b">${report}</a></td></tr></table>`,
    [
      ['2026-08-19', guideline, '/a'],
      ['2026-08-19', '検討会の開催について', '/c'],
      ['2026-08-18', report, '/b'],
    ],
  );
  check(
    'a table in each row',
    `<table><tr><td><table><tr><td>2026年8月19日</td><td><a href="/a">${guideline}</a></td></tr></table></td></tr><tr><td><table><tr><td>2026年8月18日</td><td><a href="/b">${report}</a></td></tr></table></td></tr></table>`,
    two,
  );
  check(
    '«PDF» as the link, the title before it',
    `<ol><li>${guideline}（<a href="/a">PDF</a>）　令和8年8月19日</li><li>${report}（<a href="/b">PDF</a>）　令和8年8月18日</li></ol>`,
    two,
  );
  check(
    'articles with the day in their header',
    `<article><header><time datetime="2026-08-19">19 Aug</time></header><h2><a href="/a" rel="bookmark">${guideline}</a></h2><footer><a href="/cat/ai">AI</a></footer></article><article><header><time datetime="2026-08-18">18 Aug</time></header><h2><a href="/b" rel="bookmark">${report}</a></h2><footer><a href="/cat/ai">AI</a></footer></article>`,
    two,
  );
  check(
    'a day in an attribute only',
    `<div class="row" data-date="2026-08-19"><a href="/a">${guideline}</a></div><div class="row" data-date="2026-08-18"><a href="/b">${report}</a></div>`,
    two,
  );
  check(
    'a year of two figures is no year',
    `<ul><li>26/08/19 <a href="/a">${guideline}</a></li><li>26/08/18 <a href="/b">${report}</a></li></ul>`,
    [
      [null, guideline, '/a'],
      [null, report, '/b'],
    ],
  );
  check(
    'eight figures',
    `<ul><li>20260819 <a href="/a">${guideline}</a></li><li>20260818 <a href="/b">${report}</a></li></ul>`,
    two,
  );
  check(
    'a fiscal year in the caption',
    `<table><caption>2026年度</caption><tr><td>1月5日</td><td><a href="/a">${guideline}</a></td></tr><tr><td>12月26日</td><td><a href="/b">${report}</a></td></tr></table>`,
    [
      ['2027-01-05', guideline, '/a'],
      ['2026-12-26', report, '/b'],
    ],
  );
  check(
    'a date that is the link, the title beside it',
    `<table><tr><td><a href="/a">2026年8月19日</a></td><td>${guideline}</td></tr><tr><td><a href="/b">2026年8月18日</a></td><td>${report}</td></tr></table>`,
    two,
  );
  check(
    'days behind, the page’s own day below',
    `<ul><li>【総務】<a href="/a">${guideline}</a>［8月19日］</li><li>【経済】<a href="/b">${report}</a>［8月18日］</li></ul><p>令和8年8月20日現在</p>`,
    two,
  );
});

const encoded = (label: string, bytes: readonly number[]) => {
  const head = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${label}"><title>`;
  const tail = '</title></head><body><ul><li>2026.8.19 <a href="/a">';
  const end = '</a></li><li>2026.8.18 <a href="/b">AI</a></li></ul></body></html>';
  return Buffer.concat([Buffer.from(head + tail, 'latin1'), Buffer.from(bytes), Buffer.from(end, 'latin1')]);
};
test.each([
  ['Shift_JIS', [0x8e, 0x77, 0x90, 0x6a, 0x82, 0xcc, 0x8c, 0xf6, 0x95, 0x5c]],
  ['EUC-JP', [0xbb, 0xd8, 0xbf, 0xcb, 0xa4, 0xce, 0xb8, 0xf8, 0xc9, 0xbd]],
])('a page in %s that says so in its head only', (label, bytes) => {
  const document = { url: 'https://ministry.example/', contentType: 'text/html', body: encoded(label, bytes) };
  expect(readHtmlList(document, { selectors: null }).entries[0]).toMatchObject({
    title: '指針の公表',
    published: '2026-08-19',
  });
});
