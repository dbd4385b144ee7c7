import { expect, test } from 'vitest';
import { withDays } from '../../../src/digest/words/relative-days.ts';

const said = (words: string, publishedAt: string | null = '2026-03-04', today = '2026-03-05') =>
  withDays(words, { publishedAt }, today);

test.each([
  ['the day of publication stands behind 本日', said('本日公布されました。'), '本日〔3月4日〕公布されました。'],
  ['the days beside it too', said('昨日と明日'), '昨日〔3月3日〕と明日〔3月5日〕'],
  ['another year is named', said('本日', '2025-12-31'), '本日〔2025年12月31日〕'],
  ['a moment counts as its day in Japan', said('本日', '2026-03-03T20:00:00Z'), '本日〔3月4日〕'],
  ['English too', said('Published today.', '2026-03-04'), 'Published today [4 March].'],
  ['on the day itself nothing is added', said('本日', '2026-03-05'), '本日'],
  ['of what bears no whole date nothing is known', said('本日', '2026-03') + said('本日', null), '本日本日'],
  ['日本日 is no 本日', said('西日本日報'), '西日本日報'],
])('%s', (_, words, expected) => {
  expect(words).toBe(expected);
});
