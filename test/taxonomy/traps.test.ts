// Words that look like AI and are not, and words that are and do not look like it.
import { describe, expect, test } from 'vitest';
import { createJudge } from '../../src/cli/judge.ts';

const judge = createJudge();
const relevanceOf = (title: string, publisher: string) => judge.given({ title, publisher }).tags.relevance.value;

const traps: readonly (readonly [string, string, 'core' | 'adjacent' | 'none'])[] = [
  ['ＡＩの利用に関する指針', '総務省', 'core'],
  ['人工知能の利用に関する指針', '総務省', 'core'],
  ['人口知能の利用に関する指針', '名古屋市', 'core'],
  ['生成ＡＩの利用に関する指針', '総務省', 'core'],
  ['LLMの評価に関するガイドライン', '総務省', 'core'],
  ['基盤モデルの透明性に関する指針', '総務省', 'core'],
  ['アルゴリズムによる判断の公平性に関する指針', '消費者庁', 'core'],
  ['生成AIの利活⽤に関する指針', '環境省', 'core'],
  ['AIに関する⺠事責任の手引き', '経済産業省', 'core'],
  ['自動運転レベル３の保安基準の改正', '国土交通省', 'core'],
  ['特定自動運行の許可制度の運用開始', '警察庁', 'core'],
  ['韓国のAI法が成立', '日本経済新聞', 'adjacent'],
  ['AIJ事案を踏まえた監督の見直し', '金融庁', 'none'],
  ['自賠責保険（JIBAI）基準料率の改定', '金融庁', 'none'],
  ['CONTRAILによる大気観測の成果', '国立環境研究所', 'none'],
  ['愛着形成に関する調査', 'こども家庭庁', 'none'],
  ['愛知県の最低賃金の改正', '厚生労働省', 'none'],
  ['鳥インフルエンザ（AI）防疫指針の改正', '農林水産省', 'none'],
  ['Avian influenza (AI): revised control guidelines', 'MAFF', 'none'],
  ['Artificial insemination (AI) of cattle: guidelines revised', 'MAFF', 'none'],
  ['家畜人工授精（AI）に関する指針', '農林水産省', 'none'],
  ['Illustratorの.aiファイルの納品ルール', '株式会社見本', 'none'],
  ['LL.M.留学の制度説明', '東京大学', 'none'],
];

describe('relevance of', () => {
  for (const [title, publisher, expected] of traps) {
    test(`${title}: ${expected}`, () => expect(relevanceOf(title, publisher)).toBe(expected));
  }
});
