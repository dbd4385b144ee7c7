import { describe, expect, test } from 'vitest';
import { numberedIn, totalIn } from '../../../src/ask/question/numbered.ts';
import { articlesIn } from '../../../src/ask/question/references.ts';

describe('parts and meetings by their place', () => {
  const names = (text: string, ...expected: [of: string, number: number][]) =>
    test(text, () => expect(numberedIn(text).map(({ of, number }) => [of, number])).toEqual(expected));

  names('AI推進法の第五章', ['章', 5]);
  names('第3回会合と、その2回目', ['回', 3], ['回', 2]);
  names('プリンシプル・コードの第4原則', ['原則', 4]);
  names('under Chapter V', ['chapter', 5]);
  names('the fourth principle and Annex III', ['principle', 4], ['annex', 3]);
  names('第13条第2項、法律第58号、第1.1版');
});

describe('how many there are', () => {
  const counts = (text: string, of: string, total: number | null) =>
    test(`${of} in ${text}`, () => expect(totalIn(text, of)).toBe(total));

  counts('本則は4章28か条。', '章', 4);
  counts('3つの原則', '原則', 3);
  counts('28 articles in four chapters', 'chapter', 4);
  counts('第3章を除き施行', '章', null);
});

test('an article with a branch is another article', () => {
  expect(articlesIn('第13条の2の見出し')).toEqual(['13-2']);
  expect(articlesIn('第13条の2つの論点')).toEqual(['13']);
});
