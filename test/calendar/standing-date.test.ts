import { describe, expect, test } from 'vitest';
import { completeDate, periodIn, standingDate } from '../../src/calendar/standing-date.ts';

describe('a date that stands by itself', () => {
  const check = (text: string, date: string, rest = '') =>
    test(`«${text}»`, () => expect(standingDate(text)).toMatchObject({ printed: { kind: 'whole', date }, rest }));
  check('2025年6月9日', '2025-06-09');
  check('掲載日：令和７年６月９日（月）', '2025-06-09');
  check('2025.06.09 NEW', '2025-06-09');
  check('（令和7年6月9日）', '2025-06-09');
  check('R7.6.9', '2025-06-09');
  check('Published on 12 March 2025', '2025-03-12');
  check('Monday, March 12, 2025', '2025-03-12');
  check('June 2025', '2025-06');
  check('2025年6月9日　大臣会見', '2025-06-09', '大臣会見');
  check('会議の開催について（令和7年6月9日開催）', '2025-06-09', '会議の開催について');
  check('Client Alert | March 12, 2025', '2025-03-12', 'Client Alert');
});

describe('a day without its year', () => {
  const check = (text: string, month: number | null, day: number | null) =>
    test(`«${text}»`, () => expect(standingDate(text)?.printed).toEqual({ kind: 'part', month, day }));
  check('6月9日（月）', 6, 9);
  check('8/7', 8, 7);
  check('8月19日付', 8, 19);
  check('9日', null, 9);
  check('8月', 8, null);
  check('12 Mar', 3, 12);
  check('Feb 29', 2, 29);
});

describe('no date of its own', () => {
  for (const text of [
    '令和8年8月13日からの大雨',
    '6月9日から施行',
    '第54回',
    '3.5% growth',
    '令和7年度',
    '〇月〇日',
    '2025年8月1日～31日',
    '13/32',
  ])
    test(`«${text}»`, () => expect(standingDate(text)).toBeNull());
});

describe('a heading’s period', () => {
  const check = (heading: string, year: number | null, month: number | null, isFiscal = false) =>
    test(`«${heading}»`, () => expect(periodIn(heading)).toEqual({ year, isFiscal, month }));
  check('令和８年のプレスリリース', 2026, null);
  check('2025年度 報道発表', 2025, null, true);
  check('令和7年6月', 2025, 6);
  check('June 2025', 2025, 6);
  check('2025 Newsletters', 2025, null);
  check('8月', null, 8);
  for (const heading of ['お知らせ', 'ISO 27001', '第2回'])
    test(`«${heading}» names none`, () => expect(periodIn(heading)).toBeNull());
});

test('a fiscal year’s January is in the next year; a month that stands nowhere leaves null', () => {
  const fiscal = { year: 2025, isFiscal: true, month: null };
  expect(completeDate({ kind: 'part', month: 1, day: 9 }, fiscal)).toBe('2026-01-09');
  expect(completeDate({ kind: 'part', month: 4, day: 1 }, fiscal)).toBe('2025-04-01');
  expect(completeDate({ kind: 'part', month: null, day: 9 }, fiscal)).toBeNull();
});
