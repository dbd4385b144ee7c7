import { expect, test } from 'vitest';
import type { Passage } from '../../src/domain/entry.ts';
import { sampleMeasures } from '../world/measures.ts';
import { aPublication } from '../world/sample.ts';
import { createAsk } from './ask.ts';

const long = `${'前置きの文が続く。'.repeat(20)}衛星測位の調達について述べる。${'後の文が続く。'.repeat(20)}`;
const passages: readonly Passage[] = [
  {
    pinpoint: { kind: 'article', article: '16', paragraph: '2', item: null },
    heading: '第十六条（調査研究）',
    text: '国は、分析を行う。',
  },
  { pinpoint: { kind: 'page', page: 12 }, heading: '', text: long },
];
const publication = aPublication({ id: 'plaw', arrival: 'import', source: 'import', title: '見本の文書', passages });

test('a hit in a passage says where it stands, with the words around what was sought', async () => {
  const { ask, close } = await createAsk({ measures: sampleMeasures, publications: [publication] });
  const { text, lines } = await ask('検索 衛星測位');
  expect(text).toMatch(/12頁　….*衛星測位の調達について述べる。.*…/);
  expect(text).toContain('「衛星測位」（該当箇所）');
  expect(lines[0]).toMatchObject({ passage: { pinpoint: { kind: 'page', page: 12 } } });
  expect((await ask('search 衛星測位', 'en')).text).toMatch(/p\. 12 …/);
  expect((await ask('検索 第16条第2項')).text).toContain('第16条第2項（調査研究）　国は、分析を行う。');
  expect((await ask('search Article 16(2)', 'en')).text).toContain('Article 16(2)');
  await close();
});

test('of a source that allows its address only no passage is shown', async () => {
  const foreign = { ...publication, arrival: 'news', source: 'nobody' } as const;
  const { ask, close } = await createAsk({ measures: sampleMeasures, publications: [foreign] });
  const { text, lines } = await ask('検索 衛星測位');
  expect(text).toContain('見本の文書');
  expect(text).not.toContain('述べる');
  expect(lines[0]).toMatchObject({ passage: null });
  await close();
});
