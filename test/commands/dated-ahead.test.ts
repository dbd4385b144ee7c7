// A date that lies ahead is the publisher's: it is kept, and said wherever a date is shown.
import { afterAll, expect, test } from 'vitest';
import { isDatedAhead } from '../../src/calendar/day-of-publication.ts';
import { aPublication } from '../world/sample.ts';
import { createAsk } from './ask.ts';

const house = await createAsk({
  measures: [],
  publications: [aPublication({ id: 'pahead', publishedAt: '2027-01-05' })],
});
afterAll(house.close);

test('a day, month or year after today is ahead; one that holds today, or comes before, is not', () => {
  const isAhead = (publishedAt: string | null) => isDatedAhead({ publishedAt }, '2026-10-12');
  const ahead = ['2026-10-13', '2026-10-13T00:00:00+09:00', '2026-10-12T15:00:00Z', '2026-11', '2027'];
  const not = ['2026-10-12', '2026-10-12T23:59:00+09:00', '2026-10', '2026', '2026-10-11', null];
  expect(ahead.filter(date => !isAhead(date))).toEqual([]);
  expect(not.filter(isAhead)).toEqual([]);
});

test('is said by details and evidence, in both languages and as JSON', async () => {
  expect((await house.ask('details pahead')).text).toContain('2027年1月5日付（先の日付）');
  expect((await house.ask('details pahead', 'en')).text).toContain('dated 5 January 2027, a day still ahead');
  const evidence = await house.ask('evidence pahead');
  expect(evidence.text).toContain('2027-01-05（取得した時点では先の日付）');
  expect(evidence.lines[0]).toMatchObject({ published: '2027-01-05', datedAhead: true });
});
