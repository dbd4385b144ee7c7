// What several publishers say of the same thing is one event; what only looks like it is not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/domain/publication.ts';
import { join } from '../../../src/ingest/events/join.ts';
import { archiveOf, groupsOf, paper } from './papers.ts';

const guideline = 'AI事業者ガイドライン';

/** These papers are one event, in whatever order they come. */
function one(...papers: readonly Publication[]) {
  expect(groupsOf(papers)).toHaveLength(1);
  expect(
    groupsOf(
      papers,
      papers.map((_, index) => papers.length - 1 - index),
    ),
  ).toHaveLength(1);
}

/** No two of these papers are one event, in whatever order they come. */
function apart(...papers: readonly Publication[]) {
  expect(groupsOf(papers)).toHaveLength(papers.length);
  expect(
    groupsOf(
      papers,
      papers.map((_, index) => papers.length - 1 - index),
    ),
  ).toHaveLength(papers.length);
}

describe('publications of one event', () => {
  const page = 'https://www.meti.example/press/2026/0304/ai.html';

  test('the Cabinet Office’s link to a ministry’s page joins it', () => {
    const title = '「人工知能の利活用に関する検討会」の報告書を取りまとめました';
    one(
      paper('meti', title, '2026-03-04', { url: page }),
      paper('cao', '人工知能の利活用に関する検討会報告書の公表について（経済産業省）', '2026-03-05', { url: page }),
    );
  });

  test('a link by http, or to the folder’s index.html, is a link to the same page', () => {
    const title = '世界各国と協調した集中検査キャンペーンを実施します';
    one(
      paper('meti', `${title}！`, '2026-03-04', { url: 'http://www.meti.example/press/0304/' }),
      paper('rollup', title, '2026-03-06', { url: 'https://www.meti.example/press/0304/index.html' }),
    );
  });

  test('a meeting that one of them announces with its day is the same meeting', () => {
    const url = 'https://www.cao.example/8/';
    one(
      paper('cao', '第8回人工知能技術の利用と消費者問題に関する専門調査会【３月20日開催】', '2026-03-04', { url }),
      paper('rollup', '第８回 人工知能技術の利用と消費者問題に関する専門調査会', '2026-03-05', { url }),
    );
  });

  test('two ministries’ releases of a guideline that they made together are one', () => {
    one(
      paper('meti', `「${guideline}（第1.2版）」を取りまとめました`, '2026-03-04'),
      paper('mic', `${guideline}（第1.2版）の公表`, '2026-03-04'),
    );
  });

  test('two ministries’ releases of something that the catalogue does not know are one by the name in brackets', () => {
    const name = '第２回 気候変動関連データの活用と適応に関する実践パネル';
    one(
      paper('mic', `「${name}」を開催します～利活用事例や課題について議論します～`, '2026-08-19'),
      paper('fsa', `「${name}」の開催について公表しました。`, '2026-08-19'),
    );
  });

  test('a consultation at e-Gov is the ministry’s, though only one of the titles says that it is on a draft', () => {
    one(
      paper(
        'ppc',
        '「個人情報の保護に関する法律についてのガイドライン（通則編）の一部を改正する告示」に関する意見募集について',
        '2026-03-04',
      ),
      paper(
        'egov',
        '「個人情報の保護に関する法律についてのガイドライン（通則編）の一部を改正する告示（案）」に関する意見募集について',
        '2026-03-05',
      ),
    );
  });

  test('an English page joins the Japanese page of the same ministry by the measure that both name', () => {
    one(
      paper('meti', `「${guideline}（第1.2版）」を公表しました`, '2026-03-04'),
      paper('meti-en', 'AI Guidelines for Business (Ver. 1.2) Published', '2026-03-06'),
    );
    one(
      paper('meti', `「${guideline}（第1.2版）」を公表しました`, '2026-03-04'),
      paper('meti', 'AI Guidelines for Business (Ver. 1.2) Published', '2026-03-06', { language: 'en' }),
    );
  });

  test('what comes out a week apart is one', () => {
    const title = `「${guideline}」を公表しました`;
    one(paper('meti', title, '2026-03-04', { url: page }), paper('mic', title, '2026-03-11', { url: page }));
  });

  test('dates by the era and by the year are the same year', () => {
    one(
      paper('meti', '令和８年度 人工知能関連予算案の概要資料について', '2026-03-04', { url: page }),
      paper('rollup', '2026年度人工知能関連予算案の概要資料', '2026-03-04', { url: page }),
    );
  });
});

describe('publications that only look alike', () => {
  const url = 'https://www.digital.example/procurement';

  test('two items of one list stay two, whatever they share', () => {
    apart(
      paper('meti', '生成AIの調達に関する入札公告について', '2026-03-04', { url }),
      paper('meti', '生成AIの調達に関する入札公告について', '2026-03-05', { url }),
    );
  });

  test('two items at one address are not drawn together by a third publisher’s link', () => {
    const papers = [
      paper('meti', '生成AI実証事業の企画競争（前期）について', '2026-03-04', { url }),
      paper('meti', '生成AI実証事業の企画競争（後期）について', '2026-03-05', { url }),
      paper('rollup', '生成AI実証事業の企画競争について', '2026-03-05', { url }),
    ];
    const ofList = (order: readonly number[]) =>
      groupsOf(papers, order).filter(group => group.includes(0) && group.includes(1));
    expect([ofList([0, 1, 2]), ofList([2, 1, 0]), ofList([1, 2, 0])]).toEqual([[], [], []]);
  });

  test('versions, meetings and yearly editions are each their own', () => {
    apart(
      paper('meti', `「${guideline}（第1.1版）」を公表しました`, '2026-03-04'),
      paper('mic', `「${guideline}（第1.2版）」を公表しました`, '2026-03-04'),
    );
    apart(
      paper('cao', '第53回食品健康調査会の開催について', '2026-03-04', { url }),
      paper('rollup', '第54回食品健康調査会の開催について', '2026-03-04', { url }),
    );
    apart(
      paper('mic', '令和７年版 情報通信白書の公表', '2026-03-04', { url }),
      paper('rollup', '令和８年版 情報通信白書の公表', '2026-03-04', { url }),
    );
  });

  test('a call for comments and its results, its extension, its correction are four events', () => {
    const subject = `「${guideline}」に関する意見募集`;
    apart(
      paper('meti', `${subject}について`, '2026-03-04', { url }),
      paper('mic', `${subject}の結果について`, '2026-03-05', { url }),
      paper('cao', `${subject}の期間の延長について`, '2026-03-05', { url }),
      paper('rollup', `${subject}の訂正について`, '2026-03-05', { url }),
    );
  });

  test('two consultations on one law are two', () => {
    apart(
      paper('ppc', '個人情報保護法のガイドライン（通則編）案に関する意見募集', '2026-03-04'),
      paper('egov', '個人情報保護法に基づく認定団体の指定の基準案に関する意見募集', '2026-03-04'),
    );
  });

  test('a briefing on a guideline is not its publication', () => {
    apart(
      paper('meti', `「${guideline}」を公表しました`, '2026-03-04'),
      paper('mic', `「${guideline}」の説明会を開催します`, '2026-03-05'),
    );
    apart(
      paper('meti', `「${guideline}」の説明会を開催します`, '2026-03-04'),
      paper('meti-en', 'AI Guidelines for Business Published', '2026-03-05'),
    );
  });

  test.each([
    ['a call for tenders and a symposium', '生成AIの調達について', '自動運転の安全に関するシンポジウム資料'],
    ['a report and its interim report', '生成AI検討会の報告書について', '生成AI検討会の中間報告書について'],
    ['a guide and its withdrawal', '生成AIの利用に関する手引について', '生成AIの利用に関する手引の廃止について'],
    ['a guide and its revision', '生成AIの利用に関する手引について', '生成AIの利用に関する手引の改定について'],
  ])('%s are two, though at one address', (_, one, other) => {
    apart(paper('meti', one, '2026-03-04', { url }), paper('rollup', other, '2026-03-05', { url }));
  });

  test('an English page of another ministry is its own', () => {
    apart(
      paper('meti', `「${guideline}（第1.2版）」を公表しました`, '2026-03-04'),
      paper('fsa', 'AI Guidelines for Business (Ver. 1.2) Published', '2026-03-06', { language: 'en' }),
    );
  });

  test('two sessions at one address that name other days are two', () => {
    apart(
      paper('cao', '生成AI連続講演会【３月20日開催】', '2026-03-04', { url }),
      paper('rollup', '生成AI連続講演会【４月３日開催】', '2026-03-05', { url }),
    );
  });

  test('what could be either of two joins the one that was seen first', () => {
    const [seenLate, first] = [
      paper('meti', '生成AI実証事業の企画競争（前期）について', '2026-03-04', {
        url,
        firstSeenAt: Date.parse('2026-03-06'),
      }),
      paper('meti', '生成AI実証事業の企画競争（後期）について', '2026-03-05', { url }),
    ];
    const either = paper('rollup', '生成AI実証事業の企画競争について', '2026-03-06', { url });
    expect(archiveOf([first, seenLate, either]).get(either.id)).toBe(first.id);
  });

  test('what comes out eight days later is another event, and so is what has a month only', () => {
    const title = `「${guideline}」を公表しました`;
    apart(paper('meti', title, '2026-03-04', { url }), paper('mic', title, '2026-03-12', { url }));
    apart(paper('meti', title, '2026-03-04', { url }), paper('mic', title, '2026-03', { url }));
  });

  test('no chain of days leads from one week to the next', () => {
    const title = `「${guideline}」を公表しました`;
    const papers = [
      paper('meti', title, '2026-03-04'),
      paper('mic', title, '2026-03-10'),
      paper('cao', title, '2026-03-16'),
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [0, 2, 1],
    ])
      expect(groupsOf(papers, order).every(group => !(group.includes(0) && group.includes(2)))).toBe(true);
  });

  test('a page that only mentions a measure is not an event of it', () => {
    apart(
      paper('fsa', '「AIディスカッションペーパー」を公表しました', '2026-03-04'),
      paper('mic', '有識者会議の資料を掲載しました', '2026-03-04'),
    );
  });
});

describe('commentary', () => {
  const act = '「人工知能関連技術の研究開発及び活用の推進に関する法律」が成立しました';
  const firm = (day: string, title = 'AI推進法の成立と企業の実務対応') => paper('firm', title, day);

  test('joins the one event that it can be on', () => {
    one_(paper('cao', act, '2026-03-04'), firm('2026-03-20'));
    one_(paper('cao', act, '2026-03-04'), firm('2026-03-20'), paper('another', 'AI推進法の概要と論点', '2026-03-25'));
  });

  /** In the order in which they are given. */
  function one_(...papers: readonly Publication[]) {
    expect(groupsOf(papers)).toHaveLength(1);
  }

  test('stands alone beside a meeting, and beside what is no instrument', () => {
    const official = paper('cao', act, '2026-03-04');
    const meeting = { ...official, title: act.replace('が成立しました', 'の説明会を開催します') };
    const { tags } = paper('cao', 'お知らせ', '2026-03-04');
    for (const beside of [meeting, { ...official, tags }])
      expect(groupsOf([beside, firm('2026-03-20')])).toHaveLength(2);
  });

  test('stands alone where it could be on two, came too late, or names no measure', () => {
    const two = [
      paper('cao', act, '2026-03-04'),
      paper('cao', '「人工知能関連技術の研究開発及び活用の推進に関する法律」が公布されました', '2026-03-11'),
    ];
    expect(groupsOf([...two, firm('2026-03-20')])).toHaveLength(3);
    expect(groupsOf([paper('cao', act, '2026-03-04'), firm('2026-05-20')])).toHaveLength(2);
    expect(groupsOf([paper('cao', act, '2026-03-04'), firm('2026-03-20', '景品表示法の最近の動き')])).toHaveLength(2);
  });

  test('never brings together two official events, nor two firms’ articles', () => {
    const papers = [
      paper('cao', act, '2026-03-04'),
      firm('2026-03-05', 'AI推進法とAI事業者ガイドラインの実務'),
      paper('meti', `「${guideline}（第1.2版）」を公表しました`, '2026-03-06'),
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [2, 1, 0],
      [1, 0, 2],
    ])
      expect(groupsOf(papers, order).every(group => !(group.includes(0) && group.includes(2)))).toBe(true);
    expect(groupsOf([firm('2026-03-05'), paper('another', 'AI推進法の成立と企業の実務', '2026-03-05')])).toHaveLength(
      2,
    );
  });

  test('that came before what it is on keeps its own event: nothing official is folded under it', () => {
    expect(groupsOf([firm('2026-03-04'), paper('cao', act, '2026-03-04')])).toHaveLength(2);
  });

  test('that is revised stays where it is', () => {
    const first = firm('2026-03-05');
    const official = paper('cao', act, '2026-03-04');
    const { publications, merges } = join([{ ...first, revision: 2 }], [first, official]);
    expect([publications[0]?.event, merges]).toEqual([first.id, []]);
  });
});

test('what a fresh archive began with is the page that a ministry lists on that day, whatever its title', () => {
  const url = 'https://www.fsa.example/20260303/';
  one(
    paper('cao', '金融庁のAIに関する論点整理の頁', '2026-03-03', { url, source: 'starter', arrival: 'starter' }),
    paper('fsa', '「AIディスカッションペーパー（第1.1版）」の公表について', '2026-03-03', { url }),
  );
});

test('an event goes by its first official publication, also when two events turn out to be one', () => {
  const url = 'https://www.meti.example/press/1.html';
  const first = paper('meti', '「生成AIの活用事例集の作成について」を公表', '2026-03-04', { url, id: 'pb' });
  const second = paper('rollup', '生成AIの活用事例集', '2026-03-05', { id: 'pa' });
  expect(archiveOf([first, second])).toEqual(
    new Map([
      ['pb', 'pb'],
      ['pa', 'pa'],
    ]),
  );
  const mended = { ...second, title: '生成AIの活用事例集の作成について', url, revision: 2 };
  const { publications, merges } = join([mended], [first, second]);
  expect([publications[0]?.event, merges]).toEqual(['pb', [{ from: 'pa', to: 'pb' }]]);
});

test('an older commentary on one of two events that are one does not give them its name', () => {
  const url = 'https://www.meti.example/press/1.html';
  const title = '生成AIの活用事例集の作成について';
  const late = paper('meti', title, '2026-03-05', { url, id: 'pl' });
  const on = { ...paper('firm', 'AI推進法の解説', '2026-03-01'), event: 'pl' };
  const early = paper('rollup', '生成AIの活用事例集', '2026-03-03', { id: 'pe' });
  const { publications, merges } = join([{ ...early, title, url, revision: 2 }], [late, on, early]);
  expect([publications[0]?.event, merges]).toEqual(['pe', [{ from: 'pl', to: 'pe' }]]);
});

test('whatever comes in whatever order, titles that say the same end in the same events', () => {
  const froms = ['meti', 'mic', 'cao', 'fsa', 'rollup'] as const;
  const things = ['生成AIの利活用に関する検討会', '自動運転の安全確保に関する検討会', '学校における端末の活用'];
  const forms = [
    (thing: string) => `「${thing}」の報告書を公表しました`,
    (thing: string) => `${thing}の報告書の公表について`,
    (thing: string) => `${thing} 報告書`,
  ];
  const item = fc.record({
    thing: fc.nat(things.length - 1),
    from: fc.nat(froms.length - 1),
    form: fc.nat(forms.length - 1),
    number: fc.nat(2),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(item, { maxLength: 12, selector: ({ thing, from, number }) => `${thing} ${from} ${number}` }),
      fc.infiniteStream(fc.nat()),
      (items, random) => {
        const papers = items.map(({ thing, from, form, number }) =>
          paper(froms[from] ?? 'meti', `${forms[form]?.(things[thing] ?? '')}（第${number + 1}回）`, '2026-03-04', {
            url: `https://www.example/${thing}/${number}`,
          }),
        );
        const order = papers.map((_, index) => index);
        for (let at = order.length - 1; at > 0; at--) {
          const other = (random.next().value ?? 0) % (at + 1);
          [order[at], order[other]] = [order[other] as number, order[at] as number];
        }
        const expected = [
          ...Map.groupBy(items.keys(), index => `${items[index]?.thing} ${items[index]?.number}`).values(),
        ].map(group => [...group]);
        expect(groupsOf(papers)).toEqual(expected);
        expect(groupsOf(papers, order)).toEqual(expected);
        const events = archiveOf(papers);
        expect(archiveOf(order.map(index => papers[index] as Publication))).toEqual(events);
      },
    ),
    { numRuns: 100 },
  );
});

test('no two official publications of one list, and none more than a week apart, ever stand in one event', () => {
  const froms = ['meti', 'mic', 'cao', 'rollup'] as const;
  const titles = [`「${guideline}」を公表しました`, `${guideline}について`, '生成AIの活用', `「${guideline}」の説明会`];
  const item = fc.record({ from: fc.nat(3), title: fc.nat(3), day: fc.integer({ min: 1, max: 28 }), url: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 14 }), items => {
      const papers = items.map(({ from, title, day, url }) =>
        paper(froms[from] ?? 'meti', titles[title] ?? '', `2026-03-${String(day).padStart(2, '0')}`, {
          url: `https://www.example/${url}`,
        }),
      );
      for (const group of groupsOf(papers)) {
        const members = group.map(index => items[index]);
        const days = members.map(member => member?.day ?? 0);
        expect(new Set(members.map(member => member?.from)).size).toBe(members.length);
        expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(7);
      }
    }),
    { numRuns: 200 },
  );
});
