// What the English line says of real titles: all of it, or nothing.
import { expect, test } from 'vitest';
import { createEnglishTitle } from '../../../src/digest/title/english.ts';
import { loadTitleGrammar } from '../../../src/digest/title/grammar.ts';
import { loadMeasures } from '../../../src/measures/load.ts';

const inEnglish = createEnglishTitle(loadTitleGrammar(loadMeasures().measures));
const publisher = { ja: '山江村', en: 'Yamae Village' };

test.each([
  [
    '「AIの活用に関する監督指針」の一部改正（案）に対する意見募集について',
    'Consultation on draft amendments to supervisory guidelines on the use of AI',
  ],
  [
    '「AIの活用に関する監督指針」の一部改正（案）に対する意見募集について（期限の延長）',
    'Consultation on draft amendments to supervisory guidelines on the use of AI (deadline extended)',
  ],
  [
    '「行政における生成AIの調達に関する指針」の案に関する意見募集について',
    'Consultation on draft guidelines on procurement of generative AI in public administration',
  ],
  ['「AI事業者ガイドライン（第1.2版）」の公表について', 'AI Guidelines for Business, version 1.2'],
  [
    'AIと著作権に関する考え方について（素案）のパブリックコメントの結果',
    'Consultation results on first draft of General Understanding on AI and Copyright in Japan',
  ],
  [
    '個人情報の保護に関する法律等の一部を改正する法律案',
    'Bill to amend the Act on the Protection of Personal Information and other Acts',
  ],
  [
    '人工知能関連技術の研究開発及び活用の推進に関する法律施行令の一部を改正する政令の公布について',
    'Cabinet Order amending the Enforcement Order of the AI Promotion Act (promulgated)',
  ],
  ['金融庁AI官民フォーラム（第3回）議事次第', 'FSA AI public-private forum agenda (3rd meeting)'],
  ['金融庁のAI監督指針改正案のポイント', 'Key points of FSA’s draft amendments to AI supervisory guidelines'],
  ['AIセキュリティ確保のガイドライン策定　総務省', 'MIC: formulation of guidelines on ensuring AI security'],
  ['東京都、AIの利用に関する基本方針を改定', 'Tokyo: basic policy on the use of AI (revised)'],
  ['生成 AI サービスの利用に関し個人情報保護委員会が注意喚起', 'PPC: alert on the use of generative AI services'],
  [
    '松本総務大臣閣議後記者会見の概要(令和5年4月7日)',
    'Outline of the MIC minister’s press conference after the Cabinet meeting (7 April 2023)',
  ],
  [
    '衆議院議員見本太郎君提出生成AIと選挙に関する質問に対する答弁書',
    'Written answer to a question on generative AI and elections (asked by a member of the House of Representatives)',
  ],
  ['○山江村職員の生成AI活用推進条例', 'Ordinance promoting the use of generative AI by Yamae Village staff'],
  ['AIサービスの利活⽤に伴う企業の⺠事責任', 'Civil liability of companies arising from the use of AI services'],
  ['労働市場における生成AIの影響', 'Impact of generative AI in the labour market'],
  ['AISTに関する指針', 'Guidelines on AIST'],
  ['AIの活用に関する監督指針（鼓動）', 'Supervisory guidelines on the use of AI (…)'],
])('«%s» is «%s»', (title, english) => {
  expect(inEnglish(title, publisher)).toBe(english);
});

test.each([
  ['a word that is not known', '生成AIの鼓動に関する指針'],
  ['a word that is quoted and not known', '金融庁「鼓動」指針'],
  ['several clauses', '自動運転車の事故、責任は　国交省WGが中間とりまとめ'],
  ['two readings', 'EU AI法の域外適用と日本企業の対応'],
  ['an adjective whose thing is not told', '新しい金融機関向け生成AIガイドラインの概要'],
  ['two sessions, of which none tells whose it is', '第14回AI戦略会議・第7回AI制度研究会'],
  ['a plan that did not happen yet', '経産省が「手引き」の公表へ'],
  ['English', 'Report on the Use of AI Models'],
  ['nothing', ''],
  ['a bracket that is never closed', '「AIの活用に関する監督指針'],
  ['more than a title', '指針'.repeat(200)],
])('of %s nothing is said', (_, title) => {
  expect(inEnglish(title, publisher)).toBeNull();
});
