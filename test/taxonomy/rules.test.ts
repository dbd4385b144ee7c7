// The codebook's rules, each a test of its own.
import { describe, expect, test } from 'vitest';
import { createJudge, type GivenPublication } from '../../src/cli/judge.ts';
import type { Tags } from '../../src/domain/tags.ts';

const judge = createJudge();

interface Expected {
  readonly relevance?: string;
  readonly kind?: string;
  readonly stage?: string | null;
  readonly force?: string;
  readonly themes?: readonly string[];
  readonly sectors?: readonly string[];
  readonly bodies?: readonly string[];
}

function check(given: GivenPublication, expected: Expected): void {
  expect(plain(judge.given(given).tags)).toMatchObject(expected);
}

function plain({ relevance, kind, stage, force, themes, sectors, bodies }: Tags) {
  return {
    relevance: relevance.value,
    kind: kind.value,
    stage: stage?.value ?? null,
    force: force.value,
    themes: themes.map(({ value }) => value),
    sectors: sectors.map(({ value }) => value),
    bodies: bodies.map(({ value }) => value),
  };
}

describe('relevance', () => {
  test('without policy content it is none', () =>
    check(
      { title: '生成AIで議事録を自動作成するサービスを提供開始', publisher: '株式会社見本' },
      { relevance: 'none' },
    ));
  test('where AI is not what it is about it is adjacent at most', () =>
    check({ title: '個人情報保護法ガイドラインの改正', publisher: '個人情報保護委員会' }, { relevance: 'adjacent' }));
  test('AI as one of a list is not what it is about', () =>
    check(
      { title: '成長戦略の重点分野を公表', summary: '半導体、AI、量子など17の分野を挙げた。', publisher: '内閣府' },
      { relevance: 'adjacent' },
    ));
  test('a foreign law is adjacent', () =>
    check({ title: 'EUのAI法、一部の適用を延期', publisher: '日本経済新聞' }, { relevance: 'adjacent' }));
  test('a foreign law with Japan in the title is core', () =>
    check({ title: 'EUのAI法、日本企業に求められる対応', publisher: '日本経済新聞' }, { relevance: 'core' }));
  test('a foreign law with Japan in the summary is core', () =>
    check(
      {
        title: 'EU AI Act: first obligations apply',
        summary: 'What Japanese exporters must do.',
        publisher: 'Some LLP',
      },
      { relevance: 'core' },
    ));
  test('automated driving of level 3 or above counts as AI whether or not the text says so', () =>
    check({ title: 'レベル4自動運転の許可基準を改正', publisher: '警察庁' }, { relevance: 'core' }));
  test('the Hiroshima AI Process is core wherever it is told', () =>
    check(
      { title: 'Hiroshima AI Process: EU welcomes reports', publisher: 'European Commission' },
      { relevance: 'core' },
    ));
  test('an authority’s own use of AI is policy content', () =>
    check({ title: '窓口業務に対話型AIを導入します', publisher: '静岡市' }, { relevance: 'core' }));
  test('an arrest in which AI was merely the tool is adjacent', () =>
    check(
      { title: '生成AIで不正プログラムを作成した疑いで男を逮捕', publisher: '朝日新聞' },
      { relevance: 'adjacent' },
    ));
  test('a vendor’s page that explains an official instrument is core commentary', () =>
    check(
      { title: 'AI推進法とは？企業への影響をわかりやすく解説', publisher: '株式会社見本' },
      { relevance: 'core', kind: 'commentary' },
    ));
  test('a page about writing one’s own rules is none', () =>
    check({ title: '社内向け生成AI利用ガイドラインの作り方', publisher: '株式会社見本' }, { relevance: 'none' }));
  test('a mixed press conference is core if AI is one of its main points', () =>
    check(
      { title: '大臣記者会見の概要', summary: '質疑では、生成AIの規制と物価高対策を問われた。', publisher: '総務省' },
      { relevance: 'core', kind: 'announcement' },
    ));
  test('a press conference about something else is none', () =>
    check(
      { title: '大臣記者会見の概要', summary: '水害への対応を説明した。', publisher: '国土交通省' },
      { relevance: 'none' },
    ));
  test('recruitment is none', () =>
    check({ title: 'AI政策担当 任期付職員の募集', publisher: '内閣府' }, { relevance: 'none' }));
});

describe('kind', () => {
  test('a news report takes the kind of what it reports', () =>
    check({ title: '文化庁、AIと著作権で指針案を公表', publisher: '朝日新聞' }, { kind: 'guideline' }));
  test('a news report that judges is commentary', () =>
    check({ title: '社説：AI法の成立　実効性を高めよ', publisher: '毎日新聞' }, { kind: 'commentary' }));
  test('what a law firm writes is commentary', () =>
    check({ title: 'AI事業者ガイドライン第1.2版の公表', publisher: '見本法律事務所' }, { kind: 'commentary' }));
  test('a position that an association submits is commentary', () =>
    check({ title: '生成AIと著作権に関する意見書', publisher: '日本弁護士連合会' }, { kind: 'commentary' }));
  test('a Diet question’s answer is an announcement', () =>
    check({ title: '生成AIの規制に関する質問に対する答弁書', publisher: '衆議院' }, { kind: 'announcement' }));
  test('a guideline out for comment is a consultation', () =>
    check({ title: 'AI事業者ガイドライン案に関する意見募集', publisher: '総務省' }, { kind: 'consultation' }));
  test('a municipality’s ordinance is an order', () =>
    check({ title: 'AIの利用に関する条例の制定', publisher: '神戸市' }, { kind: 'order' }));
});

describe('stage', () => {
  test('a plan that the Cabinet decided is cabinet-approved', () =>
    check({ title: '人工知能基本計画を閣議決定', publisher: '内閣府' }, { kind: 'plan', stage: 'cabinet-approved' }));
  test('a guideline issued for the first time is published', () =>
    check({ title: '生成AIの利用に関するガイドラインを策定', publisher: '厚生労働省' }, { stage: 'published' }));
  test('a later version is revised', () =>
    check({ title: 'AI事業者ガイドライン（第1.2版）の公表', publisher: '経済産業省' }, { stage: 'revised' }));
  test('a law passed but not yet effective is enacted', () =>
    check({ title: 'AI推進法が成立', publisher: 'NHK' }, { stage: 'enacted' }));
  test('interim reports are under discussion', () =>
    check({ title: 'AI制度研究会 中間とりまとめ', publisher: '内閣府' }, { kind: 'report', stage: 'discussion' }));
  test('final reports are published', () =>
    check(
      { title: 'AIと競争に関する検討会報告書', publisher: '公正取引委員会' },
      { kind: 'report', stage: 'published' },
    ));
  test('results of a consultation close it', () =>
    check({ title: 'AI指針案に関する意見募集の結果', publisher: '内閣府' }, { stage: 'consultation-closed' }));
  test('commentary takes the stage of what it explains', () =>
    check({ title: 'AI法の全面施行と実務', publisher: '見本法律事務所' }, { kind: 'commentary', stage: 'in-force' }));
  test('what is told of a law is told of where it stood that day', () => {
    const given = { title: '「AI推進法」とは　企業への影響', publisher: '見本法律事務所' };
    check({ ...given, published: '2025-04-10' }, { kind: 'commentary', stage: 'diet' });
    check({ ...given, published: '2025-05-30' }, { kind: 'commentary', stage: 'enacted' });
    check({ ...given, published: '2025-10-01' }, { kind: 'commentary', stage: 'in-force' });
  });
  test('a plan that the Cabinet decided is that in translation too', () =>
    check(
      { title: '人工知能基本計画（英訳）を掲載', publisher: '内閣府' },
      { kind: 'plan', stage: 'cabinet-approved' },
    ));
  test('a strategy that nobody names is at no stage', () =>
    check({ title: "Japan's AI strategy: too little, too late?", publisher: 'CSIS', lang: 'en' }, { stage: null }));
  test('a suit that was brought has no stage', () =>
    check({ title: '新聞社、AI検索の会社を提訴', publisher: '共同通信' }, { stage: null }));
});

describe('force', () => {
  test('plans, meetings and reports ask nothing', () => {
    check({ title: 'AI戦略会議（第15回）', publisher: '内閣府' }, { force: 'none' });
    check({ title: '生成AIに関する実態調査報告書', publisher: '公正取引委員会' }, { force: 'none' });
  });
  test('guidelines are voluntary', () =>
    check({ title: '学校での生成AI利用ガイドライン', publisher: '文部科学省' }, { force: 'voluntary' }));
  test('guidelines that ministries must apply are a duty', () =>
    check({ title: '各府省庁における生成AI調達ガイドライン', publisher: 'デジタル庁' }, { force: 'duty' }));
  test('the AI Promotion Act is a duty', () =>
    check({ title: 'AI推進法が全面施行', publisher: '内閣府' }, { force: 'duty' }));
  test('where the text speaks of fines the force is a penalty', () =>
    check(
      { title: 'AIで作った児童ポルノを禁じる条例', summary: '違反者に過料を科す。', publisher: '鳥取県' },
      { force: 'penalty' },
    ));
  test.each([
    ['見本法律事務所', '罰則を設けるAI規制法案の解説', 'commentary'],
    ['見本市', '罰則付きのAI条例案に対する意見募集', 'consultation'],
  ])('what %s writes of a penal law has its force: %s', (publisher, title, kind) =>
    check({ title, publisher }, { kind, force: 'penalty' }),
  );
  test('that there is no penalty is no penalty', () =>
    check({ title: 'AI規制法案を提出へ', summary: '罰則は設けない。', publisher: 'NHK' }, { force: 'duty' }));
  test('a consultation takes the force that the measure would have', () =>
    check({ title: 'AI指針案への意見募集', publisher: '総務省' }, { kind: 'consultation', force: 'voluntary' }));
});

describe('sector, theme and body', () => {
  test('cross-sector stands alone where no sector is singled out', () =>
    check({ title: 'AI事業者ガイドラインの改定', publisher: '経済産業省' }, { sectors: ['cross-sector'] }));
  test('a sector that a lead counts up among others is not singled out', () =>
    check(
      {
        title: '生成AIの利用に関する注意喚起',
        summary: '事業者、行政機関、一般利用者に分けて留意点を示した。',
        publisher: '個人情報保護委員会',
      },
      { sectors: ['cross-sector'] },
    ));
  test('what a newspaper tells of a municipality’s own use is about its offices; of its ordinance for all it is not', () => {
    check({ title: '東京都、AIの利用に関する基本方針を改定', publisher: '都政新報' }, { sectors: ['public'] });
    check({ title: 'AIで児童ポルノ　条例で罰則、滋賀県が検討', publisher: '京都新聞' }, { sectors: ['cross-sector'] });
  });
  test('copyright work is cross-sector', () =>
    check(
      { title: 'AIと著作権に関する考え方', publisher: '文化庁' },
      { sectors: ['cross-sector'], themes: ['copyright'] },
    ));
  test('copyright work on news is telecom-media', () =>
    check({ title: 'AIによる記事の無断利用と著作権', publisher: '日本新聞協会' }, { sectors: ['telecom-media'] }));
  test('governance is not given beside a more specific theme', () =>
    check({ title: 'AIのセキュリティに関する指針を策定', publisher: '総務省' }, { themes: ['cybersecurity'] }));
  test('a publisher that merely reports is no body', () =>
    check({ title: '金融庁、AIの活用で論点整理', publisher: '日本経済新聞' }, { bodies: ['fsa'] }));
  test('a law firm is a body of its commentary', () =>
    check({ title: 'AI法の解説', publisher: '見本法律事務所' }, { bodies: ['law-firm'] }));
  test('themes, sectors and bodies are empty where relevance is none', () =>
    check({ title: '会計年度任用職員の募集', publisher: 'つくば市' }, { themes: [], sectors: [], bodies: [] }));
});

describe('a publisher is known', () => {
  const bodiesBy = (given: GivenPublication) =>
    judge.given({ title: 'AIに関する指針', ...given }).draft.publisherBodies;
  test('by its name, its short name and its English name', () => {
    for (const publisher of ['経済産業省', '経産省', 'METI']) expect(bodiesBy({ publisher })).toEqual(['meti']);
  });
  test('as both where two publish together', () =>
    expect(bodiesBy({ publisher: '警察庁・国家サイバー統括室' })).toEqual(['npa', 'nco']));
  test('by its address where the name says nothing', () => {
    expect(bodiesBy({ publisher: '', url: 'https://www.fsa.go.jp/news/' })).toEqual(['fsa']);
    expect(bodiesBy({ publisher: '', url: 'https://www.city.kobe.lg.jp/a' })).toEqual(['local']);
  });
  test('as a municipality by the shape of its name', () =>
    expect(bodiesBy({ publisher: '都城市' })).toEqual(['local']));
  test('as a firm of partners by the shape of its name', () =>
    expect(bodiesBy({ publisher: 'Smith Jones & Brown' })).toEqual(['law-firm']));
  test('as an association and not as the press by 日本新聞協会', () =>
    expect(bodiesBy({ publisher: '日本新聞協会' })).toEqual(['self-regulatory']));
});

describe('the form of a headline tells', () => {
  test('a council’s numbered sitting is a meeting, whatever its agenda names; its report is a report', () => {
    check(
      { title: 'AIに関する検討会（第3回）', summary: '意見募集の結果を議題とした。', publisher: '総務省' },
      { kind: 'meeting' },
    );
    check({ title: 'AIに関する検討会（第3回）報告書', publisher: '総務省' }, { kind: 'report' });
  });
  test('a full-width blank parts phrases: 「AI　法務省」 names no AI法', () =>
    check({ title: '司法試験とAI　法務省が出題を見直し', publisher: '読売新聞' }, { kind: 'announcement' }));
  test('案 at the end of a phrase is a draft, 法律案 is a bill', () => {
    check({ title: 'AIの利用に関する手引き案を公表', publisher: '経済産業省' }, { stage: 'discussion' });
    check({ title: 'AIに関する法律案への意見', publisher: '日本弁護士連合会' }, { stage: 'diet' });
  });
  test('a law that takes effect on a day to come is enacted', () => {
    const title = 'AIの表示を義務づける改正法、10月に施行';
    check({ title, publisher: '読売新聞', published: '2026-07-20' }, { stage: 'enacted' });
    check({ title, publisher: '読売新聞', published: '2026-10-20' }, { stage: 'in-force' });
  });
  test('who asks in a title answers below it', () =>
    check({ title: '自動運転の許可制度はどう変わった？', publisher: '中日新聞' }, { kind: 'commentary' }));
  test('Japan as the subject of a headline is the state', () =>
    check({ title: 'Japan mulls labels for AI videos', publisher: 'AFP', lang: 'en' }, { relevance: 'core' }));
  test('「愛媛県産」 and a town’s app name no authority', () => {
    check({ title: '愛媛県産みかんをAIで選果', publisher: 'JA見本' }, { relevance: 'none' });
    check({ title: '会津若松市の観光AIアプリ', publisher: '見本観光' }, { relevance: 'none' });
  });
});

describe('who speaks', () => {
  test('a newspaper named for its prefecture only reports, and the ministry of a regional bureau is its body', () => {
    check({ title: '札幌市がAI条例を検討', publisher: '北海道新聞' }, { bodies: ['local'] });
    check({ title: 'AI利用の手引き', publisher: '北海道新聞' }, { bodies: [] });
    check({ title: 'AI活用の手引き', publisher: '経済産業省北海道経済産業局' }, { bodies: ['meti'] });
  });
  test('where comments are taken by a day it is a consultation, whatever is laid open', () =>
    check(
      {
        title: 'AIに関する監督指針の改正案',
        summary: '意見は6月19日まで受け付ける。',
        publisher: '金融庁',
        published: '2026-05-20',
      },
      { kind: 'consultation', stage: 'consultation-open' },
    ));
  test('what a firm says of it is commentary, though it names the day', () =>
    check(
      {
        title: 'AIに関する監督指針の改正案の解説',
        summary: '意見は6月19日まで受け付ける。',
        publisher: '見本法律事務所',
        published: '2026-05-20',
      },
      { kind: 'commentary' },
    ));
});

describe('bodies', () => {
  test.each(['英国金融庁、AIの指針を公表', '韓国の個人情報保護委員会、生成AIを調査'])(
    '«%s» names a foreign body and none of ours',
    title => check({ title, publisher: '日本経済新聞' }, { bodies: ['other-foreign'] }),
  );
  test('what a title calls 金融庁 and the text tells of another country is not ours', () =>
    check(
      {
        title: '金融庁も警鐘!AI詐欺の最新手口',
        summary: '南アフリカの金融セクター行動監視機構が公式に注意を促した。',
        publisher: 'example.com',
      },
      { bodies: [], relevance: 'adjacent' },
    ));
  test('beside another country’s our own is named still', () =>
    check(
      { title: '金融庁、英国当局とAIの監督で協力', publisher: '日本経済新聞' },
      { bodies: ['fsa', 'other-foreign'] },
    ));
});
