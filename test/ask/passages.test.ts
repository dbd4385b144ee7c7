import { afterAll, expect, test } from 'vitest';
import { sentencesIn } from '../../src/ask/statements/passage-statements.ts';
import { loadMeasures } from '../../src/measures/load.ts';
import { createAsk } from '../commands/ask.ts';
import { aPublication, noTags } from '../world/sample.ts';

const core = { ...noTags, relevance: { value: 'core', confidence: 1, evidence: [] } } as const;
const links = [{ measure: 'meti-ai-civil-liability-guide', role: 'announces', evidence: [] }] as const;
const page = (number: number, text: string) => ({
  pinpoint: { kind: 'page' as const, page: number },
  heading: '',
  text,
});
const own =
  '本手引きは「不法行為責任」を扱い、契約責任や製造物責任は\n検討の対象としていない。なお、事例は仮想のものである。';
const house = await createAsk({
  measures: loadMeasures().measures,
  publications: [
    aPublication({
      id: 'pbbbbbbbbbb',
      title: 'AI利活用における民事責任の解釈適用に関する手引き',
      publisher: { ja: '経済産業省', en: 'METI' },
      publisherBodies: ['meti'],
      publishedAt: '2026-04-09',
      passages: [page(3, '目次　第1章　はじめに'), page(5, own)],
      links: [...links],
      tags: core,
    }),
    aPublication({
      id: 'pccccccccccc'.slice(0, 11),
      title: 'AIの民事責任の手引きの解説',
      publisher: { ja: '見本法律事務所', en: 'Sample Law Office' },
      publishedAt: '2026-05-01',
      passages: [page(1, '民事責任の手引きは、契約責任や製造物責任を検討の対象としていない。')],
      links: [{ ...links[0], role: 'comments-on' }],
      tags: { ...core, kind: { value: 'commentary', confidence: 1, evidence: [] } },
    }),
  ],
});
afterAll(() => house.close());

test('what only the text of a publication says is quoted word for word, with publisher, day and page; the authority first', async () => {
  const { text, lines } = await house.ask('質問 民事責任の手引きは契約責任や製造物責任を検討の対象としていますか');
  const [line] = lines as unknown as readonly { citations: { quote: string; pinpoint: string; publisher: string }[] }[];
  expect(text).toContain(
    '「本手引きは『不法行為責任』を扱い、契約責任や製造物責任は検討の対象としていない。」（経済産業省、2026年4月9日、5頁）',
  );
  const quote = own.replace('\n', '').replace(/。.*$/, '。');
  expect(line?.citations[0]).toMatchObject({ publisher: '経済産業省', pinpoint: '5頁', quote });
  expect(text.indexOf('見本法律事務所')).not.toBeLessThan(0);
});

test('what no passage says is refused, though a passage speaks of the measure', async () => {
  const { lines } = await house.ask('質問 民事責任の手引きで保険料の計算式はどうなっていますか');
  expect(lines[0]).toMatchObject({ refused: true });
});

test.each([
  [
    'ja',
    '第一に、人の判断を\n介在させる。第二に、記録を残す必要がある。',
    ['第一に、人の判断を介在させる。', '第二に、記録を残す必要がある。'],
  ],
  [
    'en',
    'It applies under Act No. 53 of 2025 to\nall of them. Other rules remain as they were before.',
    ['It applies under Act No. 53 of 2025 to all of them.', 'Other rules remain as they were before.'],
  ],
  ['ja', '目次', []],
] as const)('sentences in %s keep their words, lines that were broken are joined', (language, text, expected) => {
  expect(sentencesIn(text, language)).toEqual(expected);
});
