import { expect, test } from 'vitest';
import { createReceive } from '../../src/commands/answer.ts';
import { commands } from '../../src/commands/registry.ts';
import type { Passage } from '../../src/domain/entry.ts';
import { plainForm } from '../../src/message/plain.ts';
import { sampleMeasures } from '../world/measures.ts';
import { aClock, aPublication } from '../world/sample.ts';
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

test('a number of a list of search results is the one that stood beside it, whatever was listed before', async () => {
  const titles = ['生成AIの調達の手引き', '人工知能の研究の報告', '生成AIの監督の指針'];
  const publications = titles.map((title, index) => aPublication({ id: `p${index}`, event: `p${index}`, title }));
  const { contextFor, close } = await createAsk({ measures: sampleMeasures, publications });
  const viewer = { workspace: 'main', person: 'someone', roles: ['reader'] } as const;
  const speaker = { viewer, conversation: { platform: 'terminal', id: 'c1' }, language: 'ja' } as const;
  const receive = createReceive({ commands, contextFor, clock: aClock(0), observe: () => {} });
  const say = async (said: string) =>
    plainForm((await receive(said, speaker)) ?? { summary: '', blocks: [], language: 'ja' });
  await say('新着 すべて');
  const listed = /2　[\s\S]*?(生成AIの\S+)/.exec(await say('検索 生成AI'))?.[1] ?? '';
  expect(titles).toContain(listed);
  expect(await say('詳しく 2')).toContain(listed);
  await close();
});

test('in an English list of results a Japanese title stands under a line that says what it is', async () => {
  const title = '「生成AIの利用に関する指針（案）」に対する意見募集について';
  const { ask, close } = await createAsk({
    measures: sampleMeasures,
    publications: [aPublication({ id: 'p1', title, language: 'ja' })],
  });
  const { text } = await ask('search 生成AI', 'en');
  expect(text).toMatch(/\n.*[A-Za-z]{4}.*\(Japanese only\)\n\s+「生成AI/);
  expect((await ask('検索 生成AI')).text).not.toContain('Japanese only');
  await close();
});
