import { expect, test } from 'vitest';
import { createTitleTerms } from '../../src/digest/title-terms.ts';
import { glossaryPairs } from '../../src/library/search/names.ts';

const termsIn = createTitleTerms(glossaryPairs());

test.each([
  ['肖像権保護に関する質問主意書', ['likeness', 'written question']],
  ['「AIディスカッションペーパー（第1.1版）」の公表', ['discussion paper', 'version 1.1']],
  ['閣議後記者会見の概要(令和5年4月7日)', ['press conference', '7 April 2023']],
  ['AIとデータセンターに関する有識者会議（第3回）', ['data centre', 'study group', 'no. 3']],
  ['お知らせ', []],
])('«%s» speaks of %j', (title, expected) => {
  expect(termsIn(title)).toEqual(expected);
});
