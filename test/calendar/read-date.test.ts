import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '../../src/calendar/read-date.ts';

function check(written: string, expected: string | null, offset?: number): void {
  test(`«${written}» is ${expected}`, () => expect(readDate(written, offset)).toBe(expected));
}

describe('Japanese dates', () => {
  check('令和7年6月9日', '2025-06-09');
  check('令和７年６月９日', '2025-06-09');
  check('令和七年六月九日', '2025-06-09');
  check('令和元年5月1日', '2019-05-01');
  check('令和 7 年 6 月 9 日', '2025-06-09');
  check('㋿7年6月9日', '2025-06-09');
  check('平成38年8月7日', '2026-08-07');
  check('平成31年4月30日', '2019-04-30');
  check('昭和64年1月7日', '1989-01-07');
  check('昭和100年1月1日', '2025-01-01');
  check('大正12年9月1日', '1923-09-01');
  check('明治元年10月23日', '1868-10-23');
  check('R7.6.9', '2025-06-09');
  check('R07.06.09', '2025-06-09');
  check('R7/6/9', '2025-06-09');
  check('r7.6.9', '2025-06-09');
  check('Ｒ７．６．９', '2025-06-09');
  check('H38.8.7', '2026-08-07');
  check('令7.6.9', '2025-06-09');
  check('令和7(2025)年6月9日', '2025-06-09');
  check('令和7年（2025年）6月9日', '2025-06-09');
  check('2025年（令和7年）6月9日', '2025-06-09');
  check('2025(令和7)年6月9日', '2025-06-09');
  check('西暦2025年6月9日', '2025-06-09');
  check('二〇二五年六月九日', '2025-06-09');
  check('令和七年十二月三十一日', '2025-12-31');
  check('令和八年二月二十日', '2026-02-20');
  check('2025年6月9日(月)17時', '2025-06-09T17:00:00+09:00');
  check('2025年6月9日（月曜日）17時30分', '2025-06-09T17:30:00+09:00');
  check('２０２５年６月９日（月）　１７：００', '2025-06-09T17:00:00+09:00');
  check('令和7年6月9日（月・祝）午後5時', '2025-06-09T17:00:00+09:00');
  check('令和7年6月9日午前10時半', '2025-06-09T10:30:00+09:00');
  check('令和7年6月9日 午後0時15分', '2025-06-09T12:15:00+09:00');
  check('令和7年6月9日正午', '2025-06-09T12:00:00+09:00');
  check('2025年6月9日24時', '2025-06-10T00:00:00+09:00');
  check('2025年12月31日 24:00', '2026-01-01T00:00:00+09:00');
  check('2025年6月9日25時', '2025-06-09');
  check('2025年6月9日 17:00:12', '2025-06-09T17:00:12+09:00');
  check('2025年6月9日 17:00 UTC', '2025-06-09T17:00:00+00:00');
  check('2025年6月9日付け', '2025-06-09');
  check('2025年6月9日～7月9日', '2025-06-09');
  check('2025年06月09日', '2025-06-09');
  check('2025年6月', '2025-06');
  check('令和7年6月吉日', '2025-06');
  check('令和７年', '2025');
  check('【令和7年6月9日】', '2025-06-09');
  check('<!-- 平成38年8月7日 -->', '2026-08-07');
  // A fiscal year is another period than the year of its number.
  check('令和7年度', null);
  check('2025年度', null);
  check('6月9日', null);
  check('令和7年13月1日', null);
  check('令和7年2月29日', null);
  check('3年間', null);
});

describe('figures', () => {
  check('2025.6.9', '2025-06-09');
  check('2025．06．09', '2025-06-09');
  check('2025. 6. 9', '2025-06-09');
  check('2025/6/9', '2025-06-09');
  check('2025/06/09 17:30', '2025-06-09T17:30:00+09:00');
  check('2025.6.9(月)', '2025-06-09');
  check('2025/6/9（月）17:00', '2025-06-09T17:00:00+09:00');
  check('2025.06', '2025-06');
  check('2025/6', '2025-06');
  check('2025‐06‐09', '2025-06-09');
  check('14/07/2026', '2026-07-14');
  check('07/14/2026', '2026-07-14');
  check('14.07.2026', '2026-07-14');
  check('07/07/2026', '2026-07-07');
  check('07/14/2026 17:00', '2026-07-14T17:00:00+09:00');
  check('07/08/2026', null);
  check('31/31/2026', null);
});

describe('ISO 8601 and W3CDTF', () => {
  check('2026', '2026');
  check('2026-07', '2026-07');
  check('2026-07-14', '2026-07-14');
  check('2026-7-9', '2026-07-09');
  check('20260714', '2026-07-14');
  check('2026-07-14T17:00Z', '2026-07-14T17:00:00+00:00');
  check('2026-07-14T17:00:30Z', '2026-07-14T17:00:30+00:00');
  check('2026-07-14T17:00:30.123456789Z', '2026-07-14T17:00:30+00:00');
  check('2026-07-14T17:00:30,5+09:00', '2026-07-14T17:00:30+09:00');
  check('2026-07-14t17:00:30z', '2026-07-14T17:00:30+00:00');
  check('2026-07-14T17:00:30-0330', '2026-07-14T17:00:30-03:30');
  check('2026-07-14T17:00:30+09', '2026-07-14T17:00:30+09:00');
  check('2026-07-14T17:00:30', '2026-07-14T17:00:30+09:00');
  check('2026-07-14T17:00:30', '2026-07-14T17:00:30+00:00', 0);
  check('2026-07-14T17', '2026-07-14T17:00:00+09:00');
  check('2026-07-14 17:00:30 +0900', '2026-07-14T17:00:30+09:00');
  check('2026-07-14 17:00:30 UTC', '2026-07-14T17:00:30+00:00');
  check('2026/07/14 17:00:30 JST', '2026-07-14T17:00:30+09:00');
  check('2026-07-14T17:00:30+09:00[Asia/Tokyo]', '2026-07-14T17:00:30+09:00');
  check('Tue, 2026/07/14 17:00:30 EDT', '2026-07-14T17:00:30-04:00');
  check('20260714T170030Z', '2026-07-14T17:00:30+00:00');
  check('20260714170030', '2026-07-14T17:00:30+09:00');
  check('2026-195', '2026-07-14');
  check('2026195T17:00:00Z', '2026-07-14T17:00:00+00:00');
  check('2026-366', null);
  check('2026-W29-2', '2026-07-14');
  check('2026W292', '2026-07-14');
  check('2026-W54-1', null);
  check('2026-12-31T24:00:00Z', '2027-01-01T00:00:00+00:00');
  check('2016-12-31T23:59:60Z', '2016-12-31T23:59:59+00:00');
  // e-Gov's lists.
  check('2025-04-30T15:00:Z', '2025-04-30T15:00:00+00:00');
  check('2026-02-30', null);
  check('2026-07-14T25:00:00Z', null);
  check('2026-07-14T17:61:00Z', null);
  check('0000-00-00', null);
  check('0001-01-01T00:00:00Z', null);
  check('9999-12-31', null);
});

describe('English dates', () => {
  check('Tue, 14 Jul 2026 17:00:30 +0900', '2026-07-14T17:00:30+09:00');
  check('14 Jul 2026 17:00:30 +0900', '2026-07-14T17:00:30+09:00');
  check('Tue, 14 Jul 2026 17:00:30 JST', '2026-07-14T17:00:30+09:00');
  check('Tue, 14 Jul 2026 17:00 GMT', '2026-07-14T17:00:00+00:00');
  check('Tue,14 Jul 2026 17:00:30 +09:00', '2026-07-14T17:00:30+09:00');
  check('Tue, 14 Jul 2026', '2026-07-14');
  check('Tue, 14 Jul 26 17:00:30 UT', '2026-07-14T17:00:30+00:00');
  check('Tue, 14 Jul 98 17:00:30 PST', '1998-07-14T17:00:30-08:00');
  check('Tues, 14 July 2026 17:00:30 Z', '2026-07-14T17:00:30+00:00');
  check('Thursday, 01 January 2026 00:00:00 EST', '2026-01-01T00:00:00-05:00');
  check('Thu, 1 Jan 2026 00:00:00 AEDT', '2026-01-01T00:00:00+11:00');
  check('Thu, 1 Jan 2026 00:00:00 A', '2026-01-01T00:00:00-01:00');
  check('Thu, 1 Jan 2026 00:00:00 Y', '2026-01-01T00:00:00+12:00');
  check('Thu, 1 Jan 2026 00:00:00 XYZ', '2026-01-01');
  check('Thu, 1 Jan 2026 00:00:00 GMT+0900', '2026-01-01T00:00:00+09:00');
  check('Thu, 1 Jan 2026 00:00:00 GMT+9', '2026-01-01T00:00:00+09:00');
  check('Thu, 1 Jan 2026 00:00:00 +0900 (JST)', '2026-01-01T00:00:00+09:00');
  check('Thu, 1 Jan 2026 24:00:00 GMT', '2026-01-02T00:00:00+00:00');
  check('Wed, 31 Jun 2026 00:00:00 GMT', null);
  check('Tuesday, 14-Jul-26 17:00:30 GMT', '2026-07-14T17:00:30+00:00');
  check('14-Jul-2026', '2026-07-14');
  check('14/Jul/2026:17:00:30 +0900', '2026-07-14T17:00:30+09:00');
  check('Tue Jul 14 17:00:30 2026', '2026-07-14T17:00:30+09:00');
  check('Thu Jan  1 00:00:30 2026', '2026-01-01T00:00:30+09:00');
  check('Tue Jul 14 17:00:30 JST 2026', '2026-07-14T17:00:30+09:00');
  check('Tue Jul 14 17:00:30 +0000 2026', '2026-07-14T17:00:30+00:00');
  check('Tue Jul 14 2026 17:00:30 GMT+0900 (Japan Standard Time)', '2026-07-14T17:00:30+09:00');
  check('July 14, 2026', '2026-07-14');
  check('Jul. 14, 2026', '2026-07-14');
  check('July 14th, 2026', '2026-07-14');
  check('Sept. 1, 2025', '2025-09-01');
  check('Tuesday, July 14, 2026', '2026-07-14');
  check('July 14, 2026, 5:00 p.m.', '2026-07-14T17:00:00+09:00');
  check('July 14, 2026 at 12:05 AM EST', '2026-07-14T00:05:00-05:00');
  check('July 14, 2026 5pm', '2026-07-14T17:00:00+09:00');
  check('Jul-14-2026', '2026-07-14');
  check('14 July 2026', '2026-07-14');
  check('14th of July 2026', '2026-07-14');
  check('14 July, 2026', '2026-07-14');
  check('14Jul2026', '2026-07-14');
  check('2026 July 14', '2026-07-14');
  check('2026-Jul-14', '2026-07-14');
  check('July 2026', '2026-07');
  check('Jul 2026', '2026-07');
  check('MARCH 12, 2025', '2025-03-12');
  check('[July 14, 2026]', '2026-07-14');
  check('May 2026', '2026-05');
  check('Mayor 5, 2026', null);
  check('Marketing 5, 2026', null);
  check('July 14', null);
  check('3 days ago', null);
});

describe('what is no date', () => {
  for (const written of [
    '',
    ' ',
    'n/a',
    '未定',
    '-',
    '0',
    '12',
    '第54回',
    'yesterday',
    '2026-',
    '1.2.3',
    '03-1234-5678',
  ])
    check(written, null);
  check('年'.repeat(100_000), null);
  check('1'.repeat(100_000), null);
  check(` ${'令和7年 '.repeat(50_000)}`, '2025');
});

/** Days that are written in a form with the parts of a day. */
const days = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map(date => ({
    iso: date.toISOString().slice(0, 10),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    date,
  }));

describe('for every day', () => {
  const wide = (number: number) => String(number).replace(/\d/g, digit => '０１２３４５６７８９'.charAt(Number(digit)));
  const kanji = (number: number) => {
    const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const [tens, ones] = [Math.floor(number / 10), number % 10];
    return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
  };
  const forms: Record<string, (day: { year: number; month: number; day: number; date: Date }) => string> = {
    western: ({ year, month, day }) => `${year}年${month}月${day}日`,
    'full width': ({ year, month, day }) => `${wide(year)}年${wide(month)}月${wide(day)}日`,
    'Heisei, beyond its end': ({ year, month, day }) => `平成${year - 1988}年${month}月${day}日`,
    kanji: ({ year, month, day }) =>
      `平成${year === 1989 ? '元' : kanji(Math.min(99, year - 1988))}年${kanji(month)}月${kanji(day)}日`,
    letter: ({ year, month, day }) => `H${year - 1988}.${month}.${day}`,
    dots: ({ year, month, day }) => `${year}.${month}.${day}`,
    HTTP: ({ date }) => date.toUTCString().slice(0, 16),
    English: ({ date }) => date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
    British: ({ date }) => date.toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
    era: ({ date }) => date.toLocaleDateString('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' }),
  };
  for (const [name, write] of Object.entries(forms)) {
    test(`${name}`, () => {
      fc.assert(
        fc.property(
          days.filter(({ year }) => year < 2087),
          day => {
            expect(readDate(write(day))).toBe(day.iso);
          },
        ),
      );
    });
  }
  test('a moment keeps its offset and its second', () => {
    fc.assert(
      fc.property(days, ({ date }) => {
        expect(Date.parse(readDate(date.toUTCString()) ?? '')).toBe(Math.floor(date.getTime() / 1000) * 1000);
        expect(Date.parse(readDate(date.toISOString()) ?? '')).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });
});

test('any text is a date that reads as itself, or none', () => {
  const pieces = fc.constantFrom(
    ...'0123456789年月日時分:.-/+TZ令和平成RHS元度（） JanGMTpm, '.split(''),
    'Jul',
    '2026',
    '令和7年',
    '6月',
    '9日',
    '17:00',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 14 }).map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(texts, text => {
      const date = readDate(text);
      if (date === null) return;
      expect(date).toMatch(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?$/);
      expect(Number.isNaN(Date.parse(date))).toBe(false);
      expect(readDate(date)).toBe(date);
    }),
    { numRuns: 3000 },
  );
});
