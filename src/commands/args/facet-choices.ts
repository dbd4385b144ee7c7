import { codebook, type Facet, type Value } from '../../taxonomy/codebook.ts';
import type { Choice } from './arg.ts';

type ValueOf<Name extends Facet> = keyof (typeof codebook)[Name] & string;

/** The values of a facet as choices: ids, labels in both languages, and what people call them. */
export function facetChoices<Name extends Facet>(facet: Name): Choice<ValueOf<Name>>[] {
  return Object.entries<Value>(codebook[facet]).map(([value, { label }]) => ({
    value: value as ValueOf<Name>,
    label,
    words: shortNames[value] ?? [],
  }));
}

/** Names that no label holds. */
const shortNames: Readonly<Record<string, readonly string[]>> = {
  fsa: ['金融庁'],
  meti: ['経産省'],
  ppc: ['個情委'],
  'digital-agency': ['デジ庁'],
  'cabinet-secretariat': ['内閣官房', '官邸', 'kantei'],
  'ai-strategy-hq': ['AI戦略本部'],
  'ai-strategy-council': ['AI戦略会議', 'AI制度研究会'],
  aisi: ['AISI', 'J-AISI'],
  mext: ['文科省'],
  mhlw: ['厚労省'],
  mlit: ['国交省'],
  jftc: ['公取委', '公取'],
  nco: ['NISC'],
  ipa: ['IPA'],
  boj: ['日銀'],
  'law-firm': ['法律事務所', 'law firms', 'firms'],
  privacy: ['プライバシー', '個人データ', 'data protection'],
  copyright: ['知財', '知的財産', 'IP'],
  cybersecurity: ['セキュリティ', 'サイバー', 'security'],
  disinformation: ['偽情報', '誤情報', 'deepfakes'],
  'financial-crime': ['マネロン', 'AML'],
  labour: ['人材', 'labor', '雇用', 'skills'],
  consumer: ['消費者保護', 'consumer protection', 'consumers'],
  rights: ['人権', '公平性', 'human rights', 'fairness', 'bias'],
  liability: ['責任', '契約', 'liability', 'contracts'],
  infrastructure: ['半導体', 'データセンター', 'compute', 'data centres'],
  autonomy: ['自動運転', 'ロボット', 'robots', 'self driving'],
  competition: ['競争', '独禁法', 'antitrust'],
  transparency: ['透明性', '説明可能性', 'explainability'],
  incident: ['インシデント', 'incidents'],
  certification: ['認証', '標準', '監査', 'standards'],
  procurement: ['調達', 'procurement'],
  governance: ['ガバナンス', 'AIガバナンス'],
  'model-risk': ['モデルリスク'],
  finance: ['金融機関', '銀行', '証券', '保険', 'banking', 'banks', 'insurance'],
  health: ['医療', 'ヘルスケア', 'healthcare', 'medical'],
  mobility: ['自動車', '交通'],
  consultation: ['パブコメ', 'パブリックコメント', 'consultations', 'public comment'],
  guideline: ['ガイドライン', 'guidelines', 'guidance'],
  report: ['報告書', 'reports'],
  statute: ['act', 'acts', 'law', 'laws'],
  bill: ['bills'],
  commentary: ['解説', '論考'],
  meeting: ['会議', '審議会', 'meetings'],
  plan: ['計画', '戦略', 'plans', 'strategies'],
  order: ['政令', '告示', '条例', 'orders', 'ordinances'],
  announcement: ['報道発表', 'press releases'],
  enforcement: ['処分', '勧告', '注意喚起'],
};
