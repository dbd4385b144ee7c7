import { afterAll, expect, test } from 'vitest';
import { aPublication, aState } from '../../world/sample.ts';
import { buttonsOf, createAsk } from '../ask.ts';

const paragraph = '事業者は、利用者の権利利益を害することのないよう、必要な措置を講ずるものとする。この指針は、';
const first = aPublication({
  id: 'pone',
  source: 'import',
  title: '見本指針',
  content: `${paragraph}令和八年四月一日から適用する。\n事務局は、課に置く。`,
  firstSeenAt: Date.parse('2026-10-01T00:00:00Z'),
});
const later = {
  ...first,
  revision: 2,
  content: `${paragraph}令和八年九月一日から適用する。\n見直しは、毎年行う。`,
  revisedAt: Date.parse('2026-10-05T00:00:00Z'),
};
const house = await createAsk({ measures: [], publications: [first] });
const revise = (publication: typeof first, version: number) =>
  house.store.archive.commit({
    owner: 'shared',
    state: aState({ id: 's-pone', version }),
    publications: [publication],
    identities: [],
  });
await revise(later, 2);
await house.library.catchUp();
afterAll(house.close);

test('details shows where the last revision says something else, in its words and with little around them', async () => {
  const { text, message } = await house.ask({ command: 'details', args: { event: 'pone' } });
  expect(text).toContain('第2版の変更');
  expect(text).toContain('…る。この指針は、令和八年〔−四月〕〔＋九月〕一日から適用する。');
  expect(text).toContain('〔−事務局は、課に置く。〕');
  expect(text).toContain('〔＋見直しは、毎年行う。〕');
  expect(buttonsOf(message)['証跡（全版）']).toEqual({ command: 'evidence', args: { id: 'pone' } });
  const english = (await house.ask({ command: 'details', args: { event: 'pone' } }, 'en')).text;
  expect(english).toContain('Changed in revision 2');
});

test('a change of many or long places is cut and counted, never silently', async () => {
  const lines = Array.from({ length: 12 }, (_, index) => `新しい段落${index}。${'長い文。'.repeat(200)}`);
  await revise({ ...later, revision: 3, content: lines.join('\n') }, 3);
  await house.library.catchUp();
  const { text } = await house.ask({ command: 'evidence', args: { id: 'pone' } });
  expect(text).toContain('第2版の変更');
  expect(text).toContain('第3版の変更');
  expect(text).toMatch(/ほか\d+箇所/);
  expect(text).toMatch(/…（\d+字省略）|…/);
});

test('what was changed too much to compare is said to be, with some of either version', async () => {
  const text = (version: string) => Array.from({ length: 4_000 }, (_, n) => (n % 3 === 1 ? version : n)).join('、');
  await revise({ ...later, revision: 4, content: text('旧') }, 4);
  await revise({ ...later, revision: 5, content: text('新') }, 5);
  await house.library.catchUp();
  const { text: said } = await house.ask({ command: 'details', args: { event: 'pone' } });
  expect(said).toMatch(
    /書き換え（変更が多く、語句ごとには比べていません）：〔−0、旧、2.*…（残り\d+字）〔＋0、新、2.*…（残り\d+字）/,
  );
  expect((await house.ask({ command: 'details', args: { event: 'pone' } }, 'en')).text).toContain(
    'Rewritten (too much',
  );
});
