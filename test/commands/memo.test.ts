import { afterAll, describe, expect, test } from 'vitest';
import { loadMeasures } from '../../src/measures/load.ts';
import { aPublication, aTag, noTags } from '../world/sample.ts';
import { createAsk } from './ask.ts';

const house = await createAsk({
  measures: loadMeasures().measures,
  publications: [
    aPublication({
      id: 'pmmmmmmmmmm',
      title: '「AI事業者ガイドライン（第1.2版）」を取りまとめました',
      url: 'https://www.example.go.jp/gl',
      publisher: { ja: '経済産業省', en: 'METI' },
      publisherBodies: ['meti'],
      publishedAt: '2026-03-31',
      links: [{ measure: 'ai-guidelines-for-business', role: 'announces', evidence: [] }],
      tags: { ...noTags, relevance: aTag('core'), kind: aTag('guideline'), bodies: [aTag('meti')] },
    }),
  ],
});
afterAll(() => house.close());

describe('a note to pass on', () => {
  test('says in both languages what happened, how far the measure binds, and on what it stands', async () => {
    const { text, message } = await house.ask('memo pmmmmmmmmmm');
    expect(text).toMatch(/共有文：.*AI事業者ガイドライン/);
    expect(text).toMatch(/Note: .*METI/);
    expect(text).toMatch(/法的拘束力はなく.*\[2\]/);
    expect(text).toMatch(/not legally binding.* \[2\]/);
    expect(text).toMatch(/法的助言ではありません/);
    expect(text).toMatch(/not legal advice/);
    expect(text).toContain('2026年10月12日作成。制度についての記載は2026年10月11日時点です。');
    expect(text).toContain('Made on 12 October 2026. What is said of measures is as of 11 October 2026.');
    const sources = message.blocks.find(({ kind }) => kind === 'list');
    expect(JSON.stringify(sources)).toContain('https://www.example.go.jp/gl');
  });

  test('begins in the language of the place', async () => {
    expect((await house.ask('memo pmmmmmmmmmm', 'en')).text).toMatch(/^Note:/);
    expect((await house.ask('共有文 pmmmmmmmmmm', 'ja')).text).toMatch(/^共有文：/);
  });

  test('on a measure, gives its points, each with its source', async () => {
    const { lines } = await house.ask('memo AI推進法');
    const [{ paragraphs, sources }] = lines as unknown as readonly [
      { paragraphs: readonly { sources: readonly number[] }[]; sources: readonly unknown[] },
    ];
    expect(paragraphs.length).toBeGreaterThan(3);
    for (const paragraph of paragraphs)
      for (const number of paragraph.sources) expect(sources[number - 1]).toBeDefined();
  });

  test('says what to give where there is no such thing', async () => {
    expect((await house.ask('memo p234567abcd', 'en')).text).toMatch(/Nothing here is "p234567abcd"/);
  });
});
