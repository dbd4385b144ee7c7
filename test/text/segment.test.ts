import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt } from '../../src/text/excerpt.ts';
import { fold } from '../../src/text/fold.ts';
import { countIn, indexTerms, searchable } from '../../src/text/segment.ts';

const termsOf = (text: string, mark = '') => indexTerms(searchable(text), mark).split(' ').slice(0, -1);

test('words of Latin letters are whole, Japanese goes in pairs, a lone letter stands for itself', () => {
  expect(termsOf('AI事業者 第3条 Ω')).toEqual(['ai', '事業', '業者', '者第', '3', '条', 'ω']);
  expect(termsOf('', 'x')).toEqual([]);
  expect(termsOf('金融', '\uE000')).toEqual(['\uE000金融']);
});

test('whatever the text, and however long the one before, its terms are the same', () => {
  const text = fc.string({ unit: fc.constantFrom(...'a1 é金融ァーぁ。\uD840\uDC00Ω') });
  fc.assert(
    fc.property(text, fc.nat(300_000), (one, length) => {
      const before = indexTerms(one);
      indexTerms('規'.repeat(length));
      expect(indexTerms(one)).toBe(before);
      for (const term of before.split(' ').slice(0, -1)) expect(one).toContain(term);
    }),
    { numRuns: 50 },
  );
});

test('each letter folds alike alone and among others, whatever came before', () => {
  searchable('\uD835');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aÉＺ１ｶ（㍿ﷺ𝐀𠮟⺠-\u200B\uE001') }), text => {
      expect(searchable(text)).toBe(searchable([...text].map(letter => fold(letter).text).join('')));
    }),
  );
  expect([searchable('𝐀𝐈'), searchable('ｶﾞｲﾄﾞ'), searchable('company’s rules')]).toEqual(['ai', 'ガイド', 'company rul']);
});

test('a Latin phrase counts whole only', () => {
  expect([countIn('ai aij 生成ai', 'ai'), countIn('金融庁金融', '金融')]).toEqual([2, 2]);
});

test('an excerpt shows the words that were sought, and says that something is missing', () => {
  const text = `${'前置きが続く。'.repeat(30)}量子計算機を調達する。${'後に続く。'.repeat(30)}`;
  expect(excerpt(text, ['量子計算機'], 60)).toMatch(/^….*量子計算機を調達する。.*…$/);
  expect(excerpt(text, ['ない語'], 20)).toMatch(/^前置きが.*…$/);
  expect(excerpt('短い。', ['短い'], 20)).toBe('短い。');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 3 }), (whole, word) => {
      expect(whole).toContain(excerpt(whole, [word], 30).replace(/^…|…$/g, '').trim());
    }),
  );
});
