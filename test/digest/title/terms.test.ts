import { expect, test } from 'vitest';
import { titlePairs } from '../../../src/digest/title/grammar.ts';
import { createTitleTerms } from '../../../src/digest/title/terms.ts';
import { glossaryPairs } from '../../../src/library/search/names.ts';

const termsIn = createTitleTerms([...glossaryPairs(), ...titlePairs()]);

test.each([
  ['肖像権保護に関する質問主意書', ['protection of likeness rights', 'written question']],
  ['「AIディスカッションペーパー（第1.1版）」の公表', ['AI Discussion Paper', 'version 1.1']],
  ['閣議後記者会見の概要(令和5年4月7日)', ['press conference after the Cabinet meeting', '7 April 2023']],
  ['AIとデータセンターに関する有識者会議（第3回）', ['data centre', 'expert panel', 'no. 3']],
  ['お知らせ', []],
])('«%s» speaks of %j', (title, expected) => {
  expect(termsIn(title)).toEqual(expected);
});
