// Lists in the forms in which ministries, agencies and firms print them, written by hand.
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

describe('a list of publications', () => {
  check(
    'a link around a time and a title (厚労省)',
    '<div class="l-contentMain"><h1>報道発表資料</h1><h2>2026年8月</h2><ul class="m-listNews"><li><a class="m-listNews__link" href="/stf/newpage_1.html"><div class="m-listNews__inner"><time class="m-listNews__date" datetime="2026-08-19">2026年8月19日<br>掲載</time><span class="m-listNews__title">労働経済動向調査の概況</span></div></a></li><li><a class="m-listNews__link" href="/stf/newpage_2.html"><div class="m-listNews__inner"><time class="m-listNews__date" datetime="2026-08-18">2026年8月18日<br>掲載</time><span class="m-listNews__title">医療機器の回収について</span></div></a></li></ul></div>',
    [
      ['2026-08-19', '労働経済動向調査の概況', '/stf/newpage_1.html'],
      ['2026-08-18', '医療機器の回収について', '/stf/newpage_2.html'],
    ],
  );
  check(
    'a date’s element above a list (文科省)',
    '<div id="contentsMain"><h1>報道発表</h1><div class="information-date">令和8年8月19日</div><ul class="information-list"><li><a href="a.html">学校基本調査の公表</a><span>（総合教育政策局）</span></li><li><a href="b.html">生成AIの利活用に関するガイドライン</a></li></ul><div class="information-date">令和8年8月18日</div><ul class="information-list"><li><a href="c.html">スーパーコンピュータの利用開始</a></li></ul></div>',
    [
      ['2026-08-19', '学校基本調査の公表', '/press/a.html'],
      ['2026-08-19', '生成AIの利活用に関するガイドライン', '/press/b.html'],
      ['2026-08-18', 'スーパーコンピュータの利用開始', '/press/c.html'],
    ],
  );
  check(
    'a time, a label and a link (個人情報保護委員会)',
    '<main><h1>新着情報</h1><ul class="news-list"><li><time datetime="2026-08-19">令和8年8月19日</time><span class="tag">報道発表</span><a href="/files/pdf/260819_x.pdf">個人情報保護法ガイドラインの改正について</a></li><li><time datetime="2026-08-18">令和8年8月18日</time><span class="tag">会議</span><a href="/aboutus/minutes/2026/20260818/">第300回個人情報保護委員会</a></li></ul></main>',
    [
      ['2026-08-19', '個人情報保護法ガイドラインの改正について', '/files/pdf/260819_x.pdf'],
      ['2026-08-18', '第300回個人情報保護委員会', '/aboutus/minutes/2026/20260818/'],
    ],
  );
  check(
    'a date in brackets that begins the link (公取委)',
    '<div id="contents"><h1>令和8年 報道発表資料</h1><h2>8月</h2><ul><li><a href="/houdou/a.html">（令和8年8月19日）生成AIを巡る競争に関する実態調査報告書の公表について</a></li><li><a href="/houdou/b.html">（令和8年8月18日）株式会社見本に対する排除措置命令について</a></li></ul></div>',
    [
      ['2026-08-19', '生成AIを巡る競争に関する実態調査報告書の公表について', '/houdou/a.html'],
      ['2026-08-18', '株式会社見本に対する排除措置命令について', '/houdou/b.html'],
    ],
  );
  check(
    'paragraphs in turn: date, title, category (国交省)',
    '<div class="SectionBody"><p class="date">2026年8月19日</p><p class="title"><a href="/report/press/a.html">自動運転車の基準を改正します</a></p><p class="category">自動車</p><p class="date">2026年8月18日</p><p class="title"><a href="/report/press/b.html">観光白書の公表</a></p><p class="category">観光</p></div>',
    [
      ['2026-08-19', '自動運転車の基準を改正します', '/report/press/a.html'],
      ['2026-08-18', '観光白書の公表', '/report/press/b.html'],
    ],
  );
  check(
    'a table with the bureau behind (総務省)',
    '<table class="tableList"><tr><th>発表日</th><th>発表内容</th><th>担当課</th></tr><tr><td>2026年8月19日</td><td><a href="/menu_news/s-news/01.html">電波法施行規則の一部を改正する省令案に係る意見募集</a></td><td>総合通信基盤局</td></tr><tr><td>2026年8月18日</td><td><a href="/menu_news/s-news/02.html">消費者物価指数</a></td><td>統計局</td></tr></table>',
    [
      ['2026-08-19', '電波法施行規則の一部を改正する省令案に係る意見募集', '/menu_news/s-news/01.html'],
      ['2026-08-18', '消費者物価指数', '/menu_news/s-news/02.html'],
    ],
  );
  check(
    'months that fold, days with «発表» (環境省)',
    '<details open class="c-accordion-block"><summary><h2>2026年08月</h2></summary><div><span class="c-news-link__heading">2026年08月19日発表</span><ul><li class="c-news-link__item"><span class="tag">総合政策</span><a href="/press/1.html">環境白書について</a></li><li class="c-news-link__item"><span class="tag">水・土壌</span><a href="/press/2.html">水質調査の結果について</a></li></ul><span class="c-news-link__heading">2026年08月18日発表</span><ul><li class="c-news-link__item"><a href="/press/3.html">地球温暖化対策計画の見直し</a></li></ul></div></details>',
    [
      ['2026-08-19', '環境白書について', '/press/1.html'],
      ['2026-08-19', '水質調査の結果について', '/press/2.html'],
      ['2026-08-18', '地球温暖化対策計画の見直し', '/press/3.html'],
    ],
  );
  check(
    'days below a month’s heading (農水省)',
    '<div id="main_content"><h1>報道発表資料</h1><h2>令和8年8月</h2><dl class="list_item"><dt class="list_item_date">8月19日</dt><dd class="list_item_data"><a href="a.html">作物統計調査</a> [大臣官房]</dd><dt class="list_item_date">8月18日</dt><dd class="list_item_data"><a href="b.html">スマート農業の推進について</a></dd></dl></div>',
    [
      ['2026-08-19', '作物統計調査', '/press/a.html'],
      ['2026-08-18', 'スマート農業の推進について', '/press/b.html'],
    ],
  );
  check(
    'a day «付» as heading, its year in the title (外務省)',
    '<div id="maincontents"><h1>報道発表 令和8年</h1><h2>8月19日付</h2><ul class="link-list"><li><a href="/a.html">日米外相電話会談</a></li><li><a href="/b.html">AIサミット閣僚会合への出席</a></li></ul><h2>8月18日付</h2><ul class="link-list"><li><a href="/c.html">無償資金協力に関する書簡の交換</a></li></ul></div>',
    [
      ['2026-08-19', '日米外相電話会談', '/a.html'],
      ['2026-08-19', 'AIサミット閣僚会合への出席', '/b.html'],
      ['2026-08-18', '無償資金協力に関する書簡の交換', '/c.html'],
    ],
  );
  check(
    'a dl for each item, a label in its dt (消費者庁)',
    '<dl class="u-mb"><dt><span class="date">2026年8月19日</span><span class="label">消費者安全</span></dt><dd><a href="/notice/1/"><span>製品事故に関する公表について</span><span class="pdf">[PDF:1.2MB]</span></a></dd></dl><dl class="u-mb"><dt><span class="date">2026年8月18日</span><span class="label">表示</span></dt><dd><a href="/notice/2/"><span>景品表示法に基づく措置命令について</span></a></dd></dl>',
    [
      ['2026-08-19', '製品事故に関する公表について', '/notice/1/'],
      ['2026-08-18', '景品表示法に基づく措置命令について', '/notice/2/'],
    ],
  );
  check(
    'rows of div, NEW behind (特許庁)',
    '<div class="news"><div class="row"><div class="col date">2026.8.19</div><div class="col cat">制度</div><div class="col txt"><a href="/a.html">AI関連発明の審査事例を追加しました</a><span class="new">NEW</span></div></div><div class="row"><div class="col date">2026.8.18</div><div class="col cat">出願</div><div class="col txt"><a href="/b.html">電子出願の停止時間について</a></div></div></div>',
    [
      ['2026-08-19', 'AI関連発明の審査事例を追加しました', '/a.html'],
      ['2026-08-18', '電子出願の停止時間について', '/b.html'],
    ],
  );
  check(
    'meetings in a line each, with their parts',
    '<div id="contents"><h1>AI制度研究会</h1><h2>開催状況</h2><ul><li>第3回（令和8年8月19日）<a href="3/gaiyo.html">議事次第</a>　<a href="3/roku.pdf">議事録</a></li><li>第2回（令和8年7月18日）<a href="2/gaiyo.html">議事次第</a></li></ul></div>',
    [
      ['2026-08-19', '第3回 議事次第', '/press/3/gaiyo.html'],
      ['2026-08-19', '第3回 議事録', '/press/3/roku.pdf'],
      ['2026-07-18', '第2回 議事次第', '/press/2/gaiyo.html'],
    ],
  );
  check(
    'a WordPress archive',
    '<div class="posts"><article class="post"><header class="entry-header"><h2 class="entry-title"><a href="/2025/03/ai">AI推進法案の概要</a></h2><div class="entry-meta"><span class="posted-on"><a href="/2025/03/ai"><time class="entry-date published" datetime="2025-03-12T10:00:00+09:00">2025年3月12日</time></a></span> by <a href="/author/x">見本太郎</a></div></header><div class="entry-content"><p>概要です。</p><a href="/2025/03/ai">続きを読む</a></div></article><article class="post"><header class="entry-header"><h2 class="entry-title"><a href="/2025/02/fsa">金融庁の文書を読む</a></h2><div class="entry-meta"><time class="entry-date published" datetime="2025-02-12T10:00:00+09:00">2025年2月12日</time></div></header></article></div>',
    [
      ['2025-03-12T10:00:00+09:00', 'AI推進法案の概要', '/2025/03/ai'],
      ['2025-02-12T10:00:00+09:00', '金融庁の文書を読む', '/2025/02/fsa'],
    ],
  );
  check(
    'rows that are links as a whole',
    '<div class="list"><a class="row" href="/n/1"><div class="d">12 March 2025</div><div class="k">Newsletter</div><div class="t">Corporate Newsletter: AI and Boards</div></a><a class="row" href="/n/2"><div class="d">3 March 2025</div><div class="k">Seminar</div><div class="t">Seminar on Cross-border M&amp;A</div></a></div>',
    [
      ['2025-03-12', 'Corporate Newsletter: AI and Boards', '/n/1'],
      ['2025-03-03', 'Seminar on Cross-border M&A', '/n/2'],
    ],
  );
  check(
    'a single item, related links below',
    '<div id="contents"><h1>お知らせ</h1><ul><li>2026年8月19日 <a href="/a.html">ホームページを開設しました</a></li></ul><h2>関連リンク</h2><ul><li><a href="/l1.html">見本省の組織について</a></li></ul></div>',
    [['2026-08-19', 'ホームページを開設しました', '/a.html']],
  );
  check(
    'an issue’s day as heading',
    '<div><h2>令和8年8月19日</h2><ul><li><a href="20260819/h01.html">本紙（第1700号）</a></li><li><a href="20260819/g01.html">号外（第200号）</a></li></ul><h2>令和8年8月18日</h2><ul><li><a href="20260818/h01.html">本紙（第1699号）</a></li></ul></div>',
    [
      ['2026-08-19', '本紙（第1700号）', '/press/20260819/h01.html'],
      ['2026-08-19', '号外（第200号）', '/press/20260819/g01.html'],
      ['2026-08-18', '本紙（第1699号）', '/press/20260818/h01.html'],
    ],
  );
  check(
    'a date and a link broken by br in a div',
    '<div class="newslist"><div><span>令和８年８月19日（水）</span><br><a href="/a">○○審議会（第5回）の開催について</a></div><div><span>令和８年８月18日（火）</span><br><a href="/b">△△検討会の結果</a></div></div>',
    [
      ['2026-08-19', '○○審議会（第5回）の開催について', '/a'],
      ['2026-08-18', '△△検討会の結果', '/b'],
    ],
  );
  check(
    'a period among days: the item stays, without a date',
    '<ul><li>2026年8月19日 <a href="/a">指針の公表について</a></li><li>受付期間：2026年8月1日～8月31日 <a href="/b">研修の参加者を募集します</a></li><li>2026年8月1日 <a href="/c">報告書の公表について</a></li></ul>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      [null, '研修の参加者を募集します', '/b'],
      ['2026-08-01', '報告書の公表について', '/c'],
    ],
  );
  check(
    'dates behind the links',
    '<ul><li><a href="/a">指針の公表について</a>　令和8年8月19日</li><li><a href="/b">報告書の公表について</a>　令和8年8月18日</li></ul>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '報告書の公表について', '/b'],
    ],
  );
  check(
    'English days above lists',
    `<div id="main"><h1>What's New</h1><p>August 19, 2026</p><ul><li><a href="/en/a.html">Publication of the AI Discussion Paper (Version 1.1)</a></li><li><a href="/en/b.html">Weekly Review No.650</a></li></ul><p>August 18, 2026</p><ul><li><a href="/en/c.html">Press Conference by the Minister</a></li></ul></div>`,
    [
      ['2026-08-19', 'Publication of the AI Discussion Paper (Version 1.1)', '/en/a.html'],
      ['2026-08-19', 'Weekly Review No.650', '/en/b.html'],
      ['2026-08-18', 'Press Conference by the Minister', '/en/c.html'],
    ],
  );
  check(
    'abbreviated English months in a table',
    '<table><tbody><tr><td>Aug. 19, 2026</td><td><a href="/en/a.htm">Research Paper: Generative AI in Banks</a></td></tr><tr><td>Aug. 18, 2026</td><td><a href="/en/b.htm">Monetary Base</a></td></tr></tbody></table>',
    [
      ['2026-08-19', 'Research Paper: Generative AI in Banks', '/en/a.htm'],
      ['2026-08-18', 'Monetary Base', '/en/b.htm'],
    ],
  );
  check(
    'titles in dt, dates in dd',
    '<dl><dt><a href="/a">指針の公表について</a></dt><dd>2026.8.19</dd><dt><a href="/b">報告書の公表について</a></dt><dd>2026.8.18</dd></dl>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '報告書の公表について', '/b'],
    ],
  );
  check(
    'a date directly behind its link',
    '<ul><li><a href="/a">指針の公表について</a><em>2026/08/19</em></li><li><a href="/b">報告書の公表について</a><em>2026/08/18</em></li></ul>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '報告書の公表について', '/b'],
    ],
  );
  check(
    'months that lead elsewhere are no items',
    '<h1>令和8年 新着情報</h1><ul class="months"><li><a href="/2026/07.html">7月</a></li><li><a href="/2026/06.html">6月</a></li></ul><dl><dt>8月19日</dt><dd><a href="/a">指針の公表について</a></dd><dt>8月18日</dt><dd><a href="/b">報告書の公表について</a></dd></dl>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '報告書の公表について', '/b'],
    ],
  );
  check(
    'a table within a table that makes the layout',
    '<table width=800><tr><td><a href="/menu">総合案内のページ</a></td><td><table><tr><td>令和８年８月１９日</td><td><a href="/a">法律案の審議経過情報</a></td></tr><tr><td>令和８年８月１８日</td><td><a href="/b">委員会の会議録</a></td></tr></table></td></tr></table>',
    [
      ['2026-08-19', '法律案の審議経過情報', '/a'],
      ['2026-08-18', '委員会の会議録', '/b'],
    ],
  );
  check(
    'bills in a table without dates, named by the row',
    '<table><caption>衆法の一覧</caption><tr><th>提出回次</th><th>番号</th><th>議案件名</th><th>審議状況</th><th>経過情報</th><th>本文情報</th></tr><tr><td>221</td><td>1</td><td>人工知能関連技術の利用に関する法律案</td><td>審議中</td><td><a href="keika/1.htm">経過</a></td><td><a href="honbun/1.htm">本文</a></td></tr><tr><td>221</td><td>2</td><td>見本特別措置法案</td><td>成立</td><td><a href="keika/2.htm">経過</a></td><td><a href="honbun/2.htm">本文</a></td></tr></table>',
    [
      [null, '人工知能関連技術の利用に関する法律案', '/press/keika/1.htm'],
      [null, '見本特別措置法案', '/press/keika/2.htm'],
    ],
  );
  check(
    'the same list for wide and narrow screens',
    '<ul class="pc"><li>2026.08.19<a href="/a">指針の公表について</a></li><li>2026.08.18<a href="/b">報告書の公表について</a></li></ul><ul class="sp"><li>2026.08.19<a href="/a">指針の公表について</a></li><li>2026.08.18<a href="/b">報告書の公表について</a></li></ul>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '報告書の公表について', '/b'],
    ],
  );
  check(
    'one item a section',
    '<div class="tab"><h2>報道発表</h2><ul><li><p>2026年8月19日</p><p><a href="/a">指針の公表について</a></p></li></ul></div><div class="tab"><h2>お知らせ</h2><ul><li><p>2026年8月18日</p><p><a href="/b">休館日のお知らせ</a></p></li></ul></div>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '休館日のお知らせ', '/b'],
    ],
  );
  check(
    'English cards with the authors behind the date',
    '<main><section><h2>Publications</h2><div class="item"><p class="cat">Data Privacy</p><h4><a href="/p/1">APPI Amendment: What Banks Should Do</a></h4><p>12 March 2025 | Taro Mihon, Hanako Mihon</p></div><div class="item"><p class="cat">AI</p><h4><a href="/p/2">AI Promotion Act enacted</a></h4><p>28 May 2025 | Taro Mihon</p></div></section><section><h2>Related people</h2><ul><li><a href="/people/1">Taro Mihon, partner</a></li></ul></section></main>',
    [
      ['2025-03-12', 'APPI Amendment: What Banks Should Do', '/p/1'],
      ['2025-05-28', 'AI Promotion Act enacted', '/p/2'],
    ],
  );
  check(
    'meetings in a table with a list of parts',
    '<table><tr><th>回</th><th>開催日</th><th>議題</th><th>議事録・資料</th></tr><tr><td>第3回</td><td>2026年8月19日</td><td>中間取りまとめ案について</td><td><ul><li><a href="3/s.html">資料</a></li><li><a href="3/g.pdf">議事要旨（PDF）</a></li></ul></td></tr><tr><td>第2回</td><td>2026年7月19日</td><td>有識者ヒアリング</td><td><ul><li><a href="2/s.html">資料</a></li></ul></td></tr></table>',
    [
      ['2026-08-19', '第3回 中間取りまとめ案について 資料', '/press/3/s.html'],
      ['2026-08-19', '第3回 中間取りまとめ案について 議事要旨', '/press/3/g.pdf'],
      ['2026-07-19', '第2回 有識者ヒアリング 資料', '/press/2/s.html'],
    ],
  );
  check(
    'a date that begins the title',
    '<ul><li><a href="/a">令和8年8月19日 大臣記者会見</a></li><li><a href="/b">令和8年8月18日 大臣記者会見</a></li></ul>',
    [
      ['2026-08-19', '大臣記者会見', '/a'],
      ['2026-08-18', '大臣記者会見', '/b'],
    ],
  );
  check(
    'the page’s own day below the list',
    '<ul><li><a href="/a">指針の公表について</a><span>2026-08-19</span></li><li><a href="/b">報告書の公表について</a><span>2026-08-18</span></li></ul><div id="bottom"><p>© 2026 見本庁</p><p>更新日：2026年8月20日</p><a href="/help">お問い合わせ窓口のご案内</a></div>',
    [
      ['2026-08-19', '指針の公表について', '/a'],
      ['2026-08-18', '報告書の公表について', '/b'],
    ],
  );
});
