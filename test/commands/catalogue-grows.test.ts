// What authorities publish after the catalogue was made, linked and judged by the rules as they are, and what the answers
// then say.
import { afterAll, describe, expect, test } from 'vitest';
import type { Body, Stage } from '../../src/domain/tags.ts';
import { createLinker } from '../../src/measures/link.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createClassifier } from '../../src/taxonomy/classify.ts';
import { loadLexicon } from '../../src/taxonomy/lexicon.ts';
import { aPublication } from '../world/sample.ts';
import { createAsk } from './ask.ts';

const { measures } = loadMeasures();
const link = createLinker(measures);
const classify = createClassifier(loadLexicon());

interface News {
  readonly title: string;
  readonly by: string;
  readonly bodies: readonly Body[];
  readonly measure: string;
  readonly on: string;
  /** The stage that it moves its measure to. */
  readonly moves: Stage | null;
}

const news: readonly News[] = [
  {
    title: '「AI事業者ガイドライン（第1.3版）」を取りまとめました',
    by: '経済産業省',
    bodies: ['meti'],
    measure: 'ai-guidelines-for-business',
    on: '2026-11-10',
    moves: 'revised',
  },
  {
    title: 'AIディスカッションペーパー（第1.2版）の公表について',
    by: '金融庁',
    bodies: ['fsa'],
    measure: 'fsa-ai-discussion-paper',
    on: '2026-11-15',
    moves: 'revised',
  },
  {
    title: '人工知能基本計画の変更を閣議決定',
    by: '内閣府',
    bodies: ['cabinet-office'],
    measure: 'ai-basic-plan-2026',
    on: '2026-11-20',
    moves: 'cabinet-approved',
  },
  {
    title: '改正公職選挙法（AI生成物表示）の施行について',
    by: '総務省',
    bodies: ['mic'],
    measure: 'election-ai-labelling-act-2026',
    on: '2026-11-18',
    moves: 'in-force',
  },
  {
    title: '個人情報の保護に関する法律等の一部を改正する法律の施行期日を定める政令（案）に関する意見募集',
    by: '個人情報保護委員会',
    bodies: ['ppc'],
    measure: 'appi-2026-amendment',
    on: '2026-11-12',
    moves: null,
  },
];

const publications = news.map(({ title, by, bodies, on }, index) => {
  const id = `pgrows${index}`;
  const draft = aPublication({ id, title, publisher: { ja: by, en: by }, publisherBodies: bodies, publishedAt: on });
  const links = link(draft);
  const bare = links.map(({ measure, role, evidence }) => ({ measure, role, evidence }));
  return { ...draft, links: bare, tags: classify(draft, links, null) };
});

const house = await createAsk({ measures, publications, at: '2026-11-24T09:00:00+09:00' });
afterAll(() => house.close());
const operator = { viewer: { workspace: 'main', person: 'operator', roles: ['operator'] } } as const;

describe('what was published since', () => {
  test.each(news)('«$title» stands in the timeline and moves $measure to $moves', async ({ title, measure, moves }) => {
    const { text, lines } = await house.ask(`timeline ${measure}`, 'en');
    expect(text).toContain(`published since: ${title}`);
    expect(text).toContain('⚠ 44 days ago');
    expect(text).toContain('⚠ 1 linked publication since');
    expect(lines.filter(({ from }) => from === 'archive').map(({ movesTo }) => movesTo)).toEqual([moves]);
    const [card] = (await house.ask(`measure ${measure}`, 'ja', operator)).lines;
    expect(card?.proposals).toMatchObject(moves === null ? [] : [{ stage: moves, title }]);
  });

  test('a reader of the measure sees that it was published since, and no proposal', async () => {
    const { text } = await house.ask('measure ai-guidelines-for-business', 'ja');
    expect(text).toContain(
      '→ 11-10 「AI事業者ガイドライン（第1.3版）」を取りまとめました（目録の後の公表、段階が「改定」に）',
    );
    expect(text).not.toContain('✎');
  });

  test('an operator finds all proposals under the list of measures', async () => {
    const { text } = await house.ask('制度一覧', 'ja', operator);
    expect(text.match(/✎ 運用者へ：目録の変更案です。/g)).toHaveLength(4);
    expect(text).toContain('⚠ その後の関連公表が5件あります');
    expect((await house.ask('制度一覧', 'ja')).text).not.toContain('✎');
  });

  test('a comparison and the overview say that more was published since', async () => {
    const compared = await house.ask('compare AI Guidelines for Business and FSA AI Discussion Paper', 'en');
    expect(compared.text).toContain('⚠ 2 linked publications since');
    expect((await house.ask('overview', 'en')).text).toContain('⚠ 5 linked publications since');
  });
});
