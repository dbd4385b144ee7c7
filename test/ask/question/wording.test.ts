import { expect, test } from 'vitest';
import { contentWords } from '../../../src/ask/question/wording.ts';

test.each([
  ['国の責務を定める条文', '国 責務 条文'],
  ['出した命令と取り下げた命令の違い', '命令 命令'],
  ['税はいくら、税まで、税しか', '税 税 税'],
  ['株と薬', '株 薬'],
])('%s: one 漢字 of a verb is no word to search for, a noun of one is', (asked, words) => {
  expect(contentWords(asked).replace(/\s+/g, ' ')).toBe(words);
});
