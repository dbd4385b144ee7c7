import { describe, expect, test } from 'vitest';
import type { LinkRole } from '../../src/domain/measure.ts';
import type { Draft } from '../../src/domain/publication.ts';
import type { Body } from '../../src/domain/tags.ts';
import { createLinker } from '../../src/measures/link.ts';
import { loadMeasures } from '../../src/measures/load.ts';

const link = createLinker(loadMeasures().measures);

interface Written {
  readonly by?: string;
  readonly bodies?: readonly Body[];
  readonly on?: string;
  readonly summary?: string;
  readonly url?: string;
}

function draft(title: string, { by = '', bodies = [], on, summary = '', url }: Written): Draft {
  return {
    title,
    summary,
    content: '',
    url: url ?? null,
    publisher: { ja: by, en: by },
    publisherBodies: bodies,
    publishedAt: on ?? null,
    updatedAt: null,
    language: /[ぁ-ヿ一-鿿]/.test(title) ? 'ja' : 'en',
  };
}

function check(title: string, expected: readonly string[], written: Written = {}): void {
  test(`«${title}»${written.by ? ` by ${written.by}` : ''}${written.on ? ` (${written.on})` : ''}`, () => {
    const found = link(draft(title, written)).map(({ measure }) => measure);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
}

describe('AI laws of three countries', () => {
  check('AI法が全面施行、AI戦略本部が発足', ['ai-promotion-act', 'ai-strategy-headquarters'], { by: '内閣府' });
  check('AI推進法の成立を受けた企業の実務', ['ai-promotion-act']);
  check('EUのAI法、汎用AIの義務が適用開始', ['eu-ai-act']);
  check('欧州議会、AI法案を可決', ['eu-ai-act']);
  check('韓国のAI基本法が施行：日本企業への影響', []);
  check('日本のAI法とEUのAI法を比べる', ['ai-promotion-act', 'eu-ai-act']);
  check('How Japan’s AI Promotion Act differs from the EU AI Act', ['ai-promotion-act', 'eu-ai-act']);
  check('AI Act: what providers of general-purpose models must do', ['eu-ai-act']);
  check('Diet passes AI bill', ['ai-promotion-act'], { summary: 'Japan’s upper house approved it.' });
  check('Colorado delays its AI Act', []);
  check('AI法務サービスの比較', []);
  check('AI法律相談の無料キャンペーン', []);
});

describe('plans that differ by their date', () => {
  check('人工知能基本計画を閣議決定', ['ai-basic-plan-2025'], { by: '内閣府', on: '2025-12-23' });
  check('人工知能基本計画の変更について', ['ai-basic-plan-2026'], { by: '内閣府', on: '2026-07-14' });
  check('AI基本計画の骨子案を議論', ['ai-basic-plan-2025'], { on: '2025-09-12' });
  check('AI基本計画（2025年12月閣議決定）を振り返る', ['ai-basic-plan-2025'], { on: '2026-08-01' });
  check('Japan’s Cabinet adopts first AI Basic Plan', ['ai-basic-plan-2025'], { on: '2025-12-24' });
  check('科学技術・イノベーション基本計画の概要', []);
  check('韓国政府がAI基本計画を発表', [], { on: '2026-08-01' });
});

describe('interim reports of four groups', () => {
  check('中間とりまとめの公表について', ['ai-policy-study-group-interim-report-2025'], { by: '内閣府 AI戦略会議' });
  check('AI制度研究会の中間取りまとめ案に対する意見募集', ['ai-policy-study-group-interim-report-2025'], {
    on: '2024-12-27',
  });
  check('AI時代の知的財産権検討会「中間とりまとめ」', ['ai-ip-study-group-interim-2024'], { by: '内閣府' });
  check('デジタル空間における情報流通の諸課題への対処に関する検討会 中間取りまとめ', ['mic-digital-space-report'], {
    by: '総務省',
  });
  check('半導体戦略の中間とりまとめ', [], { by: '経済産業省' });
  check('FSA interim report on crypto-assets', []);
});

describe('versions with the same number', () => {
  check('AI事業者ガイドライン（第1.1版）を取りまとめました', ['ai-guidelines-for-business'], {
    by: '経済産業省',
    on: '2025-03-28',
  });
  check('「AIディスカッションペーパー（第1.1版）」の公表', ['fsa-ai-discussion-paper'], {
    by: '金融庁',
    on: '2026-03-03',
  });
  check('生成AIに関する実態調査報告書ver.2.0', ['jftc-generative-ai-report'], { by: '公正取引委員会' });
  check('学校での生成AI利活用ガイドラインVer.2.0を解説', ['mext-school-genai-guideline'], {
    summary: '文部科学省が改訂した。',
  });
  check('iOS第1.1版の更新情報', []);
});

describe('discussion papers of two authorities', () => {
  check('金融庁のディスカッションペーパーが示す論点', ['fsa-ai-discussion-paper'], {
    summary: '金融機関のAI利用について。',
  });
  check('生成AIを巡る競争（ディスカッションペーパー）', ['jftc-generative-ai-report'], { by: '公正取引委員会' });
  check('FSA seeks views on its AI discussion paper', ['fsa-ai-discussion-paper'], { on: '2025-03-10' });
  check('Discussion paper on central clearing', [], { by: 'Financial Services Agency', on: '2025-06-01' });
});

describe('names in either language, plainly', () => {
  check('「AI事業者ガイドライン案」に対する御意見の募集', ['ai-guidelines-for-business'], { by: '総務省' });
  check('AI Guidelines for Business Ver1.2 compiled', ['ai-guidelines-for-business'], { by: 'METI' });
  check('人工知能関連技術の研究開発及び活用の適正性確保に関する指針を決定', ['ai-appropriateness-guideline'], {
    by: '人工知能戦略本部',
  });
  check('個人情報の保護に関する法律等の一部を改正する法律案の閣議決定', ['appi', 'appi-2026-amendment'], {
    by: '個人情報保護委員会',
    on: '2026-04-07',
  });
  check('個人情報保護法の基礎：第三者提供とは', ['appi']);
  check('AIと著作権に関する考え方について', ['ai-and-copyright-approach'], { by: '文化庁' });
  check('著作権法30条の4と生成AIの学習', ['copyright-act-art-30-4']);
  check('モデル・リスク管理に関する原則の公表', ['fsa-model-risk-principles-2021'], { by: '金融庁' });
  check('Principles for Model Risk Management', ['fsa-model-risk-principles-2021'], { by: 'FSA' });
  check('G7 leaders welcome the Hiroshima AI Process reporting framework', ['hiroshima-reporting-framework']);
  check('広島ＡＩプロセス・フレンズグループ会合', ['hiroshima-ai-process'], { by: '総務省' });
  check('サイバー対処能力強化法の施行令', ['active-cyber-defence-act']);
  check('スマホ新法、アップルとグーグルの対応', ['smartphone-act']);
  check('情プラ法に基づく事業者の指定', ['joho-platform-act'], { by: '総務省' });
  check('神戸市のAI条例、リスクアセスメントの実際', ['kobe-ai-ordinance']);
  check('鳥取県、ディープフェイク規制の条例に罰則', ['tottori-deepfake-ordinance']);
  check('ISO/IEC 42001認証を取得しました', ['iso-iec-42001']);
  check('Japan AISI releases red teaming guide', ['aisi-japan', 'aisi-red-teaming-guide']);
  check('AIセーフティに関する評価観点ガイド（第1.20版）', ['aisi-safety-evaluation-guide']);
  check('弁護士法72条とAI契約審査', ['moj-article72-guideline']);
  check('ダバス事件：AIは発明者になれるか', ['dabus-supreme-court-2026']);
  check('「源内」の大規模実証を開始', ['government-ai-gennai'], { by: 'デジタル庁' });
  check('フロンティアAIへの短期的な対応を金融機関に要請', ['fsa-frontier-ai-request-2026'], {
    by: '金融庁',
    on: '2026-05-22',
  });
});

describe('words that name nothing by themselves', () => {
  check('同法の施行に伴う政令の整備', []);
  check('同指針の改定について', []);
  check('考え方の整理', [], { by: '国土交通省' });
  check('Ver.2.0を公開しました', []);
  check('事業者ガイドラインの改定', [], { by: '消費者庁', summary: '宅配便の置き配について。' });
  check('AISI annual steel report', []);
  check('Grok in Action: a book review', []);
  check('重点計画の進捗', [], { by: '国土交通省', summary: '社会資本整備重点計画について。' });
  check('平賀源内の生涯', []);
  check('プリンシプル・コードの再改訂', [], { summary: '機関投資家の行動原則。' });
});

describe('a link says what the publication does with the measure', () => {
  const roleOf = (title: string, measure: string, expected: LinkRole | null, written: Written = {}) =>
    test(`${expected}: «${title}»`, () => {
      expect(link(draft(title, written)).find(one => one.measure === measure)?.role ?? null).toBe(expected);
    });
  const act = 'ai-promotion-act';
  const guidelines = 'ai-guidelines-for-business';
  roleOf('AI推進法が公布されました', act, 'announces', { bodies: ['cabinet-office'] });
  roleOf('AI事業者ガイドライン（第1.2版）への改定', guidelines, 'amends', { bodies: ['meti'] });
  roleOf('AI Guidelines for Business revised to version 1.2', guidelines, 'amends', { bodies: ['mic'] });
  roleOf('「AI事業者ガイドライン案」に関する意見募集', guidelines, 'consults-on', { bodies: ['mic'] });
  roleOf('Public comments on the draft AI Guidelines for Business', guidelines, 'consults-on', { bodies: ['meti'] });
  roleOf('AI推進法の概要と実務上のポイント', act, 'comments-on', { bodies: ['law-firm'] });
  roleOf('AI推進法をわかりやすく解説', act, 'comments-on');
  roleOf('Five takeaways from Japan’s AI Promotion Act', act, 'comments-on');
  roleOf('AI事業者ガイドライン案に対する意見を提出しました', guidelines, 'comments-on', {
    bodies: ['self-regulatory'],
  });
  roleOf('関係会議の開催', act, 'mentions', { summary: 'AI推進法を踏まえて議論した。' });
  roleOf('個人情報の保護に関する法律等の一部を改正する法律の公布', 'appi-2026-amendment', 'announces', {
    bodies: ['ppc'],
    on: '2026-07-17',
  });
  roleOf('個人情報の保護に関する法律等の一部を改正する法律の公布', 'appi', 'amends', {
    bodies: ['ppc'],
    on: '2026-07-17',
  });
});

describe('a long text', () => {
  const filler = 'この白書は政策の動きを広く述べる。'.repeat(60);
  const found = (content: string) =>
    link({ ...draft('情報通信白書', { by: '総務省' }), content }).map(({ measure }) => measure);

  test('gives a name its context from near by', () => {
    expect(found(`${filler}金融庁はAIに関するディスカッションペーパーを公表した。${filler}`)).toEqual([
      'fsa-ai-discussion-paper',
    ]);
  });

  test('does not give it from far away', () => {
    expect(
      found(`文部科学省は生成AIを論じた。${filler}観光のガイドラインを改めた。${filler}金融庁はAIを論じた。`),
    ).toEqual([]);
  });
});

describe('evidence', () => {
  test('is the words as they stand, with their place', () => {
    const [found] = link(draft('ＡＩ推進法について', {}));
    expect(found?.evidence).toEqual([{ words: 'ＡＩ推進法', place: 'title', at: 0 }]);
  });

  test('is the address where a publication has the catalogue’s own', () => {
    const url = 'https://www.fsa.go.jp/news/r7/sonota/20260303/aidp.html';
    const [found] = link(draft('文書の公表', { url }));
    expect(found).toMatchObject({
      measure: 'fsa-ai-discussion-paper',
      evidence: [{ words: url, place: 'url', at: 0 }],
    });
  });
});
