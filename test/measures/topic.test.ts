import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/domain/publication.ts';
import { createLinker } from '../../src/measures/link.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createTopics } from '../../src/measures/topic.ts';

const { measures } = loadMeasures();
const link = createLinker(measures);
const topicOf = createTopics(measures);

function headline(title: string, by: string, on: string | null): Draft {
  return {
    title,
    summary: '',
    content: '',
    url: null,
    publisher: { ja: by, en: by },
    publisherBodies: [],
    publishedAt: on,
    updatedAt: null,
    language: 'ja',
  };
}

/** Headlines of our own. */
function check(title: string, by: string, on: string | null, expected: string | null): void {
  test(`«${title}» (${by}, ${on}) is about ${expected ?? 'none'}`, () => {
    expect(link(headline(title, by, on)).map(({ measure }) => measure)).toEqual(expected === null ? [] : [expected]);
  });
}

describe('a headline that names no measure', () => {
  check(
    '経産省、生成AIを使うコンテンツ制作の手引きを公開　ゲームやアニメ向け',
    'ファミ通',
    '2024-07-05',
    'meti-genai-content-guidebook',
  );
  check('内閣府、AIの社会実装を妨げる規制の情報を募集', '日経', '2026-02-10', 'ai-deployment-barriers-call-2026');
  check('厚労省、AI診断支援と医師の責任で通知', 'ミクスOnline', '2018-12-20', 'mhlw-ai-medical-notice-2018');
  check(
    '法務省、AIによる契約審査は「適法」の基準示す　弁護士法で指針',
    '日本経済新聞',
    '2023-08-01',
    'moj-article72-guideline',
  );
  check(
    'AIで声や肖像を無断利用したら損害賠償は？　法務省が指針',
    '読売新聞',
    '2026-08-10',
    'moj-likeness-voice-report',
  );
  check('総務省、行政手続法とAIの関係を整理　研究会が中間整理', '官庁速報', '2025-09-24', 'mic-admin-law-ai-study');
  check('日米、AIとスパコンの研究協力で意向表明', '文部科学省', '2026-01-27', 'bilateral-ai-cooperation');
  check('総務省、自治体のAI導入手順書を改訂', '総務省', '2025-12-17', 'mic-localgov-ai-guidebook');
});

describe('a headline of another matter, by the same authority in the same days', () => {
  check('総務省、AIを活用した消防の実証事業を公募', '総務省', '2026-03-28', null);
  check('金融庁、AIを悪用した投資詐欺に注意呼びかけ', '金融庁', '2025-03-05', null);
  check('文科省、AIを学ぶ大学院の支援事業', '文部科学省', '2024-12-25', null);
  check('厚労省、創薬AIの研究班を設置', '厚生労働省', '2018-12-20', null);
  check('公取委、AIで談合を検知するシステムを導入', '公正取引委員会', '2025-06-07', null);
  check('日本銀行、AIを使った物価予測の論文を公表', '日本銀行', '2024-10-22', null);
  check('消費者庁、AIチャットボットを相談窓口に導入', '消費者庁', '2025-06-07', null);
  check('神戸市、AIで除雪ルートを最適化', '神戸市', '2024-09-28', null);
  check('内閣府、AIで作る防災マップのコンテスト', '内閣府', '2026-02-11', null);
  check('総務省検討会、放送の将来像で中間取りまとめ', '時事通信', '2025-09-18', null);
});

describe('each of the four things is needed', () => {
  const title = '経産省、生成AIを使うコンテンツ制作の手引きを公開　ゲームやアニメ向け';
  check(title, 'ファミ通', '2024-08-20', null);
  check(title, 'ファミ通', null, null);
  check(title.replace('経産省', '東京都'), 'ファミ通', '2024-07-05', null);
  check(title.replace('生成AI', '図書館'), 'ファミ通', '2024-07-05', null);
  check('経産省、生成AIの手引きを公開', 'ファミ通', '2024-07-05', null);
});

test('the words that told stand in the title as it is printed', () => {
  const draft = headline('経産省、ゲームやアニメの生成ＡＩの手引きを公開', 'ファミ通', '2024-07-05');
  const evidence = topicOf(draft)?.evidence ?? [];
  expect(evidence.map(({ words }) => words)).toEqual(['ゲーム', 'アニメ']);
  for (const { words, at } of evidence) expect(draft.title.slice(at ?? 0).startsWith(words)).toBe(true);
});
