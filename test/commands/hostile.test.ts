import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { sampleMeasures } from '../world/measures.ts';
import { aClock, aPublication, aState } from '../world/sample.ts';
import { createAsk } from './ask.ts';

/** More than are ranked exactly. */
const many = 2_100;
const publications = Array.from({ length: many }, (_, index) =>
  aPublication({
    id: `p${index}`,
    title: `生成AIの通知 第${index}号`,
    summary: index === 7 ? '衛星測位' : index % 8 === 0 ? '偽情報' : '',
  }),
);
const store = openSqliteStore({ path: ':memory:', clock: aClock() });
await store.archive.commit({ owner: 'shared', state: aState(), publications, identities: [] });
const house = await createAsk({ measures: sampleMeasures, store });
afterAll(() => house.close());

const search = (words: string, language: 'ja' | 'en') => house.ask({ command: 'search', args: { words } }, language);

describe('whatever is searched for, hits are counted, or it is said in both languages that there are none', () => {
  const check = (
    what: string,
    words: string,
    ja = /：\d+件|見つかりませんでした/,
    en = /": \d+ pub|Nothing was found/,
  ) =>
    test(what, async () => {
      for (const [language, said] of [['ja', ja] as const, ['en', en] as const]) {
        const { text, message, lines } = await search(words, language);
        expect(text).toMatch(said);
        expect(JSON.stringify(message).length).toBeLessThan(20_000);
        expect(lines.length).toBeLessThanOrEqual(10);
      }
    });
  const cutJa = /長いため、先頭の2000字で検索しました。/;
  const cutEn = /Only the first 2000 characters were searched for\./;

  check('10,000 characters', '生成AIの規制はどうなっていますか。'.repeat(600).slice(0, 10_000), cutJa, cutEn);
  check('1,000,000 characters of words', '生成AI '.repeat(200_000), cutJa, cutEn);
  check('1,000,000 times the same letter', 'a'.repeat(1_000_000), cutJa, cutEn);
  check('SQL', `'; DROP TABLE publications; --`);
  check('the full text’s own syntax', '衛星測位 NEAR(生成 通知, 5) OR "題名* AND NOT ^title:(x) {a b}');
  const many = (word: string) => Array.from({ length: 200 }, (_, index) => `${word}${index}`).join(' ');
  check('words that are left out without end', `衛星測位 ${many('-通')}`);
  check('nothing but words that are left out', many('-通'));
  check('filters without end', `生成AI ${many('kind:report -since:').slice(0, 1_900)}`);
  check('emoji', '🤖⚖️ 🏛️❓');
  check('control characters and halves of pairs', '衛星\u0000測位\u0007の\u001b[31m\u202e\ufeff\ud83d');
  test('it was only words: everything is still there', async () => {
    expect((await search('衛星測位', 'ja')).lines).toMatchObject([{ id: 'p7' }]);
  });
});

test('where more fit than are ranked exactly the headline says so; where fewer do it does not', async () => {
  expect((await search('生成AI', 'ja')).text).toContain('新しいものと題名が合うものを優先');
  expect((await search('生成AI', 'en')).text).toContain('the newest, and those whose title fits, were ranked');
  // Fewer than are looked at, and more than are weighed; then more than are looked at of which one has every word.
  for (const words of ['偽情報', '生成AI 衛星測位']) expect((await search(words, 'ja')).text).toContain('優先');
  expect((await search('衛星測位', 'ja')).text).not.toContain('優先');
  expect((await search('衛星測位', 'en')).text).not.toContain('were ranked');
});

test('200 searches at once each find what they look for', async () => {
  const found = await Promise.all(Array.from({ length: 200 }, (_, index) => search(`第${index}号 通知`, 'en')));
  for (const [index, { lines }] of found.entries()) expect(lines[0]?.title).toBe(`生成AIの通知 第${index}号`);
});
