import { afterAll, describe, expect, test } from 'vitest';
import { createReceive } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import type { Language } from '../../src/domain/language.ts';
import { aMeasure, sampleMeasures } from '../world/measures.ts';
import { aClock, aPublication, aState, aTag, noTags } from '../world/sample.ts';
import { type Asked, buttonsOf, createAsk } from './ask.ts';

const linked = (role: 'announces' | 'amends' | 'text-of', measure: string) => [{ measure, role, evidence: [] }];

const publications = [
  aPublication({
    id: 'pnew',
    title: '見本推進法の一部改正法の施行について',
    url: 'https://www.example.go.jp/new',
    publishedAt: '2026-11-02',
    links: linked('amends', 'sample-act'),
    tags: { ...noTags, relevance: aTag('core'), stage: aTag('revised') },
  }),
  aPublication({
    id: 'pdeadline',
    title: '見本の意見募集',
    url: 'https://www.example.go.jp/comment',
    publishedAt: '2026-11-20',
    deadline: {
      on: '2026-12-18',
      time: '17:00',
      zone: 'Asia/Tokyo',
      basis: null,
      evidence: { words: '', place: 'title', at: 0 },
    },
    tags: { ...noTags, relevance: aTag('core'), kind: aTag('consultation') },
  }),
  aPublication({
    id: 'plawja',
    title: '見本技術の推進に関する法律',
    url: 'https://laws.e-gov.go.jp/law/507AC0000000999',
    publishedAt: '2025-06-04',
    arrival: 'import',
    links: linked('text-of', 'sample-act'),
    passages: [
      {
        pinpoint: { kind: 'article', article: '7', paragraph: '1', item: null },
        heading: '第七条（事業者の責務）',
        text: '事業者は、協力しなければならない。',
      },
      {
        pinpoint: { kind: 'article', article: '7', paragraph: '2', item: null },
        heading: '第七条（事業者の責務）',
        text: '国は、配慮する。',
      },
      {
        pinpoint: { kind: 'article', article: 'suppl-1', paragraph: null, item: null },
        heading: '第一条（施行期日）',
        text: 'この法律は、公布の日から施行する。',
      },
    ],
  }),
  aPublication({
    id: 'plawen',
    title: 'Act on the Promotion of Sample Technology',
    url: null,
    language: 'en',
    publishedAt: '2025-06-04',
    arrival: 'import',
    links: linked('text-of', 'sample-act'),
    passages: [
      {
        pinpoint: { kind: 'article', article: '7', paragraph: '1', item: null },
        heading: 'Article 7 (Responsibilities)',
        text: 'A business must cooperate.',
      },
    ],
  }),
];

const early = await createAsk({ measures: sampleMeasures });
const late = await createAsk({ measures: sampleMeasures, publications, at: '2026-11-24T09:00:00+09:00' });
afterAll(async () => {
  await early.close();
  await late.close();
});

type House = typeof early;

/** What an answer must say, and what it must not. */
function check(
  house: House,
  line: string,
  language: Language,
  says: readonly (string | RegExp)[],
  not: readonly string[] = [],
) {
  test(`${language}: ${line}`, async () => {
    const { text } = await house.ask(line, language);
    for (const one of says) expect(text).toMatch(typeof one === 'string' ? literal(one) : one);
    for (const one of not) expect(text).not.toMatch(literal(one));
  });
}

const literal = (words: string) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

describe('measure', () => {
  check(early, '制度 見本推進法', 'ja', [
    '見本技術の推進に関する法律（見本推進法、令和7年法律第999号）',
    '施行（2025年9月1日）｜国会／所管 見本府｜法律｜法的義務・責務（罰則なし）',
    '・事業者は施策に協力する（第7条）',
    '・本部を置く（第19条〜第28条）',
    '・出典のない要点（⚠ 一次資料で未確認）',
    '名宛人：事業者',
    '罰則：なし',
    '経過：2025-02-28 閣議決定 → 2025-05 成立（⚠ 未確認） → 09-01 全面施行 → 2027-03-01 附則の施行（予定）',
    '関連：見本事業者ガイドライン（実施のための措置）',
    '資料：laws.e-gov.go.jp、example.go.jp',
    '[経過]',
    '収録内容は2026年10月11日時点です。一般的な情報',
  ]);
  check(early, 'measure Sample Promotion Act', 'en', [
    'Act on the Promotion of Sample Technology',
    'in force (since 2025-09-01) · National Diet; Sample Office in charge · Act of the Diet · legal duty without penalty',
    '- Businesses cooperate (Article 7)',
    '- A point without a source (⚠ unverified)',
    'Penalties: none',
    'History: 2025-02-28 Cabinet decision → 2025-05 Enacted (⚠ unverified) → 09-01 Full effect → 2027-03-01',
    'Related: Sample Guidelines for Business (implemented by)',
    'As of 11 October 2026. General information, not legal advice.',
  ]);
  check(early, '制度 見本論点整理', 'ja', [
    '｜法的拘束力なし',
    /論点を整理する（example.go.jp）\n・法律事務所は慎重な論調とみる（二次資料：law.example.com）/,
    '⚠ 留意点\n\n・第1.1版の本文は読めていない',
    '罰則：⚠ 未確認',
    '経過：2024-10 アンケート（二次資料） → 2025-03-04 第1.0版',
    '説明会（予定）（⚠ 未確認）',
  ]);
  check(early, 'measure Sample Agency AI DP', 'en', [
    ' · not binding',
    '- A law firm calls its tone careful (secondary source: law.example.com)',
    '⚠ Take note\n\n- Version 1.1 was not read',
    'History: 2024-10 Survey (secondary source) → 2025-03-04 Version 1.0',
  ]);
  check(late, '制度 見本論点整理', 'ja', [
    '2026-03-03 第1.1版 公表 → 10-26 説明会（期日を過ぎていますが、実施は未確認です）',
    '収録内容は2026年10月11日時点です（⚠ 44日前）。',
  ]);
  check(late, '制度 見本推進法', 'ja', ['⚠ その後の関連公表が1件あります（「経過」で表示）。'], ['運用者へ']);
  check(late, 'measure Sample Promotion Act', 'en', [
    'As of 11 October 2026 (⚠ 44 days ago). ⚠ 1 linked publication since; "timeline" shows what.',
  ]);
  check(early, 'measure 見本推進邦', 'ja', ['「見本推進邦」を「見本推進法」と読み取りました。']);
  check(early, 'measure Sampel Promotion Act', 'en', ['"Sampel Promotion Act" was taken for "Sample Promotion Act".']);
  check(early, '制度 見本事業者ガイドライン第1.1版', 'ja', [
    '第1.1版：2025年3月28日。最新は第1.2版（2026年3月31日）です。',
  ]);
  check(early, 'measure Sample GfB 1.3', 'en', ['Version 1.3 is not in the catalogue. It has: 1.1, 1.2.']);
  check(early, '制度', 'ja', ['制度の名前を続けて入力してください']);
  check(early, '制度 まったく別の長い名前の規則', 'ja', [
    'という制度は収録していません。',
    '「制度一覧」で一覧を表示します。',
  ]);
});

test('an operator is told what the archive proposes for the catalogue', async () => {
  const { text, lines } = await late.ask('measure sample-act', 'ja', {
    viewer: { workspace: 'main', person: 'operator', roles: ['operator'] },
  });
  expect(text).toContain(
    '✎ 運用者へ：目録の変更案です。sample-actの段階を「改定」とし、経過に2026年11月2日を加えます。根拠：見本推進法の一部改正法の施行について',
  );
  expect(lines[0]?.proposals).toEqual([
    {
      stage: 'revised',
      date: '2026-11-02',
      title: '見本推進法の一部改正法の施行について',
      publication: 'pnew',
      url: 'https://www.example.go.jp/new',
    },
  ]);
});

test('a name that may mean two asks back with a button for each', async () => {
  const { text, message, lines } = await early.ask('measure 第1.1版');
  expect(text).toContain('「第1.1版」に当たるものが2件あります。どれでしょうか。');
  expect(buttonsOf(message)).toEqual({
    見本事業者ガイドライン: { command: 'measure', args: { name: 'sample-guidelines' } },
    見本庁AIディスカッションペーパー: { command: 'measure', args: { name: 'sample-paper' } },
  });
  expect(lines).toMatchObject([
    { problem: 'ambiguous', candidates: [{ id: 'sample-guidelines' }, { id: 'sample-paper' }] },
  ]);
  const english = await early.ask('measure version 1.1', 'en');
  expect(english.text).toContain('"version 1.1" may mean 2 measures. Which one?');
});

test('every button of a card leads to an answer', async () => {
  for (const language of ['ja', 'en'] as const) {
    const { message } = await early.ask('measure sample-act', language);
    for (const call of Object.values(buttonsOf(message)).filter(({ command }) => command === 'timeline'))
      expect((await early.ask(call, language)).text).not.toBe('');
  }
});

const provision = await createAsk({
  measures: [aMeasure({ id: 'sample-provision', name: { ja: '見本権法第30条の4', en: 'Article 30-4' } })],
});
afterAll(() => provision.close());

describe('an article', () => {
  check(provision, '制度 見本権法 第30条の4', 'ja', ['見本権法第30条の4（見本推進法', '罰則：なし'], ['条文そのもの']);
  check(provision, 'measure Article 30-4', 'en', ['Article 30-4 (Act No. 999 of 2025)'], ['The text itself']);
  check(late, '制度 見本推進法 第7条', 'ja', [
    '見本推進法　第7条（事業者の責務）',
    '・事業者は施策に協力する',
    '事業者は、協力しなければならない。\n2　国は、配慮する。',
    '— 第7条（条文）',
    '参考訳（法的効力があるのは日本語の条文のみです）',
    'e-Gov法令検索',
  ]);
  check(late, 'measure Sample Promotion Act Article 7', 'en', [
    'Sample Promotion Act, Article 7 (Responsibilities)',
    '(1) A business must cooperate.',
    '— Article 7 (reference translation; only the Japanese text has legal effect)',
    '— Article 7 (Japanese text)',
  ]);
  check(late, '制度 名前:見本推進法 条:附則第1条', 'ja', [
    '見本推進法　附則第1条（施行期日）',
    'この法律は、公布の日から施行する。',
  ]);
  check(late, '制度 見本推進法 第40条', 'ja', [
    '見本推進法の本則は全7条で、第40条はありません。罰則の規定もありません。',
  ]);
  check(late, 'measure Sample Promotion Act Article 40', 'en', [
    'have 7 articles; there is no Article 40. Nor does it contain penalty provisions.',
  ]);
  check(
    early,
    '制度 見本推進法 第7条',
    'ja',
    ['・事業者は施策に協力する', '条文そのものは収録していません。'],
    ['npx'],
  );
  check(early, 'measure Sample Promotion Act Article 9', 'en', [
    'The text itself is not in the archive. Nor is there a note on Article 9.',
  ]);
});

describe('timeline', () => {
  check(late, '経過 見本推進法', 'ja', [
    '見本推進法の経過',
    '・2025年2月28日　閣議決定（example.go.jp）',
    '・2025年5月　成立（⚠ 一次資料で未確認）',
    '・2026年11月2日　目録の後の公表：見本推進法の一部改正法の施行について（見本省）　→ 段階が「改定」に',
    '・2027年3月1日　附則の施行（予定）（example.go.jp）',
  ]);
  check(late, 'timeline Sample Promotion Act', 'en', [
    'Sample Promotion Act: timeline',
    '- May 2025  Enacted (⚠ unverified)',
    '- 2 November 2026  published since: 見本推進法の一部改正法の施行について (Sample Ministry) → moves to "revised"',
    '- 1 March 2027  Supplementary provisions take effect (scheduled)',
  ]);
});

describe('upcoming', () => {
  check(late, '予定', 'ja', [
    '今後の予定2件',
    /⏳ 2026年12月18日（金）17時まで（あと18営業日） 意見募集の期限：見本の意見募集/,
    '・2027年3月1日（月）　見本推進法：附則の施行（example.go.jp）',
    '⚠ 予定の期日を過ぎ、実施を確認していないもの',
    '・2026年10月26日（月）　見本庁AIディスカッションペーパー：説明会（⚠ 一次資料で未確認）',
  ]);
  check(late, 'upcoming 30', 'en', [
    'Within 30 days: 1',
    'Fri 18 December 2026, 17:00 (JST) (18 business days left) Comments due',
    '(Japanese only: 見本の意見募集)',
    '1 more lie further ahead ("upcoming" shows all).',
    'Announced for a day that has passed; whether it happened is not confirmed',
  ]);
  check(early, '予定', 'ja', ['今後の予定2件', '2026年10月26日（月）'], ['実施を確認していない']);
});

describe('measures', () => {
  check(early, '制度一覧', 'ja', [
    '収録している制度3件',
    'AI推進法とその体制・政策経緯',
    '・見本推進法  施行（2025年9月1日）｜国会／所管 見本府｜法的義務・責務（罰則なし）',
    '金融',
  ]);
  check(early, 'measures', 'en', [
    '3 measures',
    '- Sample Guidelines for Business  published, current (version 1.2) · MIC and METI · voluntary (soft law)',
  ]);
  check(
    early,
    '制度一覧 金融',
    'ja',
    ['「金融」に当てはまる制度1件（全3件中）', '見本庁AIディスカッションペーパー'],
    ['見本推進法'],
  );
  check(early, 'measures in force', 'en', ['1 of 3 measures: in force', 'Sample Promotion Act'], ['Guidelines']);
  check(early, '制度一覧 分野:金融', 'ja', ['制度1件', '見本庁AIディスカッションペーパー']);
  check(early, 'measures sector:finance', 'en', ['1 of 3 measures']);
  test('a law that is not in force is in no list of those that are', async () => {
    const status = { ja: '公布・未施行（2年以内の政令で定める日）', en: 'promulgated, not in force' };
    const bill = aMeasure({ id: 'sample-amendment', stage: 'enacted', status });
    const { ask, close } = await createAsk({ measures: [bill, aMeasure({ id: 'sample-act-2' })] });
    const counted = async (line: string) => (await ask(line)).text.split('\n', 1)[0];
    expect(await counted('制度一覧 施行')).toContain('1件（全2件中）');
    expect(await counted('measures status:"in force"')).toContain('1件（全2件中）');
    expect(await counted('制度一覧 未施行')).toContain('1件（全2件中）');
    expect(await counted('measures not in force')).toContain('1件（全2件中）');
    await close();
  });
  check(early, '制度一覧 発行:総務省', 'ja', ['見本事業者ガイドライン'], ['見本推進法']);
  check(early, '制度一覧 状態:現行', 'ja', ['制度2件'], ['見本推進法']);
  check(early, 'measures nonsense', 'en', ['None of the 3 measures fits "nonsense". "measures" lists them all.']);
});

describe('a measure’s name alone looks it up, and more than a name does not', () => {
  const says = (said: string, expected: string) =>
    test(said, async () => {
      const viewer = { workspace: 'main', person: 'someone', roles: ['reader'] } as const;
      const speaker = { viewer, conversation: { platform: 'terminal', id: 'alone' }, language: 'ja' } as const;
      const receive = createReceive({ commands, contextFor: early.contextFor, clock: aClock(0), observe: () => {} });
      expect((await receive(said, speaker))?.summary).toContain(expected);
    });
  says('見本推進法', '見本推進法: 施行');
  says('Sample Promotion Act', '見本推進法: 施行');
  says('見本推進法　第７条', '第7条');
  says('見本推進法 購読解徐', '「見本推進法」というコマンドはありません');
});

describe('compare', () => {
  check(early, '新旧 見本事業者ガイドライン 第1.1版 第1.2版', 'ja', [
    '見本事業者ガイドライン　第1.1版と第1.2版',
    '第1.1版　2025年3月28日　第1.1版 公表（example.go.jp）',
    'この版についての要点は収録していません。',
    '・第1.2版はエージェントを定義する（example.go.jp）',
    '本文の差分ではありません。',
  ]);
  check(early, 'compare Sample Guidelines for Business', 'en', [
    'Sample Guidelines for Business: version 1.1 and version 1.2',
    'no comparison of their full texts',
  ]);
  check(early, '比較 見本推進法 と 見本論点整理', 'ja', [
    '見本推進法と見本庁AIディスカッションペーパーの比較',
    '罰則：見本推進法＝なし／見本庁AIディスカッションペーパー＝⚠ 未確認',
    '論点：いずれもAIガバナンス・原則',
  ]);
  check(early, 'compare Sample Promotion Act vs Sample GfB', 'en', [
    'side by side',
    'Force: Sample Promotion Act: legal duty without penalty | Sample Guidelines for Business: voluntary (soft law)',
    'Themes: both:',
  ]);
  check(early, '比較 総務省の見本指針 と 見本推進法', 'ja', ['見本事業者ガイドラインと見本推進法の比較']);
  check(early, '新旧 見本推進法', 'ja', ['比べる2つを入力してください']);
  check(early, 'compare', 'en', ['Please name two']);
});

test('compare asks back on the side that is not clear, and its buttons keep the other', async () => {
  const { message } = await early.ask({ command: 'compare', args: { names: '見本推進法', with: '見本指針' } });
  expect(Object.values(buttonsOf(message))).toEqual([
    { command: 'compare', args: { names: 'sample-act', with: 'sample-guidelines' } },
    { command: 'compare', args: { names: 'sample-act', with: 'sample-paper' } },
  ]);
});

describe('--json', () => {
  const shape = (name: string, line: string, keys: readonly string[]) =>
    test(name, async () => {
      const { lines }: Asked = await late.ask(line);
      expect(lines.length).toBeGreaterThan(0);
      for (const one of lines) expect(Object.keys(one).toSorted()).toEqual(keys.toSorted());
    });

  shape('a measure', 'measure sample-act', [
    'id',
    'took',
    'name',
    'aliases',
    'kind',
    'stage',
    'status',
    'issuer',
    'form',
    'body',
    'theme',
    'sector',
    'force',
    'penalties',
    'penaltiesNote',
    'japanese',
    'family',
    'keyPoints',
    'timeline',
    'related',
    'doubts',
    'addresses',
    'version',
    'article',
    'asOf',
    'newer',
    'proposals',
  ]);
  shape('a list', 'measures', [
    'id',
    'name',
    'family',
    'kind',
    'stage',
    'status',
    'issuer',
    'body',
    'sector',
    'force',
    'penalties',
    'asOf',
  ]);
  shape('a timeline', 'timeline sample-act', [
    'measure',
    'from',
    'date',
    'event',
    'source',
    'basis',
    'verified',
    'when',
    'publication',
    'role',
    'movesTo',
  ]);
  shape('what is ahead', 'upcoming', [
    'date',
    'time',
    'kind',
    'basis',
    'event',
    'measure',
    'publication',
    'source',
    'secondary',
    'verified',
    'when',
  ]);
  shape('two versions', 'compare Sample GfB', [
    'measure',
    'version',
    'known',
    'name',
    'date',
    'event',
    'source',
    'verified',
    'keyPoints',
    'asOf',
  ]);
  shape('two measures', 'compare sample-act vs sample-paper', [
    'measure',
    'version',
    'name',
    'kind',
    'status',
    'issuer',
    'form',
    'force',
    'penalties',
    'timeline',
    'keyPoints',
    'asOf',
  ]);
  shape('a name that is nobody’s', 'measure まったく別の長い名前の規則', ['asked', 'problem', 'candidates']);
});

describe('an event that turned out to be another', () => {
  test('is found by every id that led to it, a withdrawn publication’s too', async () => {
    const paper = (id: string) => aPublication({ id, title: `見本の公表 ${id}` });
    const house = await createAsk({ measures: [], publications: ['pone', 'ptwo', 'pthree'].map(paper) });
    await house.store.archive.remove(['ptwo']);
    const { readAt } = await house.store.archive.near('shared', { urls: [], ties: [], ids: [] });
    const merges = [
      { from: 'ptwo', to: 'pthree' },
      { from: 'pthree', to: 'pone' },
    ];
    const state = aState({ id: 'another' });
    const commit = { owner: 'shared', state, publications: [], identities: [], merging: { readAt, merges } } as const;
    expect(await house.store.archive.commit(commit)).toMatchObject({ kind: 'committed' });
    await house.library.catchUp();
    for (const id of ['pone', 'ptwo', 'pthree']) {
      const { lines } = await house.ask({ command: 'details', args: { event: id } });
      expect(lines.map(line => [line.id, line.event])).toEqual([
        ['pone', 'pone'],
        ['pthree', 'pone'],
      ]);
    }
    await house.close();
  });
});
